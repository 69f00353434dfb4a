// Where a seller begins: what needs him leads to where it is done, and a first product has its guide.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { password } from './kit/market.js';
import { startSeeded } from './kit/seeded.js';

// What an example cannot have: all else of it is as the market requires and recommends.
const sellersOwn = ['logo.given', 'resources.given', 'notebook.address', 'repository.address', 'asset.given', 'asset.role'].concat(
  ['recommended.batch', 'recommended.realtime', 'licence.given', 'seller.registered', 'seller.profile'],
);

describe('a seller’s home', () => {
  let market, browser, accounts, ids, visitor, page;
  before(async () => {
    ({ market, accounts } = await startSeeded());
    ids = market.ids;
    browser = await launch();
    await open('operator');
    const reason = 'The sample is missing.';
    await send('souk', 'RefusePublishingReview', { ChangeSetId: ids.review, Reason: reason });
    await visitor.close();
    await open('seller');
    await send('souk', 'DeleteTaxInterview', {});
    await visitor.close();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(() => visitor.close());

  async function open(as, language = 'en') {
    visitor = await new Visitor(market, browser, { language }).open();
    page = visitor.page;
    await visitor.signIn(accounts[as]);
  }

  async function send(service, operation, data) {
    const answer = await visitor.context.request.post(`${market.url}/api/${service}/${operation}`, { headers: { 'X-Souk-Request': '1' }, data });
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  }

  const list = (name) => page.getByRole('list', { name });
  const heading = (text) => page.locator('main h1', { hasText: text }).waitFor();

  test('is where who sells lands, and the first of his pages', async () => {
    visitor = await new Visitor(market, browser, { language: 'fr' }).open();
    page = visitor.page;
    await visitor.goTo('/sign-in');
    await page.getByRole('textbox', { name: 'Compte', exact: true }).fill(accounts.seller.id);
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/fr/seller');
    await heading('Accueil vendeur');
    const links = await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link').evaluateAll((all) => all.map((each) => each.pathname));
    assert.equal(links.find((path) => path.startsWith('/fr/seller')), '/fr/seller');
  });

  test('each thing that needs him leads to where it is done', async () => {
    await open('seller');
    await visitor.goTo('/seller');
    await visitor.hold('what needs him');
    const rows = await list('What needs you').getByRole('listitem').evaluateAll((all) => all.map((each) => [each.innerText, each.querySelector('a').pathname]));
    const of = (text, path) => assert.ok(rows.some(([said, to]) => said.includes(text) && to === `/en${path}`), `${text}: ${JSON.stringify(rows)}`);
    of('Failed', `/seller/requests/${ids.review}`);
    of('Test product', `/seller/listings/${ids.product}`);
    of('Draft', `/seller/drafts/${ids.draft}`);
    of('Draft', `/seller/drafts/${ids.edited}`);
    of('Missing', '/seller/settings');
    assert.equal(rows.length, 5, JSON.stringify(rows));

    await list('What needs you').getByRole('link', { name: 'Tax declaration' }).click();
    await heading('Registration and settings');
    assert.equal(await page.getByRole('tab', { name: 'Tax declaration' }).getAttribute('aria-selected'), 'true');
    for (const [path, shown] of [
      [`/seller/requests/${ids.review}`, 'The sample is missing.'],
      [`/seller/listings/${ids.product}`, 'Sign off and publish'],
      [`/seller/drafts/${ids.draft}`, 'Certified cell nuclei'],
    ]) {
      await visitor.goTo('/seller');
      await list('What needs you').locator(`a[href="/en${path}"]`).click();
      await page.waitForURL(`**/en${path}`);
      await page.getByRole('main').getByText(shown).first().waitFor();
    }
  });

  test('what waits for others', async () => {
    await open('seller');
    await visitor.goTo('/seller');
    const rows = list('On its way').getByRole('listitem');
    assert.equal(await rows.count(), 2);
    await rows.locator(`a[href="/en/seller/requests/${ids.changed}"]`).waitFor();
    await rows.getByRole('link', { name: ids.agreement }).click();
    await page.getByText('Another agreement takes its place').waitFor();
  });

  test('the last thirty days are the operation’s', async () => {
    await open('seller');
    await visitor.goTo('/seller');
    const { Sum, Subscriptions } = await send('souk', 'GetInsights', { Days: 30 });
    const text = await page.getByRole('main').textContent();
    const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).format(Sum.Total);
    for (const shown of [`Inferences${new Intl.NumberFormat('en').format(Sum.Requests)}`, `Revenue${dollars}`, `Subscriptions${Subscriptions.Active}`])
      assert.ok(text.includes(shown), `${shown} in ${text}`);
    await page.getByRole('link', { name: 'All insights' }).click();
    await heading('Insights');
  });

  test('what was asked for again needs him no more', async () => {
    await open('seller');
    const change = { ChangeType: 'UpdateVisibility', Entity: { Type: 'MachineLearningProduct@1.0', Identifier: ids.product }, DetailsDocument: { TargetVisibility: 'Public' } };
    const { ChangeSetId } = await send('marketplace-catalog', 'StartChangeSet', { Catalog: 'AWSMarketplace', ChangeSet: [change] });
    const failed = list('What needs you').locator(`a[href="/en/seller/requests/${ids.review}"]`);
    const tested = list('What needs you').locator(`a[href="/en/seller/listings/${ids.product}"]`);
    await visitor.goTo('/seller');
    await list('On its way').locator(`a[href="/en/seller/requests/${ChangeSetId}"]`).waitFor();
    assert.deepEqual([await failed.count(), await tested.count()], [1, 0], 'it is on its way, and may fail again');
    const seller = visitor;
    await open('operator');
    await send('souk', 'ApprovePublishingReview', { ChangeSetId });
    await visitor.close();
    [visitor, page] = [seller, seller.page];
    for (let status = ''; status !== 'SUCCEEDED'; ) {
      status = (await send('marketplace-catalog', 'DescribeChangeSet', { Catalog: 'AWSMarketplace', ChangeSetId })).Status;
      assert.notEqual(status, 'FAILED');
    }
    await visitor.goTo('/seller');
    await list('What needs you').getByRole('listitem').first().waitFor();
    assert.deepEqual([await failed.count(), await tested.count()], [0, 0]);
  });

  test('a first product: four steps, and an example to begin from', async () => {
    await open('buyer', 'fr');
    await visitor.goTo('/seller');
    const steps = page.getByRole('list', { name: 'Votre premier produit' });
    assert.equal(await steps.getByRole('listitem').count(), 4);
    await visitor.hold('guide');
    await page.getByRole('button', { name: 'Copier un exemple' }).click();
    await page.waitForURL('**/fr/seller/drafts/*');
    await page.getByRole('textbox', { name: 'Titre du produit' }).waitFor();
    assert.match(await page.getByRole('textbox', { name: 'Titre du produit' }).inputValue(), /^Example/);
    const id = new URL(page.url()).pathname.split('/').pop();
    const { Report } = await send('souk', 'GetReadinessReport', { DraftId: id });
    const lacking = Report.Checks.filter(({ Status }) => Status === 'FAIL' || Status === 'WARN').map(({ Id }) => Id);
    assert.deepEqual(lacking, sellersOwn);
    await visitor.goTo('/seller');
    assert.equal(await list('À faire').locator(`a[href="/fr/seller/drafts/${id}"]`).count(), 1);
  });
});

// The seller's table of products: found by any property, in the columns that he chose; both are there again when he
// comes back, and what can be done with a product says why it cannot be now.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { startSeeded } from './kit/seeded.js';

describe('the table of listings', () => {
  let market, browser, accounts, ids, visitor, page;
  before(async () => {
    ({ market, accounts } = await startSeeded());
    ids = market.ids;
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(() => visitor.close());

  async function open(language = 'en') {
    visitor = await new Visitor(market, browser, { language }).open();
    page = visitor.page;
    await visitor.signIn(accounts.seller);
    await visitor.goTo('/seller/listings');
  }

  const table = () => page.getByRole('table', { name: /Products|Produits/ });
  const rows = () => table().locator('tbody tr');
  const filter = () => page.getByRole('combobox', { name: /^(Find|Chercher|Rechercher)/ });
  const row = (id) => rows().filter({ has: page.locator(`a[href$="/seller/listings/${id}"]`) });

  test('tells kind, version, subscribers and revenue of each', async () => {
    await open();
    const live = row(ids.live);
    await live.getByText('2.0').waitFor();
    const text = await live.innerText();
    for (const shown of ['Model package', 'Live', '2.0', '$']) assert.ok(text.includes(shown), `${shown} in ${text}`);
    await visitor.hold('the table of listings');
  });

  test('is filtered by a status in the reader’s words, and again from its address', async () => {
    await open('fr');
    await rows().nth(1).waitFor();
    const before = await page.locator('main table tbody tr').count();
    await filter().fill('Statut : Produit en test');
    await page.keyboard.press('Enter');
    await page.waitForFunction((count) => document.querySelectorAll('main table tbody tr').length < count, before);
    await page.waitForURL(/filter=/);
    assert.ok((await table().innerText()).includes('Produit en test'));
    assert.equal(await row(ids.live).count(), 0);
    await visitor.hold('a filtered table');
    await page.reload();
    await visitor.settle();
    assert.equal(await row(ids.live).count(), 0);
    await row(ids.product).waitFor();
  });

  test('keeps the columns that were chosen', async () => {
    await open();
    await page.getByRole('button', { name: 'Preferences', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Product ID').click();
    await visitor.hold('preferences');
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await table().getByRole('columnheader', { name: 'Product ID' }).waitFor();
    await page.reload();
    await visitor.settle();
    await table().getByRole('columnheader', { name: 'Product ID' }).waitFor();
    await row(ids.live).getByText(ids.live).waitFor();
  });

  test('says why an act is not possible, and does those that are', async () => {
    await open();
    const acts = page.getByRole('button', { name: 'Actions', exact: true });
    assert.ok(await acts.isDisabled(), 'nothing is chosen');
    await row(ids.live).getByRole('radio').check();
    await acts.click();
    const item = (name) => page.getByRole('menuitem', { name });
    assert.equal(await item('Sign off and publish').getAttribute('aria-disabled'), 'true');
    assert.equal(await item('Delete draft').getAttribute('aria-disabled'), 'true');
    await visitor.hold('the menu of acts');
    await item('Delete draft').hover();
    await page.getByText('it can be taken off the market, not deleted').locator('visible=true').first().waitFor();
    await item('Duplicate').click();
    await page.waitForURL('**/seller/drafts/draft-*');
    await page.getByLabel('Product title').waitFor();
    assert.match(await page.getByLabel('Product title').inputValue(), /^Copy of /);
  });

  test('deletes a product that was never submitted, by its name', async () => {
    await open();
    const send = async (service, operation, data) => {
      const answer = await visitor.context.request.post(`${market.url}/api/${service}/${operation}`, { headers: { 'X-Souk-Request': '1' }, data });
      assert.equal(answer.status(), 200, await answer.text());
    };
    const change = { ChangeType: 'CreateProduct', Entity: { Type: 'MachineLearningProduct@1.0' }, DetailsDocument: { ProductTitle: 'Never meant' } };
    await send('marketplace-catalog', 'StartChangeSet', { Catalog: 'AWSMarketplace', ChangeSet: [change] });
    // It comes by itself: nobody asks for the page again.
    const doomed = rows().filter({ hasText: 'Never meant' });
    await doomed.waitFor();
    await doomed.getByRole('radio').check();
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete draft' }).click();
    const dialog = page.getByRole('dialog');
    const act = dialog.getByRole('button', { name: 'Delete draft' });
    assert.ok(await act.isDisabled());
    await dialog.getByRole('textbox', { name: 'Type the name to confirm' }).fill('Never meant');
    await act.click();
    await doomed.waitFor({ state: 'detached' });
  });
});

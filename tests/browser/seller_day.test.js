// A seller's day: what waits for him, a product from its test to the market, whom he shows it to, what he
// sends again, his offers, agreements and figures.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { startSeeded } from './kit/seeded.js';

const title = 'Cell Nuclei Classifier (gradient-boosted trees)';

describe('a seller’s day', () => {
  let market, browser, accounts, ids, visitor, page, operator;
  before(async () => {
    ({ market, accounts } = await startSeeded('--clock', '+0s'));
    ids = market.ids;
    browser = await launch();
    operator = await come('operator');
    visitor = await come('seller');
    page = visitor.page;
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  async function come(as, language = 'en') {
    const comes = await new Visitor(market, browser, { language }).open();
    return as === 'nobody' ? comes : comes.signIn(accounts[as]);
  }

  async function send(who, service, operation, data) {
    const answer = await who.context.request.post(`${market.url}/api/${service}/${operation}`, { headers: { 'X-Souk-Request': '1' }, data });
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  }

  let broken = false;
  const step = (name, act) =>
    test(name, async () => {
      assert.ok(!broken, 'a step before it failed');
      broken = true;
      await act();
      assert.deepEqual(visitor.faults, []);
      broken = false;
    });
  const button = (name) => page.getByRole('button', { name, exact: true }).locator('visible=true').first();
  const says = (text) => page.getByRole('main').getByText(text).locator('visible=true').first().waitFor({ timeout: 60_000 });
  const product = () => visitor.goTo(`/seller/listings/${ids.product}`);
  /** The operator lets the product's request go on, as soon as it waits for him. */
  async function approve() {
    for (let tries = 0; tries < 200; tries++) {
      const { Reviews } = await send(operator, 'souk', 'ListPublishingReviews', { Status: 'WAITING' });
      const waiting = Reviews.find(({ EntityId }) => EntityId === ids.product);
      if (waiting) return send(operator, 'souk', 'ApprovePublishingReview', { ChangeSetId: waiting.ChangeSetId });
    }
    return assert.fail('no request waits for the operator');
  }

  const isOff = (name, off) =>
    page.waitForFunction(
      ([wanted, state]) => [...document.querySelectorAll('main button')].some((each) => each.textContent.startsWith(wanted) && (each.getAttribute('aria-disabled') === 'true') === state),
      [name, off],
    );

  step('sees what is under way, and why nothing can be changed meanwhile', async () => {
    await product();
    await button('Sign off and publish').waitFor();
    await isOff('Sign off and publish', true);
    await visitor.hold('a product with a request under way');
    await button('Sign off and publish').hover();
    await page.getByText('An open request holds the product. Wait for its end').locator('visible=true').first().waitFor();
    await says(/Usually takes|Under way since/);
  });

  step('cancels the request, and the product’s page knows by itself', async () => {
    const other = await visitor.context.newPage();
    await other.goto(`${market.url}/en/seller/requests/${ids.review}`);
    await other.getByRole('button', { name: 'Cancel request' }).click();
    await other.getByText('Cancelled').first().waitFor();
    await other.getByRole('button', { name: 'Send again' }).waitFor();
    await other.close();
    await isOff('Sign off and publish', false);
  });

  step('adds an account to the allow-list by number, and removes it by name', async () => {
    const list = page.getByRole('table', { name: 'Test accounts' });
    await list.getByText('Clinique du Lac').waitFor();
    await page.getByRole('textbox', { name: 'Further accounts' }).fill(`12345 ${accounts.newcomer.id}`);
    await says('12345');
    assert.equal(await button('Add to the list').getAttribute('aria-disabled'), 'true');
    await page.getByRole('textbox', { name: 'Further accounts' }).fill(accounts.newcomer.id);
    await button('Add to the list').click();
    await list.getByText('Laboratoire du Nord').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Remove Laboratoire du Nord from the list' }).click();
    await list.getByText('Laboratoire du Nord').waitFor({ state: 'detached', timeout: 60_000 });
  });

  step('makes a link; whoever has it reads the page, and nothing once it is taken back', async () => {
    await page.getByRole('textbox', { name: 'Whom it is for' }).fill('The hospital');
    await button('Make a link').click();
    const address = (await page.getByTestId('preview-link').innerText()).trim();
    const guest = await come('nobody', 'fr');
    await guest.page.goto(address.replace('/en/', '/fr/'));
    await guest.page.locator('main h1', { hasText: title }).waitFor();
    await guest.settle();
    assert.equal(await guest.page.getByRole('button', { name: /abonner/i }).count(), 0);
    await guest.hold('a product before it is live');
    await page.getByRole('button', { name: 'Take back the link: The hospital' }).click();
    await page.getByRole('button', { name: 'Take back the link: The hospital' }).waitFor({ state: 'detached' });
    await guest.page.reload();
    await guest.page.getByText('L’élément n’existe pas', { exact: false }).first().waitFor();
    await guest.close();
  });

  step('has the checks executed, and reads along what the container writes', async () => {
    await button('Validation report').click();
    await page.waitForURL('**/report');
    await button('Run the checks').click();
    await page.getByLabel('What the container wrote').getByText('rounds').first().waitFor({ timeout: 120_000 });
    await visitor.hold('a report with its log');
  });

  step('reads all that goes live, and signs off; the page tells when it is live', async () => {
    await product();
    await button('Sign off and publish').click();
    await page.waitForURL('**/sign-off');
    await says('The product was never live: all of it is new.');
    await page.getByTestId('preview').getByText(title).first().waitFor();
    await visitor.settle();
    await visitor.hold('before it goes live');
    await button('Sign off and publish').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Type the name to confirm' }).fill(title);
    await dialog.getByRole('button', { name: 'Sign off and publish' }).click();
    await says('The request is on its way.');
    await product();
    await approve();
    await page.getByRole('main').getByText('Live', { exact: true }).first().waitFor({ timeout: 60_000 });
    await isOff('Unpublish', false);
    await visitor.settle();
    const stages = await page.getByRole('list', { name: 'Publication' }).innerText();
    assert.equal((stages.match(/\d{4}/g) ?? []).length, 4, `each stage has its time: ${stages}`);
    await visitor.hold('a live product');
  });

  step('takes the product off the market again, and reads until when he supports its subscribers', async () => {
    await product();
    const dialog = page.getByRole('dialog');
    const doIt = dialog.getByRole('button', { name: 'Unpublish', exact: true });
    for (const [replacement, text] of [
      [ids.product, 'What replaces the product must be another product of yours that is on offer.'],
      [ids.live, 'The request is on its way.'],
    ]) {
      await isOff('Unpublish', false);
      await button('Unpublish').click();
      await dialog.getByText('You support them for at least 90 days.').waitFor();
      await dialog.getByLabel('E-mail address').fill('grace@example.com');
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('A better one comes.');
      await dialog.getByRole('textbox', { name: 'Replacement product' }).fill(replacement);
      const name = dialog.getByRole('textbox', { name: 'Type the name to confirm' });
      await name.fill(`${title}?`);
      assert.ok(await doIt.isDisabled());
      await name.fill(title);
      await doIt.click();
      await dialog.waitFor({ state: 'detached' });
      await says(text);
    }
    await approve();
    await send(operator, 'souk', 'MoveClock', { BySeconds: 24 * 3600 }); // for which it can be taken back
    await says(/^Off the market since/);
    await says(/You support your subscribers until .* Nobody is subscribed\./);
    await says(`It is replaced by ${ids.live}.`);
    await isOff('Unpublish', true);
    await visitor.settle();
    await visitor.hold('a product off the market');
    const guest = await come('nobody');
    await guest.goTo(`/products/${ids.product}`);
    await guest.page.getByText('It was taken off the market', { exact: false }).first().waitFor();
    await guest.close();
  });

  step('copies a request of the list as what would send it again', async () => {
    await visitor.goTo('/seller/requests');
    await page.getByRole('button', { name: /^Copy as: / }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('tab', { name: 'JSON' }).click();
    const input = JSON.parse(await dialog.getByLabel('JSON', { exact: true }).locator('visible=true').last().textContent());
    assert.equal(input.Catalog, 'AWSMarketplace');
    assert.ok(input.ChangeSet.every((each) => each.ChangeType && each.Entity.Type && each.DetailsDocument));
    await send(visitor, 'marketplace-catalog', 'StartChangeSet', { ...input, Intent: 'VALIDATE' });
    await page.keyboard.press('Escape');
  });

  step('looks at offers, agreements, figures and reports', async () => {
    for (const [path, text] of [
      ['/seller/offers', 'For the clinic'],
      ['/seller/agreements', accounts.buyer.id],
      ['/seller/insights', 'Subscriptions'],
      ['/seller/reports', /CSV|Download/],
    ]) {
      await visitor.goTo(path);
      await says(text);
    }
  });
});

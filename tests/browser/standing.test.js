// What cannot be done with a product now is greyed out and says why, in the reader's language.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { startSeeded } from './kit/seeded.js';

describe('what a seller may do with a product', () => {
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

  async function visit(path, language = 'en') {
    visitor = await new Visitor(market, browser, { language }).open();
    page = visitor.page;
    await visitor.signIn(accounts.seller);
    await visitor.goTo(path);
  }

  for (const [language, held, signOff, reason] of [
    ['en', 'An open request holds this product', 'Sign off and publish', 'An open request holds the product. Wait for its end, or cancel it.'],
    ['fr', 'Une demande en cours retient ce produit', 'Valider et publier', 'Une demande en cours retient le produit. Attendez qu’elle se termine, ou annulez-la.'],
  ])
    test(`a request that waits for the operator holds the product, ${language}`, async () => {
      await visit(`/seller/listings/${ids.product}`, language);
      await page.getByText(held).waitFor();
      const button = page.getByRole('button', { name: signOff });
      assert.equal(await button.getAttribute('aria-disabled'), 'true');
      await visitor.hold(`held product, ${language}`);
      await button.focus();
      await page.getByText(reason).locator('visible=true').first().waitFor();
    });

  test('what is held is free again when the request was cancelled, without a reload', async () => {
    await visit(`/seller/listings/${ids.product}`);
    const button = page.getByRole('button', { name: 'Sign off and publish' });
    await page.getByText('An open request holds this product').waitFor();
    const options = { headers: { 'X-Souk-Request': '1' }, data: { Catalog: 'AWSMarketplace', ChangeSetId: ids.review } };
    const answer = await visitor.context.request.post(`${market.url}/api/marketplace-catalog/CancelChangeSet`, options);
    assert.equal(answer.status(), 200, await answer.text());
    await page.getByText('An open request holds this product').waitFor({ state: 'detached' });
    assert.equal(await button.getAttribute('aria-disabled'), null);
    assert.equal(await button.isEnabled(), true);
  });
});

// A product that was taken off the market, as those see it who subscribe: since when, until when they are supported, and
// what is to take its place.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

const day = 86400;

describe('an unpublished product', () => {
  let market, browser, visitor, page, operator;
  before(async () => {
    market = (await new Market().start('--clock', '+0s')).stock();
    operator = market.account('Operator', '--operator');
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(() => visitor.close());

  async function visit(account, path, options = {}) {
    visitor = await new Visitor(market, browser, { language: 'en', width: 1440, ...options }).open();
    page = visitor.page;
    await visitor.signIn(account);
    await visitor.goTo(market.addressOf(path));
  }
  const operate = async (operation, data) => {
    const headers = { 'X-Souk-Request': '1' };
    const answer = await visitor.context.request.post(`${market.url}/api/${operation}`, { headers, data });
    assert.ok(answer.ok(), await answer.text());
    return answer.json();
  };
  const unpublish = async () => {
    await visit(market.seller, '/');
    const ids = { ProductId: market.products.free.id, ReplacementProductId: market.products.paid.id };
    const { ChangeSetId } = await operate('souk/UnpublishProduct', { ...ids, ContactEmail: 'a@example.com', Reason: 'The other one does it all.' });
    for (let status = ''; status !== 'SUCCEEDED'; ) {
      ({ Status: status } = await operate('marketplace-catalog/DescribeChangeSet', { Catalog: 'AWSMarketplace', ChangeSetId }));
      assert.notEqual(status, 'FAILED');
    }
    await visitor.close();
  };

  test('says it on its page, among subscriptions, where it is launched and where it runs', async () => {
    await visit(market.subscriber, '/products/{free}/launch');
    await page.getByLabel('Name of the endpoint').fill('outlives');
    await page.getByRole('button', { name: 'Launch endpoint' }).click();
    await page.getByRole('button', { name: 'Send' }).waitFor({ timeout: 120_000 });
    assert.equal(await page.getByTestId('support-end').count(), 0, 'it is still sold');
    await visitor.close();
    await unpublish();
    for (const path of ['/products/{free}', '/products/{free}/launch', '/endpoints/outlives']) {
      await visit(market.subscriber, path);
      await page.getByText('This product was taken off the market on', { exact: false }).waitFor();
      assert.match(await page.getByTestId('support-end').textContent(), /supports those who subscribe until .*: 90 days more\./);
      await page.getByRole('link', { name: market.products.paid.title, exact: true }).first().waitFor();
      await visitor.hold(path);
      await visitor.close();
    }
    await visit(market.subscriber, '/subscriptions', { language: 'fr', width: 390 });
    await page.getByText('Retiré de la vente\u00a0; support jusqu’au', { exact: false }).waitFor();
    assert.equal(await page.getByText('Retiré de la vente', { exact: false }).count(), 1, 'the other one is sold');
    await visitor.hold('subscriptions');
  });

  test('is gone for who does not subscribe, and its support ends', async () => {
    await visit(market.account('Too Late'), '/products/{free}');
    await page.locator('main h1', { hasText: 'This product is not offered' }).waitFor();
    await visitor.close();
    await visit(operator, '/');
    await operate('souk/MoveClock', { BySeconds: 91 * day });
    await visitor.close();
    await visit(market.subscriber, '/products/{free}', { language: 'fr' });
    await page.getByText('Le support de son vendeur a pris fin le', { exact: false }).waitFor();
    await visitor.hold('support is over');
  });
});

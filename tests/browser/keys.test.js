// Keys that work on every page: the skip link, the palette, the list of keys, jumps, and Ctrl+Enter in forms.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { pages } from './kit/pages.js';
import { startSeeded } from './kit/seeded.js';

describe('keys', () => {
  let market, browser, accounts, visitor, page;
  before(async () => {
    ({ market, accounts } = await startSeeded());
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  beforeEach(async () => {
    visitor = await new Visitor(market, browser, { language: 'en' }).open();
    page = visitor.page;
  });
  afterEach(() => visitor.close());

  const focused = () => page.evaluate(() => document.activeElement.textContent);
  const dialog = () => page.getByRole('dialog').locator('visible=true');

  // One of each part of the portal: the way to the title stands in the frame that all pages have.
  const parts = ['/', '/account', '/nowhere', '/search', '/products/{paid}', '/seller/listings', '/seller/drafts/{draft}', '/operator/queue'];
  for (const { path, as } of parts.map((part) => pages.find(({ path }) => path === part)))
    test(`the first Tab of ${path} offers the way to its title`, async () => {
      if (as !== 'nobody') await visitor.signIn(accounts[as]);
      await visitor.goTo(market.addressOf(path));
      await page.keyboard.press('Tab');
      assert.equal(await focused(), 'Skip to main content');
      const link = page.locator('a.skip');
      const { x, y } = await link.boundingBox();
      assert.ok(x >= 0 && y >= 0, 'it is seen while it has the focus');
      await page.keyboard.press('Enter');
      assert.equal(await focused(), await page.locator('main h1').textContent());
    });

  test('Ctrl+K finds every page that the reader has, from anywhere, while typing too', async () => {
    await visitor.signIn(accounts.operator);
    await visitor.goTo('/search');
    await page.getByRole('searchbox').first().focus();
    for (const [typed, path] of [['audit', '/en/operator/audit'], ['offers', '/en/seller/offers'], ['spend', '/en/spend']]) {
      await page.keyboard.press('Control+k');
      await dialog().getByRole('combobox').waitFor();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${path}`);
      await visitor.settle();
      assert.equal(await focused(), await page.locator('main h1').textContent(), 'the reader stands at the title');
    }
  });

  test('Ctrl+K offers nobody what is not his', async () => {
    await visitor.signIn(accounts.buyer);
    await visitor.goTo('/');
    await page.keyboard.press('Control+k');
    await dialog().getByRole('combobox').fill('audit');
    await dialog().getByText('No page has this name').waitFor();
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).pathname, '/en');
  });

  test('? tells the keys, but not to who types', async () => {
    await visitor.signIn(accounts.buyer);
    await visitor.goTo('/search');
    await page.getByRole('searchbox').first().focus();
    await page.keyboard.type('really?');
    assert.equal(await dialog().count(), 0);
    assert.equal(await page.getByRole('searchbox').first().inputValue(), 'really?');
    await page.locator('main h1').click();
    await page.keyboard.press('?');
    const said = await dialog().innerText();
    for (const key of ['Ctrl+K', '?', 'Ctrl+Enter']) assert.ok(said.includes(key), key);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test('g then a letter goes there', async () => {
    await visitor.signIn(accounts.buyer);
    await visitor.goTo('/search');
    await page.locator('main h1').click();
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.waitForURL('**/en/account');
    await page.locator('main h1', { hasText: 'Account and keys' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.waitForURL('**/en');
  });

  test('Ctrl+Enter sends a form from any of its fields, and goes on in a listing', async () => {
    await visitor.signIn(accounts.subscriber);
    await visitor.goTo(market.addressOf('/products/{hourly}/review'));
    const refusals = page.locator('main [role=alert], main [class*="error"]').locator('visible=true');
    assert.equal(await refusals.count(), 0);
    await page.locator('main textarea').first().fill('Without stars');
    await page.keyboard.press('Control+Enter');
    await refusals.first().waitFor();

    await visitor.context.clearCookies();
    await visitor.signIn(accounts.seller);
    await visitor.goTo(market.addressOf('/seller/drafts/{draft}'));
    await page.getByRole('textbox', { name: 'Product title' }).first().focus();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('tab', { selected: true, name: /^Launch option/ }).waitFor();
  });
});

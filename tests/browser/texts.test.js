// Texts come apart from the pages, and late ones must not undo those that are wanted by then.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

const manifest = JSON.parse(readFileSync(new URL('../../ui/dist/.vite/manifest.json', import.meta.url), 'utf8'));
const { file } = manifest['src/messages/areas/everywhere.fr.ts'];

describe('texts that come late', () => {
  let market, browser, operator, visitor, page, asked, release;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
    operator = market.account('Operator', '--operator');
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  /** A page whose French texts are held back. */
  async function come(path) {
    visitor = await new Visitor(market, browser, { language: 'fr' }).open();
    await visitor.signIn(operator);
    page = visitor.page;
    const held = new Promise((resolve) => (release = resolve));
    const wanted = new Promise((resolve) => (asked = resolve));
    await page.route(`**/${file}`, async (route) => {
      asked();
      await held;
      await route.continue();
    });
    await page.goto(`${market.url}/fr${path}`);
    await wanted;
    assert.equal(await page.locator('main h1').count(), 0);
  }

  test('an operator’s page appears with its texts when they are there at last', async () => {
    await come('/operator/queue');
    release();
    await page.locator('main h1', { hasText: 'File d’attente' }).waitFor();
    await visitor.hold('a page whose texts came late');
    await visitor.close();
  });

  test('a page of another area waits for its own', async () => {
    visitor = await new Visitor(market, browser, { language: 'fr' }).open();
    await visitor.signIn(operator);
    page = visitor.page;
    await page.goto(`${market.url}/fr/account`);
    await page.locator('main h1').waitFor();
    const held = new Promise((resolve) => (release = resolve));
    await page.route(`**/${manifest['src/messages/areas/operator.fr.ts'].file}`, async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('nav a[href="/fr/operator/queue"]').click();
    await page.waitForURL('**/operator/queue');
    await page.locator('main h1').waitFor({ state: 'detached' }); // the page that was left
    assert.equal(await page.getByText('File d’attente').and(page.locator('h1')).count(), 0);
    release();
    await page.locator('main h1', { hasText: 'File d’attente' }).waitFor();
    await visitor.hold('a page of another area');
    await visitor.close();
  });

  test('those of a language that was left meanwhile do not come back', async () => {
    await come('/operator/queue');
    await page.evaluate(() => {
      history.pushState({}, '', '/en/operator/queue');
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    });
    const title = page.locator('main h1', { hasText: /^Queue$/ });
    await title.waitFor();
    const late = page.waitForResponse(`**/${file}`);
    release();
    await (await late).finished();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300))); // for what the texts would change
    assert.equal(await title.count(), 1);
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await visitor.close();
  });
});

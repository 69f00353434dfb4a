// Buyers' pages as the server writes them: readable by who runs no script, told to search engines in both languages, and
// taken over by the portal without a word changing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

describe('pages that the server writes', () => {
  let market, browser;
  before(async () => {
    market = (await new Market().start()).stock();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  async function read(path, look) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    try {
      await page.goto(`${market.url}${path}`);
      await look(page);
    } finally {
      await context.close();
    }
  }

  for (const [language, price] of [['en', /\$0\.002/], ['fr', /0,002\s\$US/]])
    test(`a product without a script, ${language}`, () =>
      read(`/${language}/products/${market.ids.paid}`, async (page) => {
        assert.equal(await page.getAttribute('html', 'lang'), language);
        assert.equal(await page.locator('h1').textContent(), market.products.paid.title);
        assert.match(await page.locator('table').innerText(), price);
        assert.ok((await page.locator('pre').count()) >= 2, 'its samples');
        assert.ok((await page.locator('meta[name=description]').getAttribute('content')).length > 20);
        assert.match(await page.title(), new RegExp(`^${market.products.paid.title} - `));
      }));

  test('a search without a script finds products and leads to them', () =>
    read('/en', async (page) => {
      await page.getByRole('searchbox').or(page.locator('input[name=q]')).first().fill('tissue');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/en/search?q=tissue*');
      await page.getByRole('link', { name: market.products.hourly.title }).click();
      assert.equal(await page.locator('h1').textContent(), market.products.hourly.title);
    }));

  test('each page names itself in the other language, and the way there works', () =>
    read(`/en/products/${market.ids.free}`, async (page) => {
      const told = await page.locator('link[rel=alternate]').evaluateAll((all) => all.map((each) => [each.hreflang, new URL(each.href).pathname]));
      const at = (language) => `/${language}/products/${market.ids.free}`;
      assert.deepEqual(told, [['en', at('en')], ['fr', at('fr')], ['x-default', at('en')]]);
      for (const [, path] of told) assert.equal((await page.request.get(`${market.url}${path}`)).status(), 200, path);
    }));

  test('search engines are told the product and its prices', () =>
    read(`/en/products/${market.ids.paid}`, async (page) => {
      const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
      assert.equal(data['@context'], 'https://schema.org');
      assert.equal(data.name, market.products.paid.title);
      assert.deepEqual([...new Set(data.offers.map(({ price, priceCurrency }) => `${price} ${priceCurrency}`))].sort(), ['0.002 USD', '0.1 USD']);
      const { pathname } = new URL(data.image, market.url);
      assert.equal((await page.request.get(`${market.url}${pathname}`)).status(), 200, 'its logo');
    }));

  test('a product that is not there is said to be so', () =>
    read('/en/products/prod-aaaaaaaaaaaaa', async (page) => {
      assert.equal((await page.request.get(page.url())).status(), 404);
      assert.ok((await page.locator('h1').textContent()).length > 5);
      assert.equal(await page.locator('link[rel=alternate]').count(), 0);
    }));

  test('what was written stays to be read until the portal is there', async () => {
    const visitor = await new Visitor(market, browser, { language: 'en' }).open();
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await visitor.page.route('**/api/souk/GetSession', async (route) => (await held, route.continue()));
    await visitor.page.goto(`${market.url}/en/products/${market.ids.paid}`);
    await visitor.page.getByRole('navigation').or(visitor.page.locator('#top-bar')).first().waitFor(); // the portal's shell
    const title = visitor.page.locator('main h1', { hasText: market.products.paid.title });
    await title.waitFor();
    release();
    await visitor.page.getByRole('button', { name: 'Subscribe' }).first().waitFor();
    assert.equal(await title.count(), 1);
    await visitor.hold('taken over');
    await visitor.close();
  });
});

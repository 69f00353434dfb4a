// A listing that means harm, and everything else that strangers may write, does none: no script of theirs runs, no link of
// theirs is one, and no page breaks its layout, whoever looks at it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './kit/chromium.js';
import { Guests } from './kit/guests.js';
import { binary, Market } from './kit/market.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const shown = {
  buyer: [
    '/',
    '/search',
    '/search?q=walrus',
    '/products/{product}',
    '/products/{product}/subscribe',
    '/products/{product}/launch',
    '/products/{product}/review',
    '/compare?id={product}&id={limited}',
    '/sellers/{shop}',
    '/subscriptions',
    '/spend',
    '/account?webhook={webhook}',
  ],
  seller: [
    '/seller',
    '/seller/listings',
    '/seller/listings/{product}',
    '/seller/listings/{product}/compare',
    '/seller/listings/{product}/report',
    '/seller/listings/{product}/bench',
    '/seller/listings/{limited}',
    '/seller/drafts/{draft}',
    '/seller/drafts/{draft}/report',
    '/seller/requests',
    '/seller/requests/{logo}',
    '/seller/offers',
    '/seller/offers/new',
    '/seller/agreements?agreement={agreement}',
    '/seller/insights',
    '/seller/settings',
  ],
  operator: [
    '/operator/queue',
    '/operator/reviews/{review}',
    '/operator/sellers?account={seller}',
    '/operator/moderation',
    '/operator/accounts',
    '/operator/metering',
    '/operator/runtime',
    '/operator/audit',
    '/operator/health',
  ],
};

describe('whoever means harm', { concurrency: 2 }, () => {
  let market, browser, guests, logo;
  before(async () => {
    market = await new Market().start();
    const script = fileURLToPath(new URL('kit/hostile.py', import.meta.url));
    const made = JSON.parse(execFileSync(`${root}.venv/bin/python`, ['-B', script, market.url, market.data, binary]));
    logo = made.logo;
    market.ids = { ...made.ids, seller: made.accounts.seller.id };
    for (const { id } of Object.values(made.accounts)) market.letEnter(id);
    browser = await launch();
    guests = new Guests(market, browser, made.accounts);
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  async function visit(as, width) {
    const visitor = await guests.visit(as, { width, height: width === 390 ? 844 : 900, language: width === 390 ? 'en' : 'fr' });
    visitor.page.on('dialog', (dialog) => {
      visitor.faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return visitor;
  }

  /** Addresses that would run something, of links, pictures and frames. */
  const dangerous = () =>
    [...document.querySelectorAll('[href], [src], [action], [formaction]')]
      .flatMap((each) => ['href', 'src', 'action', 'formaction'].map((name) => each.getAttribute(name)))
      .filter((address) => /^\s*(javascript|vbscript|data:(?!text\/csv|application\/json))/i.test(address ?? ''));

  /** What makes the page wider than the window. */
  const wide = () =>
    document.documentElement.scrollWidth <= window.innerWidth
      ? []
      : [...document.querySelectorAll('main *')]
          .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1 && !each.closest('[class*=wrapper] table'))
          .map((each) => `${each.tagName}.${each.className} ${each.textContent.slice(0, 40)}`)
          .slice(-3);

  async function holdOff(visitor, what) {
    await visitor.dressed();
    assert.doesNotMatch(await visitor.page.title(), /^taken/, `${what}: a script ran`);
    assert.deepEqual(visitor.faults, [], what);
    assert.deepEqual(await visitor.page.evaluate(dangerous), [], what);
    assert.deepEqual(await visitor.page.evaluate(wide), [], `${what}: scrolls sideways`);
  }

  for (const [as, paths] of Object.entries(shown))
    for (const path of paths)
      for (const width of [1440, 390])
        test(`${path} ${width}`, async () => {
          const visitor = await visit(as, width);
          try {
            await visitor.goTo(market.addressOf(path));
            await holdOff(visitor, path);
            const tabs = visitor.page.locator('main').getByRole('tablist').first().getByRole('tab');
            for (const name of await tabs.allTextContents()) {
              await tabs.filter({ hasText: name }).first().click();
              await visitor.settle();
              await holdOff(visitor, `${path} ${name}`);
            }
          } finally {
            await visitor.close();
          }
        });

  test('a logo that is a drawing with a script is refused', () => {
    assert.deepEqual([logo.status, logo.codes], ['FAILED', ['InvalidImageProperties']]);
  });

  test('what the server writes runs nothing either', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const said = [];
    page.on('console', (each) => each.type() === 'error' && said.push(each.text()));
    for (const path of ['', '/search?q=walrus', `/products/${market.ids.product}`]) {
      await page.goto(`${market.url}/en${path}`, { waitUntil: 'networkidle' });
      assert.doesNotMatch(await page.title(), /^taken/);
      assert.deepEqual(await page.evaluate(dangerous), []);
    }
    assert.deepEqual(said.filter((each) => !/status of 401/.test(each)), []);
    await context.close();
  });
});

// No page is ever blank: while the server is slow, when it fails, refuses or is gone, each page says so in the reader's
// words, and goes on when it is asked again.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { pages } from './kit/pages.js';
import { startSeeded } from './kit/seeded.js';
import { textsOf } from './kit/texts.js';

// Pages that ask for nothing before somebody acts.
const silent = ['/nowhere', '/reset-password', '/seller/reports'];
const policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });

const answers = {
  slow: undefined, // held until another condition is set
  failed: () => ({ status: 500, json: { code: 'InternalFailure', message: 'It failed.', requestId: 'request-of-a-test' } }),
  denied: (service, operation) => ({
    status: 403,
    json: { code: 'AccessDeniedException', message: 'No.', permission: { action: `${service}:${operation}`, resource: 'arn:of:it', policy } },
  }),
};

/** Stands between the page and the server, which is asked for the session alone. */
class Between {
  #held = [];
  condition = 'slow';
  asked = new Set();

  async stand(page) {
    await page.route(/\/api\/[\w-]+\/\w+$/, (route) => this.#meet(route));
    return this;
  }

  async #meet(route) {
    const [, service, operation] = /api\/([\w-]+)\/(\w+)$/.exec(new URL(route.request().url()).pathname);
    if (operation === 'GetSession' && !route.request().postDataJSON()?.Actions) return route.continue();
    if (this.condition === 'well') return route.continue();
    this.asked.add(`${service}:${operation}`);
    if (this.condition === 'slow') await new Promise((resolve) => this.#held.push(resolve));
    if (this.condition === 'gone') return route.abort('connectionfailed');
    if (this.condition === 'well') return route.continue();
    return route.fulfill(answers[this.condition](service, operation)).catch(() => undefined); // nobody waits for it any more
  }

  become(condition) {
    this.condition = condition;
    for (const release of this.#held.splice(0)) release();
  }
}

describe('whatever the server does', { concurrency: 2 }, () => {
  let market, browser, accounts, t;
  before(async () => {
    ({ market, accounts } = await startSeeded('--clock', '+0s'));
    browser = await launch();
    t = await textsOf('en');
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  async function visit(as) {
    const visitor = await new Visitor(market, browser, { language: 'en' }).open();
    if (as !== 'nobody') await visitor.signIn(accounts[as]);
    visitor.page.setDefaultTimeout(15_000);
    return visitor;
  }

  const text = (page, words) => page.getByText(words, { exact: true }).locator('visible=true').first();
  const isShown = (page) => page.evaluate(() => document.querySelector('main').innerText.trim().length > 0);
  const waits = (page) =>
    page.waitForFunction(() => document.querySelector('main [aria-busy=true]:not(.hidden), main [class*="loading"], main [class*="skeleton"]:not(.hidden)'));

  /** Asks again, where the page offers it, until nothing is left that failed. */
  async function again(visitor) {
    const { page } = visitor;
    const retry = page.getByRole('button', { name: t('do.retry'), exact: true }).locator('visible=true');
    for (let times = 0; times < 20 && (await retry.count()) > 0; times++) {
      await retry.first().click();
      await visitor.settle();
    }
  }

  async function holdRecovered(visitor, what) {
    const { page } = visitor;
    await again(visitor);
    await visitor.settle();
    for (const words of [t('error.title'), t('error.forbidden.title'), t('offline.title')])
      await page.waitForFunction((said) => !document.querySelector('main').innerText.includes(said), words).catch(() => assert.fail(`${what}: "${words}" stays`));
    assert.ok(await isShown(page), `${what}: blank`);
    assert.deepEqual(visitor.faults, [], what);
  }

  const seen = new Set();
  const distinct = pages.filter(({ path, as }) => !seen.has(`${path} ${as}`) && seen.add(`${path} ${as}`) && !silent.includes(path));
  for (const { path, as } of distinct)
    test(`${path} as ${as}`, async () => {
      const visitor = await visit(as);
      const { page } = visitor;
      try {
        const between = await new Between().stand(page);
        await page.goto(`${market.url}/en${market.addressOf(path)}`);
        await page.waitForFunction(() => document.querySelector('main h1, main [aria-busy=true]'));
        await waits(page).catch(() => assert.fail('slow: nothing says that it is being loaded'));
        between.become('failed');
        await text(page, t('error.InternalFailure')).waitFor().catch(() => assert.fail(`failed: it does not say so: ${[...between.asked]}`));
        await text(page, t('error.request', { id: 'request-of-a-test' })).waitFor();
        between.become('well');
        await holdRecovered(visitor, 'after a failure');

        between.become('denied');
        await page.reload();
        await text(page, t('error.forbidden.title')).waitFor().catch(() => assert.fail('denied: it does not say so'));
        const said = await page.locator('main').innerText();
        assert.ok([...between.asked].some((action) => said.includes(action)), `no missing permission is named: ${said}`);

        between.become('gone');
        await page.reload();
        await text(page, t('error.Offline')).or(text(page, t('offline.title'))).first().waitFor().catch(() => assert.fail('gone: it does not say so'));
        assert.ok(await isShown(page), 'gone: blank');
        between.become('well');
        await text(page, t('offline.title')).waitFor({ state: 'detached' });
        await holdRecovered(visitor, 'after it was gone');
      } finally {
        await visitor.close();
      }
    });

  test('it cannot be known who is signed in', async () => {
    const visitor = await visit('buyer');
    const { page } = visitor;
    let fails = true;
    await page.route('**/api/souk/GetSession', (route) => (fails ? route.fulfill(answers.failed()) : route.continue()));
    await page.goto(`${market.url}/en/account`);
    await text(page, t('error.InternalFailure')).waitFor();
    await visitor.hold('no session');
    fails = false;
    await page.getByRole('button', { name: t('do.retry') }).click();
    await page.locator('main h1', { hasText: t('account.title') }).waitFor();
    await visitor.close();
  });

  test('a part of the page does not arrive, and arrives when the page is loaded anew', async () => {
    const visitor = await visit('buyer');
    const { page } = visitor;
    await visitor.goTo('/');
    await page.route('**/ui/*.js', (route) => route.abort('connectionfailed'));
    await page.getByRole('navigation', { name: t('nav.label') }).getByRole('link', { name: t('nav.account') }).click();
    await page.locator('main h1', { hasText: t('broken.title') }).waitFor();
    assert.deepEqual(await visitor.violations(), []);
    await page.getByRole('link', { name: t('nav.home'), exact: true }).first().click(); // what is here goes on
    await page.locator('main h1', { hasText: 'Clinique' }).waitFor();
    await page.goBack();
    await page.locator('main h1', { hasText: t('broken.title') }).waitFor();
    await page.unroute('**/ui/*.js');
    await page.getByRole('button', { name: t('do.retry') }).click();
    await page.locator('main h1', { hasText: t('account.title') }).waitFor();
    await visitor.close();
  });
});

// Chromium as the tests drive it, and what every page is held to: no violation of accessibility rules, no error in the
// console, no request to anywhere else or past the API, the right language, no sideways scroll.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { password } from './market.js';

const require = createRequire(new URL('../../../ui/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const quietFor = 400; // milliseconds without a request
const longest = 30_000;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

export function launch() {
  const args = [...quiet, '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? installed.find((each) => existsSync(each)), args });
}

/** What the portal may ask for: its pages, files and the stream of events by GET, and operations, as the SDKs
 * call them, by POST. */
export function isAllowed(request, origin) {
  const { pathname, origin: asked, protocol, search } = new URL(request.url());
  if (protocol === 'data:' || protocol === 'blob:') return true;
  if (asked !== origin) return false;
  if (request.method() === 'POST') return /^\/api\/[\w-]+\/[A-Z]\w+$/.test(pathname) && search === '';
  return request.method() === 'GET' && (/^\/($|en($|\/)|fr($|\/))/.test(pathname) || /^\/(ui|ui-public|assets\/media)\//.test(pathname) || pathname === '/events');
}

export class Visitor {
  constructor(market, browser, { language = 'en', mode = 'light', width = 1440, height = 900 } = {}) {
    Object.assign(this, { market, browser, language, mode, width, height, faults: [], pending: new Set() });
  }

  /** With the context, its session and its cache, of a visitor who came before and is alike. */
  async open(shared) {
    this.shared = shared !== undefined;
    this.context = shared ?? (await this.browser.newContext({
      viewport: { width: this.width, height: this.height },
      colorScheme: this.mode,
      locale: this.language,
      reducedMotion: 'reduce',
    }));
    this.page = await this.context.newPage();
    this.page.on('console', (said) => said.type() === 'error' && this.#hear(said));
    this.page.on('pageerror', (error) => this.faults.push(`error: ${error.message}`));
    for (const ended of ['requestfinished', 'requestfailed']) this.page.on(ended, (request) => this.#end(request));
    this.page.on('request', (request) => {
      if (request.resourceType() !== 'eventsource') this.pending.add(request);
      this.asked = Date.now();
      if (!isAllowed(request, this.market.url)) this.faults.push(`request: ${request.method()} ${request.url()}`);
    });
    return this;
  }

  // A refusal that a page asked for is no fault of the page; the browser writes it down all the same.
  #hear(said) {
    if (/Failed to load resource/.test(said.text()) && /\/api\/|\/events$/.test(said.location().url)) return;
    this.faults.push(`console: ${said.text()}`);
  }

  async signIn(account, user = '') {
    const answer = await this.context.request.post(`${this.market.url}/api/souk/CreateSession`, {
      headers: { 'X-Souk-Request': '1' },
      data: { Account: account.id, ...(user && { UserName: user }), Password: password },
    });
    assert.equal(answer.status(), 200, await answer.text());
    return this;
  }

  async goTo(path) {
    await this.page.goto(`${this.market.url}/${this.language}${path === '/' ? '' : path}`);
    await this.settle();
  }

  #end(request) {
    if (this.pending.delete(request)) this.asked = Date.now();
  }

  /** Nothing is asked for any more; a stream of events stays open. */
  async #quiet() {
    const begun = Date.now();
    while (this.pending.size || Date.now() - this.asked < quietFor) {
      assert.ok(Date.now() - begun < longest, `the page still asks for ${[...this.pending].map((each) => each.url())}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async settle() {
    await this.page.waitForSelector('main h1', { state: 'attached' });
    await this.#quiet();
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  }

  async violations(without = []) {
    // The portal has no frames: one run in the page itself is all there is to look at.
    assert.equal(this.page.frames().length, 1);
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(axe);
    // The bar that stays above a page that scrolls covers what is beneath it, wherever that happens to be.
    await this.page.evaluate(() => (scrollTo({ top: 0, behavior: 'instant' }), new Promise(requestAnimationFrame)));
    const { violations } = await this.page.evaluate((tags) => window.axe.run({ runOnly: tags, resultTypes: ['violations'] }), rules);
    return violations.filter(({ id }) => !without.includes(id)).map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`);
  }

  /** Its styles and fonts are there: what they say is what is looked at. */
  async dressed() {
    await this.page.waitForFunction(() => [...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet));
    await this.page.evaluate(async () => void (await document.fonts.ready));
  }

  async hold(what, without) {
    await this.dressed();
    assert.deepEqual(await this.violations(without), [], `${what}: accessibility`);
    assert.deepEqual(this.faults, [], `${what}: faults`);
    assert.equal(await this.page.getAttribute('html', 'lang'), this.language, `${what}: lang`);
    assert.doesNotMatch(await this.page.title(), /taken/, `${what}: a listing's script ran`);
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${what}: scrolls ${wide} px sideways`);
  }

  close() {
    return this.shared ? this.page.close() : this.context.close();
  }
}

// The buyer's page beside the form: it says what was typed within a tenth of a second of the key, measured in the page.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';
import { median } from './kit/speed.js';

const most = 100; // milliseconds from a key to the preview, in the median of several
const keys = 'abcdefghijklmnopqrstuvwxyzabcdefghijklmno';

/** Counts from each key until the preview has the whole of what is in the field. */
function watch(where) {
  const shown = document.querySelector(where);
  const times = [];
  let began;
  document.addEventListener('keydown', () => (began = performance.now()), true);
  const look = () => {
    const typed = document.activeElement.value;
    if (began === undefined || !typed || !shown.textContent.includes(typed)) return;
    times.push(performance.now() - began);
    began = undefined;
  };
  new MutationObserver(look).observe(shown, { subtree: true, childList: true, characterData: true });
  window.previewed = times;
}


describe('the preview beside the form', () => {
  let market, browser, visitor, page;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
    visitor = await new Visitor(market, browser, { language: 'en' }).open();
    page = visitor.page;
    await visitor.signIn(market.account('Clinique du Lac'));
    await visitor.goTo('/seller');
    await page.getByRole('button', { name: /example/i }).first().click(); // a listing with all of its texts
    await page.waitForURL('**/seller/drafts/draft-*');
    await visitor.settle();
  });
  after(async () => {
    await visitor?.close();
    await browser?.close();
    await market?.remove();
  });

  async function held(label, where, what) {
    await page.locator(where).waitFor();
    const field = page.getByRole('textbox', { name: label, exact: true });
    await field.click();
    await page.keyboard.press('Control+End');
    await page.evaluate(watch, where);
    for (const [i, key] of [...keys].entries()) {
      await page.keyboard.press(key);
      await page.waitForFunction((count) => window.previewed.length >= count, i + 1);
    }
    const times = await page.evaluate(() => window.previewed);
    assert.equal(times.length, keys.length);
    const found = median(times.slice(1)); // the first draws it once whole
    console.log(`${what}: ${found.toFixed(1)} ms`);
    assert.ok(found <= most, `${what}: ${found} ms in the median of ${times.map(Math.round)}`);
  }

  test('shows a title as it is typed', () => held('Product title', '[data-testid=preview]', 'title'));

  test('shows a long text as it is typed', () => held('Product overview', '[data-testid=preview]', 'overview'));

  test('has the tabs of the product’s page, and stands wide where that is asked for', async () => {
    const preview = page.getByTestId('preview');
    for (const [tab, text] of [['Pricing', 'free'], ['Usage', 'Send JSON with your reviews'], ['Support', 'Questions and faults']]) {
      await preview.getByRole('tab', { name: tab, exact: true }).click();
      await preview.getByRole('tabpanel').locator('visible=true').getByText(text, { exact: false }).first().waitFor();
    }
    await page.locator('.beside-wide').getByRole('button', { name: 'Wide' }).click();
    const wide = page.getByRole('dialog');
    await wide.getByRole('tab', { name: 'Usage', exact: true }).waitFor();
    await visitor.hold('wide');
    await page.keyboard.press('Escape');
    await wide.waitFor({ state: 'detached' });
  });

  test('shows each step of the launch option beside it, as buyers see it', async () => {
    await page.getByRole('tab', { name: /^Launch option/ }).click();
    await page.getByRole('tab', { name: /^2\. Inputs/ }).click();
    const view = page.getByRole('region', { name: 'Buyer view' });
    await view.getByText('At most 100 reviews of 2,000 characters each').waitFor();
    await held('Limitations', '.buyer-view', 'limitations');
    await visitor.hold('side by side');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => /^3\. Outputs/.test(document.activeElement.textContent));
  });

  test('is a drawer on a phone', async () => {
    const phone = await new Visitor(market, browser, { language: 'en', width: 390 }).open(visitor.context);
    await phone.page.setViewportSize({ width: 390, height: 800 });
    await phone.page.goto(page.url());
    await phone.settle();
    const drawer = phone.page.locator('.drawer');
    const opener = drawer.getByRole('button', { name: /^Preview/ });
    assert.equal(await opener.getAttribute('aria-expanded'), 'false');
    await opener.click();
    await drawer.getByTestId('preview').getByText('Example: Customer Review Classifier').first().waitFor();
    await phone.hold('drawer');
    await phone.close();
  });
});

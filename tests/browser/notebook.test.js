// The sample notebook of a version: uploaded with the listing, read cell by cell on the product's page.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

describe('a sample notebook', () => {
  let market, browser, visitor, page;
  before(async () => {
    market = (await new Market().start()).stock();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(() => visitor.close());

  async function visit(account, path, options = {}) {
    visitor = await new Visitor(market, browser, { language: 'en', mode: 'light', width: 1440, ...options }).open();
    page = visitor.page;
    if (account) await visitor.signIn(account);
    await visitor.goTo(market.addressOf(path));
  }
  const notebook = () => page.getByTestId('notebook');

  for (const [width, mode] of [[1440, 'light'], [390, 'dark']])
    test(`is read cell by cell and taken as a file, ${width} wide, ${mode}`, async () => {
      await visit(market.account(`Reader ${width}`), '/products/{paid}?tab=usage', { width, mode });
      await notebook().waitFor();
      assert.ok((await notebook().locator('.markdown').count()) > 0, 'texts');
      assert.ok((await notebook().getByLabel(/^Code of cell/).count()) > 0, 'code');
      await visitor.settle();
      await visitor.hold('notebook');
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download the file' }).click();
      assert.equal((await download).suggestedFilename(), 'notebook.ipynb');
    });

  test('that means harm does none', async () => {
    await visit(market.account('Careful'), '/products/{hostile}?tab=usage', { width: 390 });
    await notebook().waitFor();
    await visitor.settle();
    await visitor.hold('hostile notebook');
    assert.equal(await notebook().locator('script, iframe, img, svg, [href^="javascript"]').count(), 0);
    await notebook().getByText('</script>', { exact: false }).first().waitFor();
    await notebook().getByText('red', { exact: true }).waitFor();
  });

  test('is uploaded in the form', async () => {
    await visit(market.account('Clinique du Nord'), '/seller/listings', { language: 'fr' });
    await page.getByRole('button', { name: 'Créer une annonce' }).first().click();
    await page.getByRole('tab', { name: 'Lancement' }).click();
    const field = page.locator('#field-draft-notebook');
    const content = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] });
    const file = { name: 'essai.ipynb', mimeType: 'application/json', buffer: Buffer.from(content) };
    await field.locator('input[type=file]').setInputFiles(file);
    await page.waitForFunction(() => /^s3:.*essai\.ipynb$/.test(document.querySelector('#field-draft-notebook input:not([type=file])').value));
    await page.getByText(/^Enregistré le/).waitFor();
    await visitor.hold('notebook field');
  });
});

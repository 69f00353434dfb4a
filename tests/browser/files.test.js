// Files of a listing: the listing itself as one, its licence and its logo, each looked at before it is taken.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

/** A grey PNG of this size. */
function png(width, height) {
  const table = Array.from({ length: 256 }, (_, n) => [...Array(8)].reduce((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n) >>> 0);
  const crc = (bytes) => (bytes.reduce((c, byte) => table[(c ^ byte) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const number = (value) => Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([number(data.length), body, number(crc(body))]);
  };
  const rows = Buffer.alloc(height * (width + 1), 128);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0; // no filter
  const head = Buffer.concat([number(width), number(height), Buffer.from([8, 0, 0, 0, 0])]);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

describe('files of a listing', () => {
  let market, browser, folder, account, visitor, page;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'souk-files-'));
    account = market.account('Clinique du Lac');
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => visitor.close());

  async function begin(width = 1440) {
    visitor = await new Visitor(market, browser, { language: 'en', width }).open();
    page = visitor.page;
    await visitor.signIn(account);
    await visitor.goTo('/seller/listings');
    await page.getByRole('button', { name: 'Create listing' }).first().click();
    await page.waitForURL('**/seller/drafts/draft-*');
    await page.getByRole('tab').first().waitFor();
  }

  const field = (name) => page.getByRole('textbox', { name, exact: true });
  const saved = () => page.getByText(/^Saved/).first().waitFor();
  const file = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  async function write() {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path(), 'utf8') };
  }

  async function read(path) {
    await page.getByRole('button', { name: 'Read from a file' }).click();
    await page.getByRole('dialog').locator('input[type=file]').setInputFiles(path);
  }

  test('a listing is written and read again, byte for byte', async () => {
    await begin();
    await field('Product title').fill('Cell “nuclei” — Noyaux é');
    await field('Product overview').fill('One line.\n\n  Another, with a tab\tand "quotes" \\ and 🧫.');
    await page.getByRole('button', { name: 'Add language: Français' }).click();
    await field('Product title (Français)').fill('Noyaux de cellules');
    await saved();
    const first = await write();
    assert.equal(first.name, 'cell-nuclei-noyaux.json');
    assert.equal(JSON.parse(first.content).Translations[0].ProductTitle, 'Noyaux de cellules');
    assert.equal(first.content.at(-1), '\n');
    const path = file('listing.json', first.content);

    await visitor.goTo('/seller/listings');
    await read(path); // begins another draft
    await page.waitForURL('**/seller/drafts/draft-*');
    await field('Product title').waitFor();
    assert.equal(await field('Product title').inputValue(), 'Cell “nuclei” — Noyaux é');
    assert.equal((await write()).content, first.content);

    await field('Product title').fill('Something else');
    await read(path); // takes its place
    await page.waitForFunction(() => document.querySelector('main h1')?.textContent.includes('nuclei'));
    await saved();
    const DraftId = new URL(page.url()).pathname.split('/').at(-1);
    const kept = await visitor.context.request.post(`${market.url}/api/souk/GetListingDraft`, { headers: { 'X-Souk-Request': '1' }, data: { DraftId } });
    const document = JSON.stringify((await kept.json()).Draft.Document); // as a client of the API has it
    await field('Product title').fill('Something else again');
    await read(file('document.json', document));
    await page.waitForFunction(() => document.querySelector('main h1')?.textContent.includes('nuclei'));
    await saved();
    await page.reload();
    await field('Product title').waitFor();
    assert.equal((await write()).content, first.content);
  });

  test('all that is wrong with a file is told, and nothing of it is taken', async () => {
    await begin();
    await field('Product title').fill('As it was');
    const wrong = { ProductTitle: 7, Colour: 'red', PricingModel: 'Gift', Prices: { 'ml.m5.large.m.i.b': '1,5' }, InputParameters: [{ Name: 'a', Required: 'yes' }] };
    await read(file('wrong.json', JSON.stringify(wrong)));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('5 things are wrong in this file').waitFor();
    for (const where of ['ProductTitle', 'Colour', 'PricingModel', 'Prices.ml.m5.large.m.i.b', 'InputParameters[0].Required'])
      await dialog.getByText(where, { exact: true }).waitFor();
    await visitor.hold('wrong file');
    await dialog.locator('input[type=file]').setInputFiles(file('no.json', '{"ProductTitle": '));
    await dialog.getByText('This is no JSON.').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await field('Product title').inputValue(), 'As it was');
  });

  test('a draft is deleted for good, after it was asked for once more', async () => {
    await begin();
    await field('Product title').fill('Not wanted');
    await saved();
    await page.getByRole('button', { name: 'Delete draft' }).click();
    await page.getByRole('dialog').getByText('“Not wanted” is deleted for good.', { exact: false }).waitFor();
    await visitor.hold('delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete draft' }).click();
    await page.waitForURL('**/seller/listings');
    await visitor.settle();
    assert.equal(await page.getByRole('link', { name: 'Not wanted' }).count(), 0);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('souk.draft.'))), []);
  });

  test('a licence is read before it is published, and told where it is no text', async () => {
    await begin();
    await page.getByRole('tab', { name: /^Pricing and terms/ }).click();
    const input = page.locator('#field-draft-eula input[type=file]');
    await input.setInputFiles(file('eula.txt', Buffer.concat([Buffer.from('One\nTwo '), Buffer.from([0xff]), Buffer.from('\n')])));
    await page.getByText('it stops being text at byte 9, in line 2', { exact: false }).waitFor();
    await visitor.settle();
    await visitor.hold('no text');
    await input.setInputFiles(file('eula.txt', 'Use it well.\nÀ bon escient.\n'));
    await page.locator('#field-draft-eula').getByText('eula.txt').waitFor();
    await saved();
    await page.reload();
    await page.getByRole('button', { name: 'Read it' }).first().click();
    await page.getByRole('dialog').getByText('À bon escient.', { exact: false }).waitFor();
    await visitor.hold('licence');
    await page.keyboard.press('Escape');
    await input.setInputFiles(file('eula.pdf', '%PDF-1.4\n%%EOF\n'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the PDF' }).or(page.getByRole('link', { name: 'Download the PDF' })).first().click(),
    ]);
    assert.equal(readFileSync(await download.path(), 'utf8'), '%PDF-1.4\n%%EOF\n');
  });

  test('a logo is looked at before it is sent, and seen in the preview', async () => {
    await begin();
    await field('Product title').fill('Cell nuclei');
    const logo = page.locator('#field-draft-logo');
    const input = logo.locator('input[type=file]');
    await input.setInputFiles(file('small.png', png(64, 48)));
    await logo.getByText('This picture has 64 × 48 pixels; each side has to have 120 to 640.').waitFor();
    await input.setInputFiles(file('none.png', 'no picture'));
    await logo.getByText('This file is no picture that can be shown.', { exact: false }).waitFor();
    await input.setInputFiles(file('logo.png', png(240, 160)));
    await logo.getByRole('img', { name: 'The logo as buyers see it' }).waitFor();
    const shown = page.getByTestId('preview').locator('img');
    await page.waitForFunction((image) => image.naturalWidth === 240, await shown.elementHandle());
    await saved();
    await visitor.settle();
    await visitor.hold('logo');
  });
});

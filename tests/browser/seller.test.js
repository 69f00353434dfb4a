// Writing a listing: what is typed stays, whatever happens, and every section holds in both widths.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

describe('a seller writes a listing', () => {
  let market, browser, account, visitor, page;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
    account = market.account('Clinique du Lac');
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(() => visitor.close());

  async function begin(width) {
    visitor = await new Visitor(market, browser, { language: 'fr', mode: 'light', width }).open();
    page = visitor.page;
    await visitor.signIn(account);
    await visitor.goTo('/seller/listings');
    await page.getByRole('button', { name: 'Créer une annonce' }).first().click();
    await page.waitForURL('**/fr/seller/drafts/draft-*');
    await page.getByRole('tab').first().waitFor();
  }

  for (const width of [1440, 390])
    test(`every section, ${width} wide`, async () => {
      await begin(width);
      for (const name of ['Présentation', 'Lancement', 'Prix et conditions', 'Soumission']) {
        await page.getByRole('tab', { name }).first().click();
        await visitor.settle();
        await visitor.hold(`${name} ${width}`);
      }
    });

  test('sees the names of all sections beside the preview', async () => {
    await begin(1440);
    for (const language of ['fr', 'en']) {
      await page.goto(page.url().replace(/\/(fr|en)\/seller/, `/${language}/seller`));
      await page.getByRole('tab', { name: /\(\d\d\)/ }).waitFor(); // with how much is missing
      const hidden = await page.getByRole('tablist').first().evaluate((list) => list.scrollWidth - list.clientWidth);
      assert.ok(hidden <= 0, `${language}: ${hidden} px of the tabs are hidden`);
    }
  });

  test('sees the page as buyers will while he types, and finds his text after a reload', async () => {
    await begin(1440);
    await page.getByLabel('Titre du produit').fill('Noyaux de cellules');
    await page.getByTestId('preview').first().getByText('Noyaux de cellules').waitFor();
    await page.getByText(/^Enregistré le/).waitFor();
    await page.reload();
    await page.getByLabel('Titre du produit').waitFor();
    assert.equal(await page.getByLabel('Titre du produit').inputValue(), 'Noyaux de cellules');
  });

  test('is told by the market what is missing, each line leading to its field', async () => {
    await begin(1440);
    const list = page.locator('.beside-wide');
    const refund = list.getByRole('link', { name: /^Une politique de remboursement/ });
    await refund.waitFor();
    await page.getByRole('tab', { name: 'Soumission' }).click();
    assert.ok(await page.getByRole('button', { name: 'Soumettre pour publication' }).isDisabled());
    await refund.click();
    await page.waitForFunction(() => document.activeElement?.closest('#field-draft-refund'));
    await page.keyboard.type('Sous 30 jours.');
    await refund.waitFor({ state: 'detached' });
    const lines = await list.locator('.check').filter({ hasNot: page.locator('a') }).allInnerTexts();
    assert.deepEqual(lines, [], 'every line leads to where it is mended');
  });

  test('loses no text when the server dies amid a save', async () => {
    await begin(1440);
    await page.getByLabel('Titre du produit').fill('Avant');
    await page.getByText(/^Enregistré le/).waitFor();
    await market.end();
    await page.getByLabel('Titre du produit').fill('Pendant la panne');
    await page.getByText('Votre texte est gardé dans ce navigateur', { exact: false }).first().waitFor();
    await market.start();
    await page.getByText(/^Enregistré le/).waitFor();
    await page.reload();
    await page.getByLabel('Titre du produit').waitFor();
    assert.equal(await page.getByLabel('Titre du produit').inputValue(), 'Pendant la panne');
  });

  test('loses no key when the server is killed while a save is on its way', async () => {
    await begin(1440);
    const address = page.url().split('?')[0];
    const title = page.getByLabel('Titre du produit', { exact: true });
    await title.fill('Avant');
    await page.getByText(/^Enregistré le/).waitFor();
    await title.focus();
    const sent = page.waitForRequest(/PutListingDraft$/);
    await page.keyboard.press('End');
    await page.keyboard.type(' et pendant');
    await sent;
    await market.end('SIGKILL'); // amid the save, or just after it, with its answer lost
    await page.keyboard.type(' la panne');
    await page.getByText('Votre texte est gardé dans ce navigateur', { exact: false }).first().waitFor();
    await page.goto('about:blank'); // all that was in the page is gone
    await market.start();
    await page.goto(address);
    await title.waitFor();
    assert.equal(await title.inputValue(), 'Avant et pendant la panne');
    await page.getByText(/^Enregistré le/).waitFor();
    await page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith('souk.draft.')));
    assert.equal(await page.getByRole('heading', { name: /enregistré entre-temps/ }).count(), 0, 'nobody else was there');
    const id = address.split('/').at(-1);
    const kept = await visitor.context.request.post(`${market.url}/api/souk/GetListingDraft`, { headers: { 'X-Souk-Request': '1' }, data: { DraftId: id } });
    assert.equal((await kept.json()).Draft.Document.ProductTitle, 'Avant et pendant la panne');
  });

  test('is asked when another browser kept other text meanwhile', async () => {
    await begin(1440);
    const address = page.url().replace(/^.*\/fr/, '');
    await page.getByLabel('Titre du produit').fill('Le mien');
    await page.getByText(/^Enregistré le/).waitFor();
    const other = await new Visitor(market, browser, { language: 'fr', mode: 'light', width: 1440 }).open();
    await other.signIn(account);
    await other.goTo(address);
    await other.page.getByLabel('Titre du produit').fill('Le leur');
    await other.page.getByLabel('Description courte').fill('Écrite ailleurs.');
    await other.page.getByText(/^Enregistré le/).waitFor();
    await other.page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith('souk.draft.')));
    await other.close();
    await page.getByLabel('Titre du produit').fill('Le mien encore');
    await page.getByRole('heading', { name: /enregistré entre-temps/ }).waitFor();
    await visitor.hold('conflict');
    await page.getByRole('button', { name: 'Garder le mien' }).first().click();
    await page.getByText(/^Enregistré le/).waitFor();
    assert.equal(await page.getByLabel('Titre du produit').inputValue(), 'Le mien encore');
    assert.equal(await page.getByLabel('Description courte').inputValue(), 'Écrite ailleurs.', 'what one alone changed is not asked for');
  });
});

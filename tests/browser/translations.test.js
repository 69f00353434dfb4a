// A listing's texts in more languages: written beside its own, seen as their readers will, and shown to them.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

describe('texts in more languages', () => {
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

  async function visit(account, language, width = 1440) {
    visitor = await new Visitor(market, browser, { language, mode: 'light', width }).open();
    page = visitor.page;
    await visitor.signIn(account);
  }

  for (const width of [1440, 390])
    test(`a seller writes them, and sees how much is written, ${width} wide`, async () => {
      await visit(market.account(`Clinique ${width}`), 'fr', width);
      await visitor.goTo('/seller/listings');
      await page.getByRole('button', { name: 'Créer une annonce' }).first().click();
      await page.getByLabel('Titre du produit', { exact: true }).fill('Cell nuclei');
      await page.getByRole('button', { name: /^Ajouter une langue.*Français/ }).click();
      await page.getByText(/^Textes écrits.*0 sur 6/).waitFor();
      await page.getByLabel('Titre du produit (Français)').fill('Noyaux de cellules');
      await page.getByLabel('Description du support (Français)').fill('aide@example.com');
      await page.getByText(/^Textes écrits.*2 sur 6/).waitFor();
      await page.getByText(/^Enregistré le/).waitFor();
      await visitor.settle();
      await visitor.hold(`languages ${width}`);
      if (width < 1440) return;
      const preview = page.getByTestId('preview').first();
      await preview.getByText('Noyaux de cellules').waitFor();
      const beside = page.locator('.beside-wide');
      await beside.getByRole('button', { name: /conseils?$/ }).click();
      await beside.getByRole('link', { name: 'Chaque langue commencée a tous ses textes' }).click();
      await page.waitForFunction(() => document.activeElement?.closest('#field-draft-languages'));
      await page.goto(page.url().replace('/fr/seller', '/en/seller'));
      await preview.getByText('Cell nuclei').waitFor();
      assert.equal(await preview.getByText('Noyaux de cellules').count(), 0);
      await page.getByRole('button', { name: 'Remove Français' }).click();
      await page.getByRole('button', { name: 'Add language: Français' }).waitFor();
    });

  test('the report words what is missing', async () => {
    await visit(market.account('Clinique du Port'), 'fr');
    await visitor.goTo('/seller/listings');
    await page.getByRole('button', { name: 'Créer une annonce' }).first().click();
    await page.getByRole('button', { name: /^Ajouter une langue.*English/ }).click();
    await page.getByLabel('Titre du produit (English)').fill('Cell nuclei');
    await page.getByText(/^Enregistré le/).waitFor();
    await page.locator('.beside-wide').getByRole('link', { name: 'Rapport complet' }).click();
    await page.locator('main').getByRole('searchbox').fill('langue');
    await page.getByText(/Manque\s: English\s: Description courte, Présentation du produit, Points forts/).waitFor();
    await visitor.settle();
    await visitor.hold('report');
  });

  test('a published listing gets them, and buyers read it in their language', async () => {
    await visit(market.seller, 'en');
    await visitor.goTo(market.addressOf('/seller/listings/{hourly}'));
    await page.getByRole('button', { name: 'Edit product' }).click();
    await page.getByRole('button', { name: 'Add language: Français' }).click();
    await page.getByLabel('Product title (Français)').fill('Évaluateur de tissus');
    await page.getByText(/^Saved/).first().waitFor();
    await page.getByRole('tab', { name: 'Submit', exact: true }).click();
    await page.getByText('Français: 1 of 6').waitFor();
    const submit = page.getByRole('button', { name: 'Submit for publishing' });
    await page.waitForFunction(() => [...document.querySelectorAll('button')].some((each) => each.innerText === 'Submit for publishing' && !each.disabled));
    await submit.click();
    await page.getByText('Succeeded').first().waitFor();
    await visitor.close();

    await visit(market.account('Bilingual'), 'en');
    await visitor.goTo('/search?q=tissue');
    await page.getByRole('link', { name: 'Tissue Grader' }).click();
    await page.locator('main h1', { hasText: 'Tissue Grader' }).waitFor();
    await page.getByRole('button', { name: 'Language English' }).click();
    await page.getByRole('menuitem', { name: 'Français' }).click();
    visitor.language = 'fr';
    await page.locator('main h1', { hasText: 'Évaluateur de tissus' }).waitFor();
    await visitor.settle();
    await visitor.hold('in French');
    await visitor.goTo('/search?q=evaluateur tissus');
    await page.getByRole('link', { name: 'Évaluateur de tissus' }).waitFor();
  });
});

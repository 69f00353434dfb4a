// What an account spends, and the budget that it sets itself.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

describe('a budget', () => {
  let market, browser, visitor, page;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(() => visitor.close());

  test('is set, read again and taken away', async () => {
    visitor = await new Visitor(market, browser, { language: 'fr', width: 390 }).open();
    page = visitor.page;
    await visitor.signIn(market.account('Clinique économe'));
    await visitor.goTo('/spend');
    await page.getByText('Vous n’avez pas fixé de budget.').waitFor();
    const amount = page.getByLabel('Budget d’un mois ($US)');
    await amount.fill('beaucoup');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => document.querySelector('main input[name="Monthly"]')?.getAttribute('aria-invalid') === 'true');
    await visitor.hold('wrong budget');
    await amount.fill('250,50');
    await page.getByRole('button', { name: 'Enregistrer le budget' }).click();
    await page.getByText('0,00\u00a0$US sur 250,50\u00a0$US').waitFor();
    await visitor.goTo('/spend');
    assert.equal(await amount.inputValue(), '250.5');
    await visitor.hold('budget');
    await page.getByRole('button', { name: 'Supprimer le budget' }).click();
    await page.getByText('Vous n’avez pas fixé de budget.').waitFor();
  });
});

// What a person does with his account, and with the shell around every page.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market, password } from './kit/market.js';

describe('a person and his account', () => {
  let market, browser, account, visitor, page;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  beforeEach(async () => {
    account = market.account(`Account ${Date.now()}`);
    visitor = await new Visitor(market, browser, { language: 'fr' }).open();
    page = visitor.page;
  });
  afterEach(() => visitor.close());

  test('signs in by keyboard and comes to the page that was asked for', async () => {
    await visitor.goTo('/account');
    await page.waitForURL('**/fr/sign-in?then=%2Faccount');
    await page.waitForFunction(() => document.activeElement?.matches('main input')); // the first field has the focus
    await page.keyboard.type(account.id);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong wrong wrong');
    await page.keyboard.press('Enter');
    await page.getByText('Le compte, l’utilisateur ou le mot de passe est incorrect.', { exact: true }).waitFor();
    await visitor.hold('refused');
    await page.getByLabel('Mot de passe').fill(password);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL('**/fr/account');
    await page.locator('main h1', { hasText: 'Compte et clés' }).waitFor();
    assert.equal(await page.title(), 'Compte et clés - Souk');
    await visitor.hold('signed in');
  });

  test('makes an access key that signs, copies the act, and deletes it', async () => {
    await visitor.signIn(account);
    await visitor.goTo('/account');
    await page.getByRole('button', { name: 'Copier en tant que' }).first().click();
    const copied = page.getByRole('dialog').locator('pre').first();
    assert.match(await copied.textContent(), /^aws iam create-access-key \\\n {2}--endpoint-url http/);
    await visitor.hold('copy as');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Créer une clé d’accès' }).click();
    await page.getByText('Le secret n’est affiché que cette fois.').first().waitFor();
    await visitor.hold('a new key');
    await page.getByRole('button', { name: 'Supprimer' }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelectorAll('main table')[0].querySelectorAll('tbody tr').length === 1);
  });

  test('changes the language and the appearance, and both stay', async () => {
    await visitor.signIn(account);
    await visitor.goTo('/account');
    await page.getByRole('button', { name: 'Langue Français' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.waitForURL('**/en/account');
    await page.locator('main h1', { hasText: 'Account and keys' }).waitFor();
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.reload();
    await visitor.settle();
    assert.ok(await page.evaluate(() => document.body.classList.contains('awsui-dark-mode')));
    await page.goto(market.url);
    await page.waitForURL('**/en');
  });

  test('goes anywhere with Ctrl+K, and ? shows the keys', async () => {
    await visitor.signIn(account);
    await visitor.goTo('/');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Raccourcis clavier').waitFor();
    await visitor.hold('keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await visitor.hold('palette');
    await page.keyboard.type('compte');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/fr/account');
  });

  test('finds the page as it was when the server comes back', async () => {
    await visitor.signIn(account);
    await visitor.goTo('/account');
    await page.waitForTimeout(1500); // what tells of an outage is loaded by now
    await page.getByLabel('Nouveau mot de passe').fill('half written text');
    await market.end();
    await page.getByRole('button', { name: 'Créer une clé d’accès' }).click();
    await page.getByText('Ce que vous avez saisi reste dans ce navigateur.').waitFor();
    await market.start();
    await page.getByText('Ce que vous avez saisi reste dans ce navigateur.').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Nouveau mot de passe').inputValue(), 'half written text');
  });
});

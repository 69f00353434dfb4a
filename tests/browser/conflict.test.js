// Two windows on the same settings: the second that saves is asked what is to stay, and neither edit is lost.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { startSeeded } from './kit/seeded.js';

describe('somebody else was faster', () => {
  let market, browser, accounts, visitors;
  before(async () => {
    ({ market, accounts } = await startSeeded());
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(async () => {
    for (const visitor of visitors ?? []) await visitor.close();
    visitors = [];
  });

  async function visit(account, path, language = 'en') {
    const visitor = await new Visitor(market, browser, { language }).open();
    visitors = [...(visitors ?? []), visitor];
    await visitor.signIn(account);
    await visitor.goTo(path);
    return visitor;
  }

  async function ask(visitor, operation, data = {}) {
    const answer = await visitor.context.request.post(`${market.url}/api/souk/${operation}`, { headers: { 'X-Souk-Request': '1' }, data });
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  }

  test('two operators edit the policy: both edits stay, and what both changed is chosen', async () => {
    const one = await visit(accounts.operator, '/operator/policy');
    const other = await visit(accounts.operator, '/operator/policy');
    await one.page.getByLabel('Shortest free trial (days)').fill('7');
    await one.page.getByRole('radio', { name: 'Accounts only' }).click();
    await one.page.getByRole('button', { name: 'Save policy' }).click();
    await one.page.getByText('The policy holds from now on.').waitFor();

    await other.page.getByLabel('Shortest free trial (days)').fill('9');
    await other.page.getByRole('radio', { name: 'Everybody may register' }).click();
    await other.page.getByRole('button', { name: 'Save policy' }).click();
    const dialog = other.page.getByRole('dialog');
    await dialog.getByText('ShortestDays: 9').waitFor();
    await dialog.getByText('ShortestDays: 7').waitFor();
    await dialog.getByRole('button', { name: 'Save both edits' }).click();
    await dialog.getByText('Choose which of both is to stay.').waitFor();
    await other.hold('a conflict');
    await dialog.getByRole('radio', { name: /^Yours/ }).click();
    await dialog.getByRole('button', { name: 'Save both edits' }).click();
    await other.page.getByText('The policy holds from now on.').waitFor();
    const { Policy } = await ask(other, 'GetMarketPolicy');
    assert.deepEqual([Policy.FreeTrial.ShortestDays, Policy.Storefront, Policy.Registration], [9, 'SIGNED_IN', 'AUTOMATIC']);
  });

  test('a profile that a colleague changed elsewhere keeps both edits', async () => {
    const seller = await visit(accounts.newcomer, '/seller/settings', 'fr');
    const { Profile } = await ask(seller, 'GetSellerProfile');
    const { DisplayName, Description, LegalName, CountryCode, Contact } = Profile;
    await ask(seller, 'PutSellerProfile', { DisplayName, Description, LegalName, CountryCode, Contact, SupportEmail: 'aide@example.com' });
    await seller.page.getByLabel('Description').fill('Des modèles pour la pathologie.');
    await seller.page.getByRole('button', { name: 'Enregistrer le profil' }).click();
    const dialog = seller.page.getByRole('dialog');
    await dialog.getByText('champs différents', { exact: false }).waitFor();
    await seller.hold('un conflit');
    await dialog.getByRole('button', { name: 'Enregistrer les deux modifications' }).click();
    await dialog.waitFor({ state: 'detached' });
    await seller.page.getByText('Le profil a été enregistré.').waitFor();
    const { Profile: kept } = await ask(seller, 'GetSellerProfile');
    assert.deepEqual([kept.Description, kept.SupportEmail], ['Des modèles pour la pathologie.', 'aide@example.com']);
  });

  test('what may be tried is not overwritten', async () => {
    const seller = await visit(accounts.seller, `/seller/listings/${market.ids.live}/bench`);
    const field = seller.page.getByLabel('Tries of one account a day');
    await field.waitFor();
    await ask(seller, 'PutTryPolicy', { ProductId: market.ids.live, Allowed: 'NONE' });
    await field.fill('3');
    await seller.page.getByRole('button', { name: 'Save', exact: true }).click();
    await seller.page.getByRole('dialog').getByRole('button', { name: 'Save both edits' }).click();
    await seller.page.getByRole('radio', { name: /^Nothing/ }).waitFor();
    const { Policy } = await ask(seller, 'GetTryPolicy', { ProductId: market.ids.live });
    assert.deepEqual([Policy.Allowed, Policy.TriesPerAccount, Policy.Revision], ['NONE', 3, 2]);
  });
});

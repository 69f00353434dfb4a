// An operator's day: what waits is looked at, approved or sent back with reasons; a seller registers and is verified.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { password } from './kit/market.js';
import { startSeeded } from './kit/seeded.js';

describe('an operator decides', () => {
  let market, browser, accounts, ids, visitors;
  before(async () => {
    ({ market, accounts } = await startSeeded());
    ids = market.ids;
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

  test('approves a queued publication, and it is live', async () => {
    const operator = await visit(accounts.operator, '/operator/queue');
    const { page } = operator;
    const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'Publish', exact: true }) });
    await row.getByRole('link').click();
    await page.waitForURL(`**/operator/reviews/${ids.review}`);
    await page.getByText('Gradient-boosted trees', { exact: false }).first().waitFor();
    await page.getByRole('heading', { name: /^Checks/ }).waitFor();
    await page.getByRole('heading', { name: 'Log' }).waitFor();
    await page.getByText('port 8080', { exact: false }).first().waitFor();
    await operator.hold('checklist');
    await page.getByRole('button', { name: 'Approve' }).click();
    await operator.hold('approve');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByText(/\(gradient-boosted trees\) was approved\.$/).waitFor();
    await page.getByText('Approved', { exact: true }).waitFor();
    const seller = await visit(accounts.seller, `/seller/listings/${ids.product}`, 'fr');
    await seller.page.getByText('En ligne').first().waitFor();
  });

  test('sends a request back with a reason and a note on a field, which the seller reads', async () => {
    const operator = await visit(accounts.operator, `/operator/reviews/${ids.changed}`, 'fr');
    const { page } = operator;
    await page.locator('ins', { hasText: 'faster than before' }).waitFor();
    await page.getByRole('button', { name: 'Renvoyer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Renvoyer' }).click();
    await dialog.getByText('Remplissez ce champ.').waitFor();
    await dialog.getByLabel('Motif').fill('Subscribers still depend on it.');
    await dialog.getByRole('button', { name: 'Ajouter une remarque' }).click();
    await dialog.getByLabel('Remarque', { exact: true }).fill('Say who goes on.');
    await operator.hold('send back');
    await dialog.getByRole('button', { name: 'Renvoyer' }).click();
    await page.getByText('Subscribers still depend on it.').waitFor();
    const seller = await visit(accounts.seller, `/seller/requests/${ids.changed}`);
    await seller.page.getByText('Subscribers still depend on it.').waitFor();
    await seller.page.getByText('Say who goes on.', { exact: false }).waitFor();
  });

  test('takes what waits, sees what is his, and gives it to another', async () => {
    market.account('Second Operator', '--operator');
    const operator = await visit(accounts.operator, '/operator/queue');
    const { page } = operator;
    const who = page.getByRole('button', { name: 'Who looks after Laboratoire du Nord' });
    await who.click();
    await page.getByRole('menuitem', { name: 'Take it' }).click();
    const row = page.getByRole('row').filter({ has: who });
    await row.getByText('Operator', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Mine', exact: true }).click();
    await page.getByText('No request waits.').first().waitFor();
    await row.waitFor();
    await operator.hold('mine');
    await who.click();
    await page.getByRole('menuitem', { name: 'Give it to Second Operator' }).click();
    await page.getByText('No seller waits.').waitFor();
    await page.getByRole('button', { name: 'Waiting', exact: true }).click();
    await row.getByText('Second Operator', { exact: true }).waitFor();
    await who.click();
    await page.getByRole('menuitem', { name: 'Let it go' }).click();
    await row.getByText('Nobody', { exact: true }).waitFor();
  });

  test('grants test accounts that a seller asked for', async () => {
    const { page } = await visit(accounts.operator, '/operator/queue');
    await page.getByRole('button', { name: /^Approve test accounts/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('The test accounts were added.').waitFor();
    const tester = await visit(accounts.newcomer, '/');
    const seen = await tester.context.request.post(`${market.url}/api/souk/ListPublishedVersions`, {
      headers: { 'X-Souk-Request': '1' },
      data: { ProductId: ids.product },
    });
    assert.equal(seen.status(), 200, await seen.text());
  });

  test('verifies a seller that registers', async () => {
    const account = market.account('Atelier du Sud');
    const seller = await visit(account, '/seller/settings');
    const { page } = seller;
    await page.getByText('0 of 4 done', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Register as seller' }).click();
    await page.getByText('Fill in this field, or save a draft.').first().waitFor();
    await seller.hold('what is missing');
    await page.getByLabel('Name', { exact: true }).fill('Atelier du Sud');
    await page.getByLabel('Description').fill('Models for growers.');
    await page.getByLabel('Legal name').fill('Atelier du Sud SARL');
    await page.getByRole('button', { name: /^Country/ }).click();
    await page.getByRole('option', { name: 'France', exact: true }).click();
    await page.getByLabel('Contact: name').fill('Ada Example');
    await page.getByLabel('Contact: e-mail').fill('ada@example.com');
    await page.getByRole('button', { name: 'Register as seller' }).click();
    await page.getByText('The operator verifies your profile.').waitFor();

    const operator = await visit(accounts.operator, '/operator/queue');
    await operator.page.getByRole('link', { name: 'Atelier du Sud' }).click();
    await operator.page.getByText('Models for growers.').waitFor();
    await operator.page.getByRole('button', { name: 'Approve' }).click();
    await operator.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await operator.page.getByText('Atelier du Sud was approved.').waitFor();

    await seller.goTo('/seller/settings');
    await page.getByText('2 of 4 done', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Bank account' }).click();
    await page.getByLabel('IBAN').fill('FR1420041010050500013M02607');
    await page.getByRole('button', { name: 'Save bank account' }).click();
    await page.getByText('This is no IBAN of that country.', { exact: false }).waitFor();
    await page.getByLabel('IBAN').fill('FR1420041010050500013M02606');
    await page.getByRole('button', { name: 'Save bank account' }).click();
    await page.getByText('3 of 4 done', { exact: true }).waitFor();
    await page.getByText('…2606').waitFor();
  });

  test('makes an account whose owner chooses the password', async () => {
    const operator = await visit(accounts.operator, '/operator/accounts');
    const { page } = operator;
    await page.getByRole('button', { name: 'Create account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Verger Est');
    await dialog.getByLabel('E-mail').fill('verger@example.com');
    await operator.hold('new account');
    await dialog.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('Token for Verger Est').waitFor();
    await page.getByRole('cell', { name: 'verger@example.com' }).waitFor();
  });

  test('suspends an account, whose owner is told why, and reopens it', async () => {
    const account = market.account('Serre du Midi');
    const operator = await visit(accounts.operator, '/operator/accounts');
    const { page } = operator;
    const choose = async (act) => {
      await page.getByRole('button', { name: 'What to do with Serre du Midi' }).click();
      await page.getByRole('menuitem', { name: act }).click();
    };
    await choose('Suspend');
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await page.getByRole('dialog').getByText('Fill in this field.').waitFor();
    await page.getByRole('dialog').getByLabel('Reason').fill('Bills are unpaid.');
    await operator.hold('suspend');
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Serre du Midi was suspended.').waitFor();
    await page.getByRole('row', { name: /Serre du Midi/ }).getByText('Bills are unpaid.').waitFor();
    const owner = await new Visitor(market, browser, { language: 'fr' }).open();
    visitors.push(owner);
    await owner.goTo('/sign-in');
    await owner.page.getByLabel('Compte', { exact: true }).fill(account.id);
    await owner.page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await owner.page.getByRole('button', { name: 'Se connecter' }).last().click();
    await owner.page.getByText('Ce compte est suspendu ou fermé\u00a0: Bills are unpaid.').waitFor();
    await choose('Reopen');
    await page.getByRole('dialog').getByRole('button', { name: 'Reopen' }).click();
    await page.getByText('Serre du Midi was reopened.').waitFor();
    await owner.page.getByRole('button', { name: 'Se connecter' }).last().click();
    await owner.page.getByRole('button', { name: /Serre du Midi/ }).waitFor();
  });

  test('limits what an account may use at once, and its owner sees it', async () => {
    const account = market.account('Clos du Bois');
    const operator = await visit(accounts.operator, '/operator/accounts');
    const { page } = operator;
    await page.getByRole('button', { name: 'What to do with Clos du Bois' }).click();
    await page.getByRole('menuitem', { name: 'Quotas' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('spinbutton', { name: 'Endpoints', exact: true }).fill('-1');
    await dialog.getByRole('button', { name: 'Save quotas' }).click();
    await dialog.getByText('This number is too small: at least 0.').waitFor();
    await operator.hold('quotas');
    await dialog.getByRole('spinbutton', { name: 'Endpoints', exact: true }).fill('2');
    await dialog.getByRole('button', { name: 'Save quotas' }).click();
    await page.getByText('The quotas of Clos du Bois were saved.').waitFor();
    const owner = await visit(account, '/account', 'fr');
    await owner.page.getByText('0 sur 2, décidé pour ce compte').waitFor();
    await owner.hold('quotas of one’s own');
  });

  test('looks at an account as its owner does, and changes nothing there', async () => {
    const operator = await visit(accounts.operator, '/operator/accounts');
    const { page } = operator;
    await page.getByRole('button', { name: 'What to do with Laboratoire du Nord' }).click();
    await page.getByRole('menuitem', { name: 'Look as its owner' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('They see no profile.');
    await page.getByRole('dialog').getByRole('button', { name: 'Look as its owner' }).click();
    await page.getByText('You look at Laboratoire du Nord as its owner does').waitFor();
    await operator.goTo('/seller/settings');
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Laboratoire du Nord');
    await page.getByRole('button', { name: 'Save profile' }).click();
    await page.getByText('You look at another’s account and may only read.', { exact: false }).waitFor();
    await operator.hold('a view');
    await page.getByRole('button', { name: 'End view' }).click();
    await page.waitForURL('**/operator/accounts');
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    assert.equal(await page.getByText('as its owner does').count(), 0);
  });

  test('changes the market’s policy, and what is wrong is said at the field', async () => {
    const operator = await visit(accounts.operator, '/operator/policy');
    const { page } = operator;
    assert.ok(await page.getByRole('radio', { name: 'Keep the address' }).isChecked());
    await page.getByLabel('Shortest free trial (days)').fill('400');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('This number is too large: at most 366.').waitFor();
    await operator.hold('a wrong number');
    await page.getByLabel('Shortest free trial (days)').fill('7');
    await page.getByRole('radio', { name: 'At once', exact: true }).click();
    await page.getByRole('radio', { name: 'Accounts only' }).click();
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('The policy holds from now on.').waitFor();
    await operator.goTo('/operator/policy');
    assert.equal(await page.getByLabel('Shortest free trial (days)').inputValue(), '7');
    assert.ok(await page.getByRole('radio', { name: 'At once', exact: true }).isChecked());
    assert.ok(await page.getByRole('radio', { name: 'Accounts only' }).isChecked());
  });

  test('words a category in both languages and hides one, which sellers and buyers see at once', async () => {
    const operator = await visit(accounts.operator, '/operator/policy');
    const { page } = operator;
    await page.getByRole('button', { name: 'Change categories' }).click();
    const rows = page.getByRole('textbox', { name: 'Name', exact: true });
    const at = (await rows.evaluateAll((fields) => fields.map((field) => field.value))).indexOf('Healthcare & Life Sciences');
    await page.getByRole('textbox', { name: 'Text in French', exact: true }).nth(at).fill('Santé humaine');
    await page.getByRole('checkbox', { name: 'Hidden' }).nth(0).check();
    await rows.nth(1).fill('Energy');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('There is a category of this name already.').waitFor();
    await operator.hold('a category named twice');
    await rows.nth(1).fill('ML Solutions');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('The policy holds from now on.').waitFor();
    const seller = await visit(accounts.seller, `/seller/drafts/${ids.draft}`, 'fr');
    await seller.page.getByRole('button', { name: /^Catégories/ }).click();
    await seller.page.getByRole('option', { name: 'Santé humaine' }).waitFor();
    assert.equal(await seller.page.getByRole('option', { name: 'Apprentissage automatique', exact: true }).count(), 0);
    await operator.goTo('/operator/policy');
    await page.getByRole('button', { name: 'Use the usual ones' }).click();
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('The policy holds from now on.').waitFor();
  });

  test('finds who did what, and takes it along as CSV', async () => {
    const operator = await visit(accounts.operator, '/operator/audit');
    const { page } = operator;
    await page.getByRole('cell', { name: /^[A-Z]\w+ souk$/ }).first().waitFor();
    await page.getByLabel('Operation').fill('RequestTestAccounts');
    await page.getByLabel('Account ID').fill(accounts.seller.id);
    await page.getByRole('button', { name: 'Find records' }).click();
    await page.waitForURL(/operation=RequestTestAccounts/);
    await page.getByRole('heading', { name: 'Records (1)' }).waitFor();
    await operator.hold('found records');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
    const lines = readFileSync(await saved.path(), 'utf8').trim().split('\r\n');
    assert.equal(saved.suggestedFilename(), 'audit.csv');
    assert.match(lines[0], /^sequence,time,account,.*,hash$/);
    assert.equal(lines.length, 2);
    assert.match(lines[1], new RegExp(`,${accounts.seller.id},.*,RequestTestAccounts,DONE,`));
  });

  test('is told at the field that an operation’s name is mistyped', async () => {
    const operator = await visit(accounts.operator, '/operator/audit');
    const { page } = operator;
    const field = page.getByLabel('Operation');
    const isTold = () => {
      const [error] = document.querySelector('main input[name="Operation"][aria-invalid="true"]')?.getAttribute('aria-describedby').split(' ') ?? [];
      return document.getElementById(error)?.textContent.startsWith('There is no operation of this name');
    };
    const words = page.getByText('There is no operation of this name. Check how it is written.', { exact: true });
    // The first is refused, for it cannot be a name; of the second nothing is found.
    for (const typed of ['Start Change Set', 'StartChangset']) {
      await field.fill(typed);
      await page.getByRole('button', { name: 'Find records' }).click();
      await page.waitForURL(`**/operator/audit?operation=${typed.replaceAll(' ', '+')}`);
      await page.waitForFunction(isTold);
      assert.equal(await page.getByText('This did not work').count(), 0);
    }
    await operator.hold('a mistyped operation');
    await field.fill('CreateWebhook');
    await page.getByRole('button', { name: 'Find records' }).click();
    await words.waitFor({ state: 'detached' });
  });

  test('sees how the instance fares, and goes from a queue to what waits', async () => {
    const operator = await visit(accounts.operator, '/operator/health');
    const { page } = operator;
    await page.getByText(/^Version \d/).waitFor();
    await page.getByRole('row', { name: /^Change requests/ }).waitFor();
    const applicant = await visit(market.account('Atelier du Port'), '/');
    const profile = {
      DisplayName: 'Atelier du Port',
      Description: 'Waits.',
      LegalName: 'Atelier du Port SARL',
      CountryCode: 'FR',
      Contact: { Name: 'Ada', Email: 'ada@example.com' },
    };
    const sent = await applicant.context.request.post(`${market.url}/api/souk/PutSellerProfile`, { headers: { 'X-Souk-Request': '1' }, data: profile });
    assert.equal(sent.status(), 200, await sent.text());
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByRole('row', { name: /^Sellers to verify [1-9]/ }).getByRole('link').click();
    await page.waitForURL('**/operator/sellers');
  });

  test('terminates an agreement with a reason, and it is over', async () => {
    const operator = await visit(accounts.operator, '/operator/agreements');
    const { page } = operator;
    const row = page.getByRole('row').filter({ hasText: ids.agreement });
    await row.getByText('Active', { exact: true }).waitFor();
    await row.getByRole('button', { name: `Terminate agreement ${ids.agreement}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Terminate', exact: true }).click();
    await dialog.getByText('Fill in this field.').waitFor();
    await dialog.getByLabel('Reason').fill('The invoice is not paid.');
    await operator.hold('terminate');
    await dialog.getByRole('button', { name: 'Terminate', exact: true }).click();
    await row.getByText('Terminated', { exact: true }).waitFor();
    assert.equal(await row.getByRole('button').count(), 0);
  });
});

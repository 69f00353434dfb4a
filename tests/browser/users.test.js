// An account's administrator gives others what they need, and no more; whoever lacks a permission is told which.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market, password } from './kit/market.js';

describe('users and permissions', () => {
  let market, browser, account, visitors;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
    account = market.account('Clinique du Lac');
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(async () => {
    for (const visitor of visitors ?? []) await visitor.close();
    visitors = [];
  });

  async function visit(path, { user = '', language = 'en', width = 1440 } = {}) {
    const visitor = await new Visitor(market, browser, { language, width }).open();
    visitors = [...(visitors ?? []), visitor];
    await visitor.signIn(account, user);
    await visitor.goTo(path);
    return visitor;
  }

  async function ask(visitor, operation, data = {}) {
    const answer = await visitor.context.request.post(`${market.url}/api/iam/${operation}`, { headers: { 'X-Souk-Request': '1' }, data });
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  }

  test('a user is made with a managed policy, one of his own, a key and a password', async () => {
    const root = await visit('/account?tab=users');
    const { page } = root;
    await page.getByText('This account has no users. Its root may do everything.').waitFor();
    await page.getByRole('button', { name: 'Create user' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('User name').fill('ana');
    await root.hold('new user');
    await dialog.getByRole('button', { name: 'Create user' }).click();
    await page.getByRole('heading', { level: 2, name: 'ana', exact: true }).waitFor();

    await page.getByRole('button', { name: 'Attach policy' }).click();
    await dialog.getByRole('button', { name: 'Attach policy' }).click();
    await dialog.getByText('Fill in this field.').waitFor();
    await dialog.getByRole('button', { name: /Choose a policy/ }).click();
    await page.getByRole('option', { name: /^AWSMarketplaceRead-only/ }).click();
    await root.hold('attach a policy');
    await dialog.getByRole('button', { name: 'Attach policy' }).click();
    await page.getByRole('rowheader', { name: 'AWSMarketplaceRead-only', exact: true }).waitFor();

    await page.getByRole('button', { name: 'Write policy' }).click();
    await dialog.getByLabel('Policy name').fill('spending');
    const document = dialog.getByRole('textbox', { name: 'Policy', exact: true });
    const begun = await document.inputValue();
    await document.fill(begun.slice(0, -1));
    await dialog.getByRole('button', { name: 'Save policy' }).click();
    await dialog.getByText('This is no JSON', { exact: false }).waitFor();
    await root.hold('a policy that is no JSON');
    await document.fill(JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Perhaps', Action: '*', Resource: '*' }] }));
    await dialog.getByRole('button', { name: 'Save policy' }).click();
    await dialog.getByText('This did not work').waitFor();
    await document.fill(JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }] }));
    await dialog.getByRole('button', { name: 'Save policy' }).click();
    await page.getByRole('button', { name: 'Edit spending' }).click();
    await dialog.getByText('"iam:ListUsers"', { exact: false }).waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Create access key' }).click();
    await page.getByText('The secret is shown this once. Copy it now.').waitFor();
    await page.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('Inactive').waitFor();
    const { AccessKeyMetadata } = await ask(root, 'ListAccessKeys', { UserName: 'ana' });
    assert.deepEqual(AccessKeyMetadata.map(({ UserName, Status }) => [UserName, Status]), [['ana', 'Inactive']]);

    await page.getByText('No password: the user cannot sign in here', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Give a password' }).click();
    await dialog.getByLabel('Password').fill('short');
    await dialog.getByRole('button', { name: 'Give a password' }).click();
    await dialog.getByText('This did not work').waitFor();
    await dialog.getByLabel('Password').fill(password);
    await root.hold('a password');
    await dialog.getByRole('button', { name: 'Give a password' }).click();
    await page.getByText('and then chooses a password of his own', { exact: false }).waitFor();
    await root.hold('a user');
  });

  test('who lacks a permission reads which one, and the policy that gives it', async () => {
    const root = await visit('/account');
    await ask(root, 'CreateUser', { UserName: 'ben' });
    await ask(root, 'CreateLoginProfile', { UserName: 'ben', Password: password });
    const ben = await visit('/account?tab=users', { user: 'ben', language: 'fr', width: 390 });
    await ben.page.getByText('Il manque une autorisation').waitFor();
    const policy = JSON.parse(await ben.page.locator('pre.code').first().innerText());
    assert.equal(policy.Statement[0].Action, 'iam:ListUsers');
    await ben.hold('refused');
    await ask(root, 'PutUserPolicy', { UserName: 'ben', PolicyName: 'copied', PolicyDocument: JSON.stringify(policy) });
    await ben.goTo('/account?tab=users');
    await ben.page.getByRole('link', { name: 'ben' }).waitFor();
  });

  test('a user is deleted with all that hangs on him', async () => {
    const root = await visit('/account');
    await ask(root, 'CreateUser', { UserName: 'eva' });
    await ask(root, 'CreateAccessKey', { UserName: 'eva' });
    await ask(root, 'AttachUserPolicy', { UserName: 'eva', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    await ask(root, 'CreateLoginProfile', { UserName: 'eva', Password: password });
    await root.goTo('/account?tab=users&user=eva');
    const { page } = root;
    await page.getByRole('button', { name: 'Detach ReadOnlyAccess' }).click();
    await page.getByText('No managed policy', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Delete user' }).click();
    await root.hold('delete a user');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete user' }).click();
    await page.getByText('eva was deleted.').waitFor();
    const { Users } = await ask(root, 'ListUsers');
    assert.ok(!Users.some(({ UserName }) => UserName === 'eva'));
  });
});

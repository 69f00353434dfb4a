// The buyer's part, from the search to the cancelled subscription, with a real container; and what a buyer may not do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = process.env.SOUK_EXAMPLES ?? join(root, 'build/examples');
const sampleOutput = readFileSync(join(built, 'cell-nuclei/sample-output.csv'), 'utf8');

describe('a buyer', () => {
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

  async function visit(account, options = {}) {
    visitor = await new Visitor(market, browser, { language: 'en', width: 1440, ...options }).open();
    page = visitor.page;
    await visitor.signIn(account);
  }
  const press = (name) => page.locator('main').getByRole('button', { name, exact: true }).first().click();
  const heading = (name) => page.locator('main h1', { hasText: name }).waitFor();

  test('searches, reads, subscribes, launches, invokes and cancels', async () => {
    await visit(market.account('Lake Clinic'));
    await visitor.goTo('/search');
    await page.getByRole('searchbox').fill('nuclei classifier');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/en/search?q=nuclei*');
    await page.getByRole('link', { name: 'Cell Nuclei Classifier', exact: true }).click();
    await heading('Cell Nuclei Classifier');
    await visitor.settle();
    await visitor.hold('product');
    await press('Subscribe');
    await heading('Subscribe to Cell Nuclei Classifier');
    await page.getByText('Your account may subscribe to this product.').waitFor();
    await visitor.hold('subscribe');
    await press('Accept offer');
    await heading('Launch Cell Nuclei Classifier');
    await page.getByLabel('Name of the endpoint').fill('nuclei-by-mouse');
    await page.getByText('Cost of an hour', { exact: false }).waitFor();
    await visitor.hold('launch');
    await press('Launch endpoint');
    await heading('nuclei-by-mouse');
    await page.getByRole('button', { name: 'Send' }).waitFor({ timeout: 120_000 }); // it is in service
    await visitor.settle();
    await press('Send');
    await page.getByText('This is the answer that the seller declares.').waitFor();
    assert.equal(await page.getByTestId('answer').locator('pre').textContent(), sampleOutput);
    await visitor.hold('endpoint');

    await visitor.goTo('/subscriptions');
    await page.getByRole('link', { name: 'nuclei-by-mouse' }).waitFor();
    await visitor.hold('subscriptions');
    await page.getByRole('button', { name: 'Cancel the subscription to Cell Nuclei Classifier' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('link', { name: 'nuclei-by-mouse' }).waitFor();
    await visitor.hold('cancel');
    await dialog.getByRole('button', { name: 'Cancel subscription' }).click();
    await page.getByText('The subscription to Cell Nuclei Classifier is cancelled.').waitFor();
    await page.getByRole('cell', { name: 'Cancelled' }).waitFor();
    await visitor.goTo('/endpoints');
    await page.waitForFunction(() => !document.querySelector('main tbody a'), undefined, { polling: 500 }).catch(() => undefined);
    await visitor.goTo('/endpoints');
    assert.doesNotMatch(await page.locator('main').textContent(), /In service/);
  });

  test('sees what a use costs, and sends the estimate as an address', async () => {
    await visit(market.account('Reckoner'));
    await visitor.goTo(market.addressOf('/products/{hourly}?tab=pricing'));
    const total = page.getByTestId('estimate');
    await page.getByLabel('Hours of each instance').fill('100');
    await page.getByLabel('Instances', { exact: true }).fill('2');
    await total.getByText('$250.00').first().waitFor(); // 2 × 100 h × $1.25
    await page.goto(page.url());
    await visitor.settle();
    await total.getByText('$250.00').first().waitFor();
  });

  test('runs the program of the usage tab as it stands', async () => {
    const account = market.account('Programmer');
    await visit(account);
    await visitor.goTo(market.addressOf('/products/{free}/subscribe'));
    await page.getByText('Your account may subscribe to this product.').waitFor();
    await press('Accept offer');
    await heading('Launch');
    await visitor.goTo(market.addressOf('/products/{free}?tab=usage'));
    const program = await page.getByLabel('Python (boto3)').locator('visible=true').last().textContent();
    assert.match(program, /import boto3/);
    const keys = { AWS_ACCESS_KEY_ID: account.accessKey, AWS_SECRET_ACCESS_KEY: account.secret };
    const said = execFileSync(join(root, '.venv/bin/python'), ['-c', program], { env: { ...process.env, ...keys }, timeout: 120_000 });
    assert.equal(said.toString().trimEnd(), sampleOutput.trimEnd());
  });

  test('is told beforehand what a user lacks to subscribe', async () => {
    const account = market.account('Careful Firm');
    await visit(account);
    const ask = (service, operation, data) =>
      visitor.context.request.post(`${market.url}/api/${service}/${operation}`, { headers: { 'X-Souk-Request': '1' }, data });
    const allowed = ['aws-marketplace:Get*', 'aws-marketplace:List*', 'aws-marketplace:Search*', 'souk:*'];
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: allowed, Resource: '*' }] };
    await ask('iam', 'CreateUser', { UserName: 'reader' });
    await ask('iam', 'PutUserPolicy', { UserName: 'reader', PolicyName: 'reads', PolicyDocument: JSON.stringify(policy) });
    await ask('iam', 'CreateLoginProfile', { UserName: 'reader', Password: 'correct horse battery' });
    await visitor.signIn(account, 'reader');
    await visitor.goTo(market.addressOf('/products/{free}/subscribe'));
    await page.getByText('A permission is missing').waitFor();
    assert.match(await page.locator('main pre').first().textContent(), /aws-marketplace:AcceptAgreementRequest/);
    assert.ok(await page.getByRole('button', { name: 'Accept offer' }).isDisabled());
    await visitor.hold('forbidden');
  });

  test('is not shown products that are not there', async () => {
    await visit(market.account('Curious'));
    await visitor.goTo('/products/prod-nothinghere1');
    await page.locator('main h1', { hasText: 'This product is not offered' }).waitFor();
    await visitor.hold('gone');
  });
});

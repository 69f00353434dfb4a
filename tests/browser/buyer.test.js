// The buyer's part, from the search to the cancelled subscription, with a real container; and what a buyer may not do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
  async function sellerOf(name) {
    const answer = await visitor.context.request.post(`${market.url}/api/marketplace-discovery/GetProduct`, {
      headers: { 'X-Souk-Request': '1' },
      data: { productId: market.products[name].id },
    });
    return (await answer.json()).manufacturer.sellerProfileId;
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
    const gone = page.getByText('You have no endpoints.');
    for (let tries = 0; tries < 60 && !(await gone.isVisible()); tries++) {
      assert.doesNotMatch(await page.locator('main').textContent(), /In service/);
      await visitor.goTo('/endpoints');
    }
    await gone.waitFor();
  });

  for (const width of [1440, 390])
    test(`reads every tab of a product, and what is his own, ${width} wide`, async () => {
      await visit(market.subscriber, { language: 'fr', width });
      await visitor.goTo(market.addressOf('/products/{paid}'));
      for (const name of ['Tarification', 'Utilisation', 'Avis', 'Support', 'Versions', 'Présentation']) {
        await page.getByRole('tab', { name }).click();
        await visitor.settle();
        await visitor.hold(`${name} ${width}`);
      }
      for (const path of ['/products/{paid}/review', '/endpoints', `/sellers/${await sellerOf('paid')}`]) {
        await visitor.goTo(market.addressOf(path));
        await visitor.hold(`${path} ${width}`);
      }
    });

  test('sees the company’s logo at its product and on its page', async () => {
    await visit(market.account('Looking at logos'));
    for (const path of ['/products/{paid}', `/sellers/${await sellerOf('paid')}`]) {
      await visitor.goTo(market.addressOf(path));
      const logo = page.locator('main .seller-logo, main img[alt="Logo of Modèles Exemple"]');
      await logo.waitFor();
      assert.ok(await logo.evaluate((image) => image.decode().then(() => image.naturalWidth >= 120)), path);
    }
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

  test('reads what an hour of each instance costs, and takes the table along', async () => {
    await visit(market.account('Comparing Prices'));
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visitor.goTo(market.addressOf('/products/{hourly}?tab=pricing'));
    const row = page.getByRole('row', { name: /^ml\.m5\.large/ });
    await row.getByText('$1.25 software + $0.00 infrastructure').first().waitFor();
    assert.equal(await row.getByText('$1.25', { exact: true }).count(), 2, 'real-time and batch');
    await page.getByRole('button', { name: 'Copy the table (CSV)' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split(/\r?\n/);
    assert.equal(copied[0], 'InstanceType,Mode,Software,Infrastructure,Total,RequestPrice,Currency');
    assert.ok(copied.includes('ml.m5.large,REALTIME,1.25,0,1.25,,USD'), copied.join('\n'));
    assert.ok(copied.includes('ml.m5.large,BATCH,1.25,0,1.25,,USD'));
    assert.equal(copied.length - 1, 2 * (await page.getByRole('row', { name: /^ml\./ }).count()));
    await visitor.goTo(market.addressOf('/products/{paid}?tab=pricing'));
    await page.getByText('and $0.002 per inference').first().waitFor();
  });

  test('runs each program of the usage tab as it stands', async () => {
    const account = market.account('Programmer');
    await visit(account);
    await visitor.goTo(market.addressOf('/products/{free}/subscribe'));
    await page.getByText('Your account may subscribe to this product.').waitFor();
    await press('Accept offer');
    await heading('Launch');
    await visitor.goTo(market.addressOf('/products/{free}?tab=usage'));
    const program = async (tab) => {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      return page.getByLabel(tab, { exact: true }).locator('visible=true').last().textContent();
    };
    const folder = mkdtempSync(join(tmpdir(), 'souk-programs-'));
    const path = `${join(root, '.venv/bin')}:${process.env.PATH}`;
    const keys = { AWS_ACCESS_KEY_ID: account.accessKey, AWS_SECRET_ACCESS_KEY: account.secret, HOME: folder, PATH: path };
    const run = (command, ...given) =>
      execFileSync(command, given, { cwd: folder, env: { ...process.env, ...keys, AWS_PAGER: '' }, timeout: 180_000 }).toString();
    const sagemaker = (operation, name) => run('aws', 'sagemaker', operation, `--${operation.slice(7)}-name`, name, '--endpoint-url', market.url, '--region', 'us-east-1');
    try {
      const python = await program('Python (boto3)');
      assert.match(python, /import boto3/);
      assert.equal(run('python', '-c', python).trimEnd(), sampleOutput.trimEnd());
      // These two call the endpoint that the first has launched.
      assert.equal(run('bash', '-ec', await program('curl')).trimEnd(), sampleOutput.trimEnd());
      writeFileSync(join(folder, 'invoke.cpp'), await program('C++'));
      run('g++', '-std=c++17', '-Wall', '-Wextra', '-Werror', 'invoke.cpp', '-lcurl', '-o', 'invoke');
      assert.equal(run('./invoke').trimEnd(), sampleOutput.trimEnd());
      const name = /--endpoint-name (\S+)/.exec(await program('AWS CLI'))[1];
      for (const kind of ['endpoint', 'endpoint-config', 'model']) sagemaker(`delete-${kind}`, name);
      run('aws', 'sagemaker', 'wait', 'endpoint-deleted', '--endpoint-name', name, '--endpoint-url', market.url, '--region', 'us-east-1');
      assert.ok(run('bash', '-ec', await program('AWS CLI')).trimEnd().endsWith(sampleOutput.trimEnd()), 'the CLI program ends with the answer');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
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

  test('subscribes and reviews by keyboard alone, in French', async () => {
    const account = market.account('Clinique du Lac');
    await visit(account, { language: 'fr' });
    const tabTo = async (name) => {
      for (let steps = 0; steps < 80; steps++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => {
          const at = document.activeElement;
          const named = at?.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent);
          return at?.getAttribute('aria-label') || named?.join(' ') || at?.labels?.[0]?.textContent || at?.textContent || '';
        });
        if (here.trim() === name) return;
      }
      assert.fail(`no way by Tab to ${name}`);
    };
    await visitor.goTo('/');
    await tabTo('Que cherchez-vous\u00a0?');
    await page.keyboard.type('teaching');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/fr/search?q=teaching');
    await visitor.settle();
    await tabTo('Cell Nuclei Classifier for teaching');
    await page.keyboard.press('Enter');
    await heading('Cell Nuclei Classifier for teaching');
    await visitor.settle();
    await tabTo('S’abonner');
    await page.keyboard.press('Enter');
    await page.getByText('Votre compte peut s’abonner à ce produit.').waitFor();
    await tabTo('Accepter l’offre');
    await page.keyboard.press('Enter');
    await heading('Lancer Cell Nuclei Classifier for teaching');
    await visitor.goTo(market.addressOf('/products/{free}/review'));
    await tabTo('5 étoiles'); // the first of the choices; the arrows choose
    await page.keyboard.press('ArrowDown');
    await tabTo('Titre');
    await page.keyboard.type('Bon pour un cours');
    await tabTo('Votre expérience');
    await page.keyboard.type('Trop court.');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => document.querySelector('main textarea')?.getAttribute('aria-invalid') === 'true');
    await visitor.hold('refused review');
    await page.keyboard.type(' Nous l’avons montré à trente étudiants pendant un semestre entier et chacun a pu le lancer, le comprendre et le comparer.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Votre avis est publié.').waitFor();
    await page.getByText('Bon pour un cours').waitFor();
    await visitor.hold('review');
  });

  test('compares what he chose in a search, and leaves one out', async () => {
    await visit(market.account('Comparer'));
    await visitor.goTo('/search');
    for (const name of ['Cell Nuclei Classifier', 'Tissue Grader', 'Cell Nuclei Classifier for teaching'])
      await page.getByRole('checkbox', { name: `Choose to compare ${name}`, exact: true }).check({ force: true });
    await press('Compare');
    await heading('Compare products');
    await page.getByRole('cell', { name: '$1.25' }).waitFor();
    await page.getByRole('button', { name: 'Leave Cell Nuclei Classifier for teaching out' }).click();
    await page.waitForFunction(() => document.querySelectorAll('main thead th').length === 3);
    await visitor.hold('compare');
  });

  test('is told how many products a filter leaves, and what to leave out where there are none', async () => {
    await visit(market.account('Counting'));
    await visitor.goTo('/search?type=SAGEMAKER_MODEL');
    await page.getByRole('button', { name: /^Type/ }).click();
    const kinds = page.getByRole('option');
    await kinds.first().waitFor();
    assert.equal(await kinds.count(), 1, 'what would leave nothing is not offered');
    assert.match(await kinds.first().innerText(), /^Model package\s+4\b/);
    await visitor.hold('counts');
    await visitor.goTo('/search?q=walrus&price=CONTRACT');
    const way = page.getByRole('button', { name: /^Without / });
    await page.getByRole('button', { name: 'Without any filter' }).waitFor();
    assert.deepEqual((await way.allInnerTexts()).filter((name) => /: 0 /.test(name)), []);
    await way.last().click();
    await page.waitForURL(/\/search$/);
    await page.getByRole('link', { name: 'Tissue Grader' }).waitFor();
  });

  test('is not shown products that are not there', async () => {
    await visit(market.account('Curious'));
    await visitor.goTo('/products/prod-nothinghere1');
    await page.locator('main h1', { hasText: 'This product is not offered' }).waitFor();
    assert.match(visitor.faults.join(), /^console: [^,]*404 \(Not Found\)$/); // the address itself says so
    visitor.faults = [];
    await visitor.hold('gone');
  });
});

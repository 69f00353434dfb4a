// Configure and launch: where a version runs, what is said before, and the ways to launch it other than the portal, each of
// which runs as it stands.
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
const sampleOutput = readFileSync(join(built, 'cell-nuclei/sample-output.csv'), 'utf8').trimEnd();

describe('launching a product', () => {
  let market, browser, visitor, page, folder;
  before(async () => {
    market = (await new Market().start()).stock();
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'souk-launch-'));
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => visitor.close());

  const launchPage = (more = '') => market.addressOf(`/products/{free}/launch${more}`);
  async function visit(more, options = {}) {
    visitor = await new Visitor(market, browser, { language: 'en', width: 1440, ...options }).open();
    page = visitor.page;
    await visitor.signIn(market.subscriber);
    await visitor.goTo(launchPage(more));
  }
  const name = (text) => page.getByLabel('Name of the endpoint').fill(text);
  const chooseRegion = async (region) => {
    await page.getByRole('button', { name: /^Region/ }).click();
    await page.getByRole('option', { name: region }).click();
    await page.waitForFunction((wanted) => document.querySelector('[data-testid=arn]')?.textContent.includes(`:${wanted}:`), region);
  };
  const script = (label) => page.locator(`pre[aria-label="${label}"]`).locator('visible=true').textContent();
  const run = (command, ...given) => {
    const { accessKey, secret } = market.subscriber;
    const keys = { AWS_ACCESS_KEY_ID: accessKey, AWS_SECRET_ACCESS_KEY: secret, AWS_PAGER: '', HOME: folder };
    const path = `${join(root, '.venv/bin')}:${process.env.PATH}`;
    const nothing = Object.fromEntries(['AWS_ENDPOINT_URL', 'AWS_DEFAULT_REGION', 'AWS_REGION'].map((each) => [each, undefined]));
    return execFileSync(command, given, { cwd: folder, env: { ...process.env, ...nothing, ...keys, PATH: path }, timeout: 240_000 }).toString();
  };
  const sagemaker = (region, operation, input) =>
    run('aws', 'sagemaker', operation, '--endpoint-url', market.url, '--region', region, '--cli-input-json', JSON.stringify(input));
  const states = (region) =>
    JSON.parse(run('aws', 'sagemaker', 'list-endpoints', '--endpoint-url', market.url, '--region', region)).Endpoints.map((each) => each.EndpointName);

  test('shows the ARN of the region that is chosen, and keeps the choice in the address', async () => {
    await visit();
    const arn = page.getByTestId('arn');
    assert.match(await arn.textContent(), /:us-east-1:/);
    await chooseRegion('eu-west-3');
    assert.match(page.url(), /[?&]at=eu-west-3/);
    await page.getByText('A script for a shell.').click();
    await page.waitForURL(/method=cli/);
    assert.match(await script('AWS CLI'), /AWS_DEFAULT_REGION=eu-west-3/);
    const chosen = await arn.textContent();
    await page.goto(page.url());
    await visitor.settle();
    assert.equal(await arn.textContent(), chosen);
    assert.ok(await page.getByRole('radio', { name: /^AWS CLI/ }).isChecked());
    await visitor.hold('launch by CLI');
  });

  test('says what is wrong with a number of instances, and launches none', async () => {
    await visit();
    const count = page.getByLabel('Instances', { exact: true });
    for (const wrong of ['0', '101', '']) {
      await count.fill(wrong);
      await page.getByText('A whole number from 1 to 100.').waitFor();
      assert.ok(await page.getByRole('button', { name: 'Launch endpoint' }).isDisabled());
    }
    await count.fill('2');
    await page.getByText('Cost of an hour', { exact: false }).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Launch endpoint' }).isEnabled());
  });

  test('is chosen with the arrows, and stays where one is', async () => {
    await visit('', { language: 'fr' });
    await page.getByRole('radio', { name: /^Ce portail/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/method=cli/);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/method=sdk/);
    assert.ok(await page.getByRole('radio', { name: /^SDK Python/ }).evaluate((radio) => radio === document.activeElement));
    await visitor.hold('launch by SDK');
  });

  test('gives a shell script that runs in the region that was chosen', async () => {
    await visit('?method=cli&at=eu-west-1');
    await name('by-cli');
    const text = await script('AWS CLI');
    assert.match(text, /AWS_DEFAULT_REGION=eu-west-1/);
    assert.ok(run('bash', '-ec', text).trimEnd().endsWith(sampleOutput));
    assert.deepEqual(states('eu-west-1'), ['by-cli']);
    assert.deepEqual(states('us-east-1'), []);
    sagemaker('eu-west-1', 'delete-endpoint', { EndpointName: 'by-cli' });
  });

  for (const [tab, file] of [['Python (boto3)', 'launch_boto3.py'], ['SageMaker Python SDK', 'launch.py']])
    test(`gives a program that runs, ${tab}`, async () => {
      await visit('?method=sdk');
      await name(`by-${file.replace(/\W|_/g, '-')}`);
      await page.getByRole('tab', { name: tab, exact: true }).click();
      const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Save ${file}` }).click()]);
      assert.equal(saved.suggestedFilename(), file);
      const text = readFileSync(await saved.path(), 'utf8');
      assert.equal(text, await script(tab));
      writeFileSync(join(folder, file), text);
      assert.ok(run('python', file).trimEnd().endsWith(sampleOutput));
      for (const each of states('us-east-1')) sagemaker('us-east-1', 'delete-endpoint', { EndpointName: each });
    });

  test('gives a template whose resources the server takes as they stand', async () => {
    await visit('?method=template');
    await name('by-template');
    const { provider, resource, output } = JSON.parse(await script('Template'));
    assert.deepEqual(provider.aws.endpoints, [{ iam: market.url, sagemaker: market.url, sts: market.url }]);
    assert.equal(provider.aws.region, 'us-east-1');
    assert.equal(output.endpoint_arn.value, '${aws_sagemaker_endpoint.endpoint.arn}');
    const { model } = resource.aws_sagemaker_model;
    const { configuration } = resource.aws_sagemaker_endpoint_configuration;
    const { endpoint } = resource.aws_sagemaker_endpoint;
    const resolved = (text) => text.replace(/\$\{(\w+)\.(\w+)\.name\}/g, (_, kind, which) => resource[kind][which].name);
    sagemaker(provider.aws.region, 'create-model', {
      ModelName: model.name,
      ExecutionRoleArn: model.execution_role_arn,
      EnableNetworkIsolation: model.enable_network_isolation,
      PrimaryContainer: { ModelPackageName: model.primary_container[0].model_package_name },
    });
    const [variant] = configuration.production_variants;
    sagemaker(provider.aws.region, 'create-endpoint-config', {
      EndpointConfigName: configuration.name,
      ProductionVariants: [
        {
          VariantName: variant.variant_name,
          ModelName: resolved(variant.model_name),
          InitialInstanceCount: variant.initial_instance_count,
          InstanceType: variant.instance_type,
        },
      ],
    });
    sagemaker(provider.aws.region, 'create-endpoint', { EndpointName: endpoint.name, EndpointConfigName: resolved(endpoint.endpoint_config_name) });
    assert.deepEqual(states('us-east-1'), ['by-template']);
    sagemaker('us-east-1', 'delete-endpoint', { EndpointName: 'by-template' });
    await visitor.hold('launch by template');
  });

  test('happens here in any region of the product, and what runs there is found there', async () => {
    await visit();
    await chooseRegion('eu-west-3');
    await name('elsewhere');
    await page.getByRole('button', { name: 'Launch endpoint' }).click();
    await page.locator('main h1', { hasText: 'elsewhere' }).waitFor();
    assert.match(page.url(), /[?&]at=eu-west-3/);
    await page.getByRole('button', { name: 'Send' }).waitFor({ timeout: 120_000 }); // it is in service
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('This is the answer that the seller declares.').waitFor();
    await visitor.goTo('/subscriptions');
    await page.getByRole('link', { name: 'elsewhere', exact: true }).click();
    await page.locator('main h1', { hasText: 'elsewhere' }).waitFor();
    assert.match(page.url(), /[?&]at=eu-west-3/);
    await page.getByRole('button', { name: 'Delete endpoint' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete endpoint' }).click();
    await page.waitForURL(/\/endpoints\?at=eu-west-3/);
    await visitor.goTo('/endpoints');
    await page.getByText('You have no endpoints.').waitFor();
  });
});

// A version tried before any subscription: by buyers as far as its seller allows, by visitors in reading, and by the
// seller on his test bench.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

describe('trying a version', () => {
  let market, browser, visitor, page, clinic, tab;
  before(async () => {
    market = (await new Market().start()).stock();
    clinic = market.account('Try Clinic');
    tab = `/products/${market.products.paid.id}?tab=try`;
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
    if (account) await visitor.signIn(account);
  }
  const press = (name) => page.locator('main').getByRole('button', { name, exact: true }).click();
  const choose = async (label, option) => {
    await page.getByLabel(label).click();
    await page.getByRole('option', { name: option }).click();
  };
  const operate = async (operation, data) => {
    const headers = { 'X-Souk-Request': '1' };
    const answer = await visitor.context.request.post(`${market.url}/api/${operation}`, { headers, data });
    assert.ok(answer.ok(), await answer.text());
    return answer.json();
  };

  test('a sample goes through a container that starts for it, and beside what is declared', async () => {
    await visit(clinic);
    await visitor.goTo(tab);
    await page.getByText('10 tries are left today.').waitFor();
    await press('Run');
    const attempt = page.getByTestId('try');
    await attempt.getByText('This is exactly the output that the seller declares.').waitFor({ timeout: 120_000 });
    for (const phase of ['Queued', 'Image and model', 'Container starts', 'Inference']) await attempt.getByText(phase).waitFor();
    const declared = await page.getByLabel('Output that the seller declares').locator('visible=true').last().textContent();
    assert.equal(await attempt.locator('pre').textContent(), declared);
    await page.getByText('9 tries are left today.').waitFor();
    await page.getByText('The container is warm.').waitFor();
    await page.getByText(/A declared sample is answered in \d+ ms\./).waitFor();
    await visitor.hold('tried');
    await press('Run');
    await page.getByText('8 tries are left today.').waitFor();
    assert.equal(await attempt.getByText('Container starts').count(), 0);
  });

  test('a visitor reads the sample and is asked to sign in', async () => {
    await visit(undefined, { language: 'fr', width: 390 });
    await visitor.goTo(tab);
    await page.getByText('Connectez-vous pour exécuter l’exemple.', { exact: false }).waitFor();
    await page.getByLabel('Sortie annoncée par le vendeur').last().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Exécuter' }).count(), 0);
    await visitor.hold('read by a visitor');
  });

  test('one input goes through all that are compared', async () => {
    await visit(clinic);
    const { paid, hourly } = market.products;
    await visitor.goTo(`/compare?id=${paid.id}&id=${hourly.id}`);
    await press('Run all');
    const answers = page.getByTestId('same');
    await answers.getByText('This is exactly the output that the seller declares.').nth(1).waitFor({ timeout: 120_000 });
    await visitor.hold('compared');
    await page.getByLabel('Input', { exact: true }).fill('1,2,3');
    await press('Run all');
    await answers.getByText('The seller allows tries with the declared samples only.').nth(1).waitFor();
  });

  test('what others may send is the seller’s choice, and his own runs are not counted', async () => {
    await visit(market.seller);
    await visitor.goTo(`/seller/listings/${market.products.paid.id}/bench`);
    await page.getByLabel('Any input').check();
    await page.getByLabel('Tries of one account a day').fill('0');
    await press('Save');
    await page.getByText('This number is too small: at least 1.').waitFor();
    await page.getByLabel('Tries of one account a day').fill('10');
    await press('Save');
    await page.getByText('Saved.').waitFor();
    await press('Run');
    await page.getByText('This is exactly the output', { exact: false }).waitFor({ timeout: 120_000 });
    await visitor.hold('bench');
    await visitor.close();

    await visit(clinic);
    await visitor.goTo(tab);
    await choose('What is sent', 'Your own input');
    await page.getByLabel('Input', { exact: true }).fill('{no table');
    await press('Run');
    await page.getByText('The model refused the input').waitFor();
    await page.getByText('6 tries are left today.').waitFor();
    await visitor.hold('refused');
  });

  test('where the seller allows none, the stored example is shown and says so', async () => {
    await visit(market.seller);
    await visitor.goTo('/');
    await operate('souk/PutTryPolicy', { ProductId: market.products.paid.id, Allowed: 'NONE' });
    await visitor.close();
    await visit(clinic);
    await visitor.goTo(tab);
    await page.getByText('Stored example: it cannot be run now').waitFor();
    await page.getByText('The seller allows no tries.').waitFor();
    await page.getByLabel('Output that the seller declares').last().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).count(), 0);
    await visitor.hold('stored');
  });

  test('an answer of the bench becomes the sample output', async () => {
    await visit(market.seller);
    await visitor.goTo('/');
    const product = market.products.hourly.id;
    const entity = await operate('marketplace-catalog/DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: product });
    const [option] = entity.DetailsDocument.Versions[0].DeliveryOptions;
    const output = option.Instructions.OutputProperties;
    const wrong = { ...output, SampleOutput: { ...output.SampleOutput, RealtimeInferenceText: 'nothing like it' } };
    const details = { DeliveryOptions: [{ Id: option.Id, Details: { SageMakerModelPackageDeliveryOptionDetails: { OutputProperties: wrong } } }] };
    const change = { ChangeType: 'UpdateDeliveryOptions', Entity: { Type: 'MachineLearningProduct@1.0', Identifier: product }, DetailsDocument: details };
    const { ChangeSetId } = await operate('marketplace-catalog/StartChangeSet', { Catalog: 'AWSMarketplace', ChangeSet: [change] });
    for (let tries = 0; tries < 200; tries++) {
      const told = await operate('marketplace-catalog/DescribeChangeSet', { Catalog: 'AWSMarketplace', ChangeSetId });
      if (told.Status === 'SUCCEEDED') break;
      assert.ok(tries < 199 && told.Status !== 'FAILED', JSON.stringify(told));
      await page.waitForTimeout(100);
    }
    await visitor.goTo(`/seller/listings/${product}/bench`);
    await press('Run');
    await page.getByText('This differs from the output that the seller declares.').waitFor({ timeout: 120_000 });
    await visitor.hold('differs');
    await press('Declare this answer as the sample output');
    await page.getByText('The sample output is declared.').waitFor();
    await press('Run');
    await page.getByText('This is exactly the output', { exact: false }).waitFor();
    const after = await operate('marketplace-catalog/DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: product });
    const kept = after.DetailsDocument.Versions[0].DeliveryOptions[0].Instructions;
    assert.deepEqual(kept.OutputProperties.SampleOutput.BatchTransformText, output.SampleOutput.BatchTransformText);
    assert.equal(kept.OutputProperties.Description, output.Description);
    assert.deepEqual(kept.InputProperties, option.Instructions.InputProperties);
  });
});

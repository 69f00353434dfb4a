// Editing a product that is published: its texts, its version, its prices, its terms and its test accounts in the form that
// made it, and one request with what was changed and nothing else.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

describe('a seller edits a product', () => {
  let market, browser, visitor, page, tester;
  before(async () => {
    market = (await new Market().start()).stock();
    tester = market.account('Clinique du Parc');
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(() => visitor.close());

  async function edit(product, width = 1440) {
    visitor = await new Visitor(market, browser, { language: 'en', width }).open();
    page = visitor.page;
    await visitor.signIn(market.seller);
    await visitor.goTo(market.addressOf(`/seller/listings/{${product}}`));
    await page.getByRole('button', { name: 'Edit product' }).click();
    await page.waitForURL('**/seller/drafts/draft-*');
    await page.getByRole('tab').first().waitFor();
  }

  const tab = (name) => page.getByRole('tab', { name }).first().click();
  const field = (name) => page.getByRole('textbox', { name, exact: true });
  const call = async (service, operation, data) => {
    const answer = await visitor.context.request.post(`${market.url}/api/${service}/${operation}`, { headers: { 'X-Souk-Request': '1' }, data });
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  };
  const saved = () => page.getByText(/^Saved/).first().waitFor();
  const enabled = (name) =>
    page.waitForFunction((text) => [...document.querySelectorAll('button')].some((each) => each.innerText === text && !each.disabled), name);

  const inReview = () => page.getByRole('tabpanel', { name: /^Submit/ });

  /** The change set as the portal would send it. */
  async function copied() {
    await inReview().getByRole('button', { name: 'Copy as', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('tab', { name: 'JSON' }).click();
    const text = await dialog.getByLabel('JSON', { exact: true }).locator('visible=true').last().textContent();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    return JSON.parse(text);
  }

  test('all of it, and sends what was changed alone', async () => {
    await edit('hourly');
    await page.getByText('Fixed when the product was submitted', { exact: false }).waitFor();
    assert.equal(await page.getByRole('radio', { name: /^Private/ }).count(), 0);
    await field('Short description').fill('Grades tissue, with a probability for each grade.');
    await tab(/^Launch option/);
    assert.ok(await field('Version number').evaluate((input) => input.readOnly));
    await field('Release notes').fill('Reads twice as fast.');
    await tab(/^2\. Inputs/);
    await field('Limitations').fill('At most a thousand rows.');
    await tab(/^Pricing and terms/);
    assert.ok(await page.getByRole('radio', { name: /^Free/ }).isDisabled());
    const price = page.getByRole('textbox', { name: /^Price: Real-time endpoint/ }).first();
    const before = await price.inputValue();
    await price.fill('1.10');
    await field('Refund policy').fill('Within 30 days, by mail.');
    await page.getByRole('radio', { name: /^Standard contract/ }).click();
    await page.getByRole('link', { name: /^Standard contract/ }).first().waitFor();
    await tab(/^Submit/);
    await field('Additional test accounts (optional)').fill(tester.id);
    const changes = page.getByRole('table', { name: 'What changes' });
    await changes.getByText('Reads twice as fast.').waitFor();
    assert.equal(before, '1.25');
    await changes.getByText('1.10').waitFor();
    await saved();
    await visitor.settle();
    await visitor.hold('what changes');

    const { ChangeSet } = await copied();
    const details = Object.fromEntries(ChangeSet.map((each) => [each.ChangeType, each.DetailsDocument]));
    assert.deepEqual(Object.keys(details), ['UpdateInformation', 'UpdateTargeting', 'UpdateDeliveryOptions', 'UpdatePricingTerms', 'UpdateLegalTerms', 'UpdateSupportTerms']);
    assert.deepEqual(details.UpdateInformation, { ShortDescription: 'Grades tissue, with a probability for each grade.' });
    assert.deepEqual(details.UpdateDeliveryOptions.Version, { ReleaseNotes: 'Reads twice as fast.' });
    const [option] = details.UpdateDeliveryOptions.DeliveryOptions;
    assert.deepEqual(Object.values(option.Details), [{ InputProperties: { Limitations: 'At most a thousand rows.' } }]);

    await enabled('Submit for publishing');
    await page.getByRole('button', { name: 'Submit for publishing' }).click();
    await page.waitForURL('**/seller/requests/*', { timeout: 60_000 });
    await page.getByText('Succeeded').first().waitFor();
    const product = (await call('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: market.products.hourly.id })).DetailsDocument;
    assert.equal(product.Description.ShortDescription, 'Grades tissue, with a probability for each grade.');
    assert.deepEqual(product.Targeting.PositiveTargeting.BuyerAccounts, [tester.id]);
    assert.equal(product.Versions.at(-1).ReleaseNotes, 'Reads twice as fast.');
    assert.equal(product.Versions.at(-1).DeliveryOptions[0].Instructions.InputProperties.Limitations, 'At most a thousand rows.');
    const offer = (await call('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: market.products.hourly.offer })).DetailsDocument;
    const term = (type) => offer.Terms.find((each) => each.Type === type);
    assert.equal(term('SupportTerm').RefundPolicy, 'Within 30 days, by mail.');
    assert.equal(term('LegalTerm').Documents[0].Type, 'StandardEula');
    assert.equal(term('UsageBasedPricingTerm').RateCards[0].RateCard.filter(({ Price }) => Number(Price) === 1.1).length, 1);
    const drafts = await call('souk', 'ListListingDrafts', {});
    assert.deepEqual(drafts.Drafts, [], 'what was taken is no draft any more');
    await visitor.close();

    await edit('hourly');
    await tab(/^Launch option/);
    await tab(/^2\. Inputs/);
    await field('Limitations').fill('');
    await tab(/^Submit/);
    await page.getByRole('table', { name: 'What changes' }).getByRole('row', { name: /Limitations/ }).getByText('At most a thousand rows.').waitFor();
    await saved();
    const again = (await copied()).ChangeSet.find((each) => each.ChangeType === 'UpdateDeliveryOptions').DetailsDocument;
    assert.deepEqual(Object.values(again.DeliveryOptions[0].Details), [{ InputProperties: { Limitations: null } }]);
    let lost = 0; // the first look at what was sent
    await page.route('**/DescribeChangeSet', (route) => (lost++ ? route.continue() : route.abort('connectionfailed')));
    await enabled('Submit for publishing');
    await page.getByRole('button', { name: 'Submit for publishing' }).click();
    await page.waitForURL('**/seller/requests/*', { timeout: 60_000 });
    assert.ok(lost > 1);
    await page.unroute('**/DescribeChangeSet');
    await page.getByText('Succeeded').first().waitFor();
    const without = (await call('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: market.products.hourly.id })).DetailsDocument;
    assert.ok(!('Limitations' in without.Versions.at(-1).DeliveryOptions[0].Instructions.InputProperties));
  });

  test('pastes prices from a spreadsheet', async () => {
    await edit('hourly');
    await tab(/^Pricing and terms/);
    const prices = page.getByRole('textbox', { name: /^Price: / });
    await prices.first().waitFor();
    const before = await prices.count();
    assert.ok(before > 1);
    const paste = (text) =>
      prices.first().evaluate((input, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    await paste('0.51\n0.52\n');
    await page.waitForFunction(([first, second]) => first.value === '0.51' && second.value === '0.52', await page.evaluateHandle(() => [...document.querySelectorAll('input[aria-label^="Price: "]')]));
    const label = await prices.last().getAttribute('aria-label');
    const [, use, instance] = /^Price: (.*) (ml\.\S+)$/.exec(label);
    await paste(`Instance type\tUse\tPrice\n${instance}\t${use === 'Batch transform' ? 'batch' : 'realtime'}\t"$3.25"\n`);
    await page.waitForFunction((name) => document.querySelector(`input[aria-label="${name}"]`).value === '3.25', label);
    await paste('not, a price');
    assert.equal(await prices.first().inputValue(), '0.51');
  });

  test('reads what is new in the licence, and what an hour comes to with its instance', async () => {
    const operator = market.account('Operator', '--operator');
    visitor = await new Visitor(market, browser, { language: 'en' }).open();
    await visitor.signIn(operator);
    await call('souk', 'PutMarketPolicy', { Policy: { InfrastructurePrices: [{ InstanceType: 'ml.m5.large', PricePerHour: '0.115' }] } });
    await visitor.close();
    for (const width of [1440, 390]) {
      await edit('paid', width);
      await tab(/^Pricing and terms/);
      const price = page.getByRole('textbox', { name: 'Price: Batch transform ml.m5.large' });
      await price.fill('0.2');
      const row = page.getByRole('row').filter({ has: price });
      await row.getByText('$0.315').waitFor();
      await row.getByText('of which $0.115 infrastructure').waitFor();
      const read = page.getByRole('link', { name: 'A licence agreement is given' });
      const before = await (await visitor.context.request.get(new URL(await read.first().getAttribute('href'), market.url).href)).text();
      const changed = before.replace(/(?<=\n|^)(.*\S.*)$/m, '$1 In writing.');
      assert.notEqual(changed, before);
      await page.locator('input[type=file]').last().setInputFiles({ name: 'licence.txt', mimeType: 'text/plain', buffer: Buffer.from(changed) });
      const changes = page.getByRole('table', { name: 'Changes of the licence agreement' });
      await changes.locator('ins', { hasText: 'In writing.' }).waitFor();
      assert.doesNotMatch((await changes.locator('del').allTextContents()).join(), /Warranty/, 'what stayed is not marked');
      assert.ok(await changes.getByText(/lines? as before/).count(), 'and a long part of it is left out');
      await visitor.settle();
      await visitor.hold(`licence ${width}`);
      await page.locator('input[type=file]').last().setInputFiles({ name: 'again.txt', mimeType: 'text/plain', buffer: Buffer.from(before) });
      await page.getByText('The text is the same as before.').waitFor();
      await visitor.close();
    }
  });

  test('sends nothing while nothing was changed', async () => {
    await edit('free');
    await tab(/^Submit/);
    await page.getByText('Nothing has been changed yet.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Submit for publishing' }).isDisabled());
    assert.equal(await inReview().getByRole('button', { name: 'Copy as', exact: true }).count(), 0);
  });

  test('finds what the market refused at its field, with his text still there', async () => {
    await edit('free');
    await tab(/^Submit/);
    await field('Additional test accounts (optional)').fill('999999999999'); // of nobody
    await saved();
    await enabled('Check without submitting');
    await page.getByRole('button', { name: 'Check without submitting' }).click();
    await page.getByText('The market would refuse this').waitFor({ timeout: 60_000 });
    const words = /These accounts do not exist/;
    await page.locator('#field-draft-test_accounts').getByText(words).waitFor();
    await enabled('Submit for publishing');
    await page.getByRole('button', { name: 'Submit for publishing' }).click();
    await page.getByText('The market refused this; your text is still here').waitFor({ timeout: 60_000 });
    await page.locator('#field-draft-test_accounts').getByText(words).waitFor();
    await visitor.settle();
    await visitor.hold('refused');
    await page.reload();
    await tab(/^Submit/);
    await page.locator('#field-draft-test_accounts').getByText(words).waitFor();
    assert.equal(await field('Additional test accounts (optional)').inputValue(), '999999999999');
  });

  test('begins another one as a copy of it', async () => {
    visitor = await new Visitor(market, browser, { language: 'en' }).open();
    page = visitor.page;
    await visitor.signIn(market.seller);
    await visitor.goTo(market.addressOf('/seller/listings/{paid}'));
    await page.getByRole('button', { name: 'Duplicate', exact: true }).click();
    await page.waitForURL('**/seller/drafts/draft-*');
    await page.getByRole('heading', { level: 1, name: `Copy of ${market.products.paid.title}` }).waitFor();
    await page.getByRole('radio', { name: /^Public/ }).waitFor(); // as of a new one
    await tab(/^Pricing and terms/);
    assert.ok(await page.getByRole('radio', { name: /^Paid by use/ }).isChecked());
    await tab(/^Submit/);
    const types = (await copied()).ChangeSet.map((each) => each.ChangeType);
    assert.deepEqual(types.slice(0, 2), ['CreateProduct', 'UpdateInformation']);
    assert.ok(types.includes('CreateOffer'));
  });
});

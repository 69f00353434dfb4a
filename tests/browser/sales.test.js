// What a seller does beside listings: private offers, agreements, and looking at what changed.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { startSeeded } from './kit/seeded.js';

describe('a seller sells', () => {
  let market, browser, accounts, ids, visitor, page;
  before(async () => {
    ({ market, accounts } = await startSeeded());
    ids = market.ids;
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(() => visitor.close());

  async function visit(path, language = 'en') {
    visitor = await new Visitor(market, browser, { language }).open();
    page = visitor.page;
    await visitor.signIn(accounts.seller);
    await visitor.goTo(path);
  }

  test('makes a private offer with other prices', async () => {
    await visit('/seller/offers/new', 'fr');
    await page.getByRole('button', { name: 'Créer et publier' }).click();
    await page.getByText('Remplissez ce champ.').first().waitFor();
    await visitor.hold('what is missing');
    await page.getByRole('button', { name: /^Produit/ }).click();
    await page.getByRole('option', { name: ids.live }).click();
    await page.getByLabel('Prix : Inférence').fill('0.001');
    await page.getByLabel('Offre', { exact: true }).fill('Pour l’été, au laboratoire');
    await page.getByLabel('Comptes des acheteurs').fill(accounts.newcomer.id);
    await page.getByRole('button', { name: 'Créer et publier' }).click();
    await page.waitForURL('**/fr/seller/requests/*');
    await page.getByText('Réussie').first().waitFor();
    await visitor.goTo('/seller/offers');
    const row = page.getByRole('row', { name: /Pour l’été, au laboratoire/ });
    await row.getByText(accounts.newcomer.id).waitFor();
  });

  test('extends an offer and withdraws it', async () => {
    await visit('/seller/offers');
    const row = page.getByRole('row', { name: /For the clinic/ });
    await row.getByText('Offered').waitFor();
    await row.getByRole('button', { name: 'Extend For the clinic' }).click();
    await page.getByLabel('May be accepted until').fill('2098-06-30');
    await visitor.hold('extend');
    await page.getByRole('dialog').getByRole('button', { name: 'Extend' }).click();
    await row.getByText('June 30, 2098').waitFor();
    await row.getByRole('button', { name: 'Withdraw For the clinic' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await row.getByText('Ended').waitFor();
  });

  test('asks to end an agreement, and takes the request back', async () => {
    await visit('/seller/agreements');
    await page.getByRole('button', { name: ids.agreement }).click();
    await page.getByText('Another agreement takes its place').waitFor();
    await visitor.hold('agreement');
    await page.getByRole('button', { name: 'Withdraw request' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('It was a mistake.');
    await dialog.getByRole('button', { name: 'Withdraw request' }).click();
    await page.getByRole('row', { name: /Another agreement/ }).getByText('Cancelled').waitFor();
    await page.getByRole('button', { name: 'Ask to end agreement' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('row', { name: /The product is discontinued/ }).getByText('Waiting').waitFor();
  });

  test('makes a contract, and replaces it with another that its buyer accepts', async () => {
    const laboratory = market.account('Laboratoire du Sud');
    await visit('/seller/offers/new');
    await page.getByRole('button', { name: /^Product/ }).click();
    await page.getByRole('option', { name: ids.live }).click();
    await page.getByLabel('Offer', { exact: true }).fill('A year for the laboratory');
    await page.getByLabel('Buyers’ accounts').fill(laboratory.id);
    await page.getByLabel('Price up front (US$)').fill('370,5');
    await page.getByRole('button', { name: 'Create and release' }).click();
    await page.getByText('A price up front is a number like 370.50').first().waitFor();
    await page.getByText('Fill in this field.').first().waitFor(); // how long it lasts
    await visitor.hold('a contract that lacks something');
    await page.getByLabel('Price up front (US$)').fill('370.50');
    await page.getByLabel('Duration of the agreement (months)').fill('12');
    await page.getByRole('checkbox', { name: 'Included: Inference' }).uncheck();
    await page.getByRole('button', { name: 'Create and release' }).click();
    await page.waitForURL('**/seller/requests/*');
    await page.getByText('Succeeded').first().waitFor();
    await visitor.close();

    const buyer = async (path) => {
      visitor = await new Visitor(market, browser, { language: 'en' }).open();
      page = visitor.page;
      await visitor.signIn(laboratory);
      await visitor.goTo(path);
    };
    const accepts = async () => {
      await page.getByText('Your account may subscribe to this product.').waitFor();
      await page.getByRole('button', { name: 'Accept offer' }).click();
      await page.waitForURL('**/launch');
    };
    await buyer(`/products/${ids.live}/subscribe`);
    await page.getByText('$370.50').first().waitFor();
    await accepts();
    await visitor.close();

    await visit('/seller/agreements');
    const row = page.getByRole('row', { name: new RegExp(laboratory.id) });
    const agreement = await row.getByRole('button', { name: /^agmt-/ }).textContent();
    await row.getByRole('button', { name: agreement }).click();
    await page.getByRole('button', { name: 'Replace with a new offer' }).click();
    await page.waitForURL('**/seller/offers/new?replaces=*');
    const upfront = page.getByLabel('Price up front (US$)');
    await upfront.waitFor();
    assert.equal(Number(await upfront.inputValue()), 370.5);
    assert.equal(await page.getByLabel('Duration of the agreement (months)').inputValue(), '12');
    assert.equal(await page.getByRole('checkbox', { name: 'Included: Inference' }).isChecked(), false);
    assert.equal(await page.getByLabel('Buyers’ accounts').count(), 0, 'the buyer is who he is');
    await visitor.hold('replacing');
    await page.getByLabel('Offer', { exact: true }).fill('Another year, for less');
    await upfront.fill('');
    await page.getByRole('button', { name: 'Create and release' }).click();
    await page.getByText('Fill in this field.').first().waitFor();
    await upfront.fill('300');
    await page.getByRole('button', { name: 'Copy as', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('tab', { name: 'JSON' }).click();
    const { ChangeSet } = JSON.parse(await dialog.getByLabel('JSON', { exact: true }).locator('visible=true').last().textContent());
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(ChangeSet[0].DetailsDocument, { AgreementId: agreement, Name: 'Another year, for less' });
    assert.deepEqual(ChangeSet.map((each) => each.ChangeType), ['CreateReplacementOffer', 'UpdateInformation', 'UpdatePricingTerms', 'UpdateLegalTerms', 'UpdateAvailability', 'UpdateValidityTerms', 'ReleaseOffer']);
    await page.getByRole('button', { name: 'Create and release' }).click();
    await page.waitForURL('**/seller/requests/*');
    await page.getByText('Succeeded').first().waitFor();
    await visitor.close();

    await buyer(`/products/${ids.live}`);
    await page.getByText('The seller offers you another contract').waitFor();
    await visitor.settle();
    await visitor.hold('another contract');
    await page.getByRole('link', { name: 'See the offer' }).click();
    await page.getByText('In the place of your agreement').waitFor();
    await page.getByText('$300.00').first().waitFor();
    await accepts();
    await visitor.goTo(`/products/${ids.live}`);
    await page.getByRole('button', { name: 'Configure and launch' }).waitFor();
    await visitor.settle();
    assert.equal(await page.getByText('The seller offers you another contract').count(), 0);
    await visitor.close();

    await visit(`/seller/offers/new?replaces=${agreement}`);
    await page.getByText('The agreement has ended: there is nothing to replace.').waitFor();
  });

  test('compares two versions, and two revisions', async () => {
    await visit(`/seller/listings/${ids.live}`);
    await page.getByRole('button', { name: 'Compare' }).click();
    const versions = page.getByRole('table', { name: 'Versions' });
    await versions.locator('ins', { hasText: 'Says how sure it is.' }).waitFor();
    const revisions = page.getByRole('table', { name: 'Revisions' });
    await revisions.locator('ins', { hasText: 'faster than before' }).waitFor();
    await page.getByRole('button', { name: /^Before Revision/ }).click();
    await page.getByRole('option', { name: /^Revision 1,/ }).click();
    await revisions.getByText('Versions[1].VersionTitle', { exact: true }).waitFor();
    assert.ok(await revisions.locator('del', { hasText: 'Limited' }).count());
  });
});

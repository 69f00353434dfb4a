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
    await page.getByLabel('Offre', { exact: true }).fill('Pour le laboratoire');
    await page.getByLabel('Comptes des acheteurs').fill(accounts.newcomer.id);
    await page.getByRole('button', { name: 'Créer et publier' }).click();
    await page.waitForURL('**/fr/seller/requests/*');
    await page.getByText('Réussie').first().waitFor();
    await visitor.goTo('/seller/offers');
    const row = page.getByRole('row', { name: /Pour le laboratoire/ });
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

// An operator runs the market: the images of its engine, what it offers and recommends, its backups, and what it metered.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { binary } from './kit/market.js';
import { startSeeded } from './kit/seeded.js';

const docker = (words, more = {}) => execFileSync('docker', words, { encoding: 'utf8', ...more });

describe('an operator runs the market', () => {
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

  test('sees what uses each image, and removes one that nothing uses', async () => {
    const name = `souk-test-portal-${process.pid}:1`;
    docker(['import', '-', name], { input: Buffer.alloc(1024) }); // a tar of nothing
    try {
      const operator = await visit(accounts.operator, '/operator/runtime');
      const { page } = operator;
      const used = page.getByRole('row').filter({ hasText: 'souk-example/cell-nuclei:1' });
      await used.getByRole('button', { name: /^\d+ uses/ }).click();
      await used.getByText(/^Model package /).first().waitFor();
      assert.ok((await used.getByText(/^Product, version /).count()) > 0);
      assert.equal(await used.getByRole('button', { name: /^Remove/ }).count(), 0);
      await operator.hold('what uses an image');
      await page.getByRole('button', { name: `Remove ${name}` }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('The image goes from this machine', { exact: false }).waitFor();
      await operator.hold('an image to remove');
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText(`The image ${name} was removed.`).waitFor();
      await page.getByRole('row').filter({ hasText: name }).waitFor({ state: 'detached' });
      assert.equal(docker(['images', '--quiet', name]), '');
    } finally {
      docker(['rmi', '--force', name], { stdio: 'ignore' });
    }
  });

  test('withdraws an instance type, which sellers are no longer offered, and prices another', async () => {
    const operator = await visit(accounts.operator, '/operator/policy');
    const { page } = operator;
    const find = page.getByRole('searchbox', { name: 'Find (Instance types)' });
    await find.fill('ml.m5.4xlarge');
    await page.getByRole('checkbox', { name: 'Offer ml.m5.4xlarge' }).uncheck({ force: true });
    await find.fill('ml.m5.12xlarge');
    const price = page.getByRole('textbox', { name: 'Price per hour (USD) (ml.m5.12xlarge)' });
    await price.fill('dear');
    await find.fill('ml.c5'); // what is wrong is shown all the same, once it is found wrong
    await find.fill('');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.locator('main [class*="error"]').locator('visible=true').first().waitFor();
    await operator.hold('a wrong price');
    await price.fill('2.765');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('The policy holds from now on.').waitFor();
    const { Policy } = await ask(operator, 'GetMarketPolicy');
    assert.deepEqual(Policy.WithdrawnInstanceTypes, ['ml.m5.4xlarge']);
    assert.ok(Policy.InfrastructurePrices.some((each) => each.InstanceType === 'ml.m5.12xlarge' && each.PricePerHour === '2.765'));

    const seller = await visit(accounts.seller, '/seller/resources/new', 'fr');
    await seller.page.getByRole('button', { name: /^Types d’instance des points de terminaison/ }).first().click();
    await seller.page.getByRole('option', { name: 'ml.m5.12xlarge', exact: true }).waitFor();
    assert.equal(await seller.page.getByRole('option', { name: 'ml.m5.4xlarge', exact: true }).count(), 0);
  });

  test('switches a recommendation off, and reports leave it out', async () => {
    const operator = await visit(accounts.operator, '/operator/policy', 'fr');
    const { page } = operator;
    await page.getByRole('button', { name: 'Textes', exact: true }).click();
    await operator.hold('recommandations');
    await page.getByRole('checkbox', { name: 'Les mots du titre commencent par une majuscule' }).first().uncheck({ force: true });
    await page.getByRole('button', { name: 'Enregistrer les règles' }).click();
    await page.getByText('Les règles valent dès maintenant.').waitFor();
    const { Rules } = await ask(operator, 'ListReadinessRules');
    assert.deepEqual(Rules.filter((rule) => !rule.Holds).map((rule) => rule.Id), ['title.case']);
    const seller = await visit(accounts.seller, '/');
    const { Report } = await ask(seller, 'GetReadinessReport', { DraftId: market.ids.draft });
    assert.ok(Report.Checks.some((check) => check.Id === 'title.length'));
    assert.ok(!Report.Checks.some((check) => check.Id === 'title.case'));
  });

  test('sees when the last backup was made and that it is good', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'souk-backup-'));
    try {
      const operator = await visit(accounts.operator, '/operator/health');
      const { page } = operator;
      await page.getByText('No backup was made yet', { exact: false }).waitFor();
      await operator.hold('no backup');
      execFileSync(binary, ['backup', '--data', market.data, '--to', folder]);
      await page.getByRole('button', { name: 'Look again' }).click();
      const row = page.getByRole('row').filter({ hasText: folder });
      await row.getByText('Verified').waitFor();
      await operator.hold('a backup');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('reads a day’s use record by record, and counts it anew', async () => {
    const operator = await visit(accounts.operator, '/operator/metering');
    const { page } = operator;
    const { Rows } = await ask(operator, 'GetUsageSummary', { Days: 30, GroupBy: ['DAY'] });
    const { Day, Sum } = Rows.filter((row) => row.Sum.Records > 0).at(-1);
    await page.getByRole('textbox', { name: 'Day', exact: true }).fill('2026-02-3');
    await page.getByText('This is no day.', { exact: false }).waitFor();
    await page.getByRole('textbox', { name: 'Day', exact: true }).fill(Day);
    await page.getByRole('heading', { name: `Records of the day (${Sum.Records})` }).waitFor();
    await page.getByRole('button', { name: 'Count anew' }).click();
    await page.getByText(/They agree\.$/).waitFor();
    await operator.hold('a day counted anew');
  });
});

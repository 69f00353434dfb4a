// Training and transform jobs: the list of them, a job that goes on with its log, its end by a button, and one that is done.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, Visitor } from './kit/chromium.js';
import { binary } from './kit/market.js';
import { startSeeded } from './kit/seeded.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('jobs', () => {
  let market, accounts, browser, visitor, page;
  before(async () => {
    ({ market, accounts } = await startSeeded());
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });
  afterEach(() => visitor.close());

  async function visit(account, path, options = {}) {
    visitor = await new Visitor(market, browser, { language: 'en', width: 1440, ...options }).open();
    page = visitor.page;
    await visitor.signIn(account);
    await visitor.goTo(market.addressOf(path));
  }

  test('are listed, the newest first, and found by their names', async () => {
    await visit(accounts.seller, '/jobs');
    const [training, transforms] = [page.getByRole('table').nth(0), page.getByRole('table').nth(1)];
    assert.deepEqual(await training.getByRole('link').allInnerTexts(), [market.ids.training]);
    assert.ok((await transforms.locator('tbody tr').count()) >= 3);
    assert.equal(await transforms.getByRole('link').first().innerText(), market.ids.transform, 'the newest');
    await page.getByLabel('Find (Batch transform jobs)').fill(market.ids.training);
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 2); // the other table has one
    await training.getByRole('link').click();
    await page.locator('main h1', { hasText: market.ids.training }).waitFor();
  });

  test('a training that is done tells its phases, numbers, settings and log', async () => {
    await visit(accounts.seller, '/jobs/training/{training}');
    await page.getByText('Done', { exact: true }).first().waitFor();
    for (const phase of ['Downloading', 'Training', 'Uploading']) await page.getByRole('row', { name: new RegExp(`^${phase}`) }).waitFor();
    const metrics = page.getByRole('table').first().locator('tbody tr');
    assert.ok((await metrics.count()) >= 1);
    assert.match(await metrics.first().innerText(), /\d/);
    await page.getByText('Channel train').waitFor();
    await page.locator('pre.log div').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Stop job' }).count(), 0);
    await page.getByRole('link', { name: 'cell-nuclei-trained', exact: true }).waitFor();
    await visitor.hold('training job');
  });

  test('what goes on is followed and can be stopped', async () => {
    const { id, name, accessKey, secret } = market.account('Never Done');
    const account = JSON.stringify({ id, name, access_key: accessKey, secret });
    const script = join(root, 'tests/browser/kit/endless.py');
    const job = execFileSync(join(root, '.venv/bin/python'), ['-B', script, market.url, market.data, binary, account]).toString().trim();
    await visit({ id }, `/jobs/training/${job}`, { language: 'fr', width: 390 });
    await page.getByText('En cours', { exact: true }).first().waitFor();
    const lines = page.locator('pre.log div');
    await lines.first().waitFor({ timeout: 60_000 });
    const before = await lines.count();
    await page.waitForFunction((count) => document.querySelectorAll('pre.log div').length > count, before);
    await page.getByRole('button', { name: 'Arrêter la tâche' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('la validation à laquelle elle appartient échoue', { exact: false }).waitFor();
    await visitor.hold('stopping');
    await dialog.getByRole('button', { name: 'Arrêter la tâche' }).click();
    await page.getByText('Arrêté', { exact: true }).first().waitFor({ timeout: 60_000 });
    assert.equal(await page.getByText('Échec', { exact: true }).count(), 0);
    assert.ok((await lines.count()) >= before, 'the log stays');
    await visitor.hold('stopped');
  });

  test('who has none is told so, and of whose is not his as of none', async () => {
    await visit(accounts.newcomer, '/jobs');
    await page.getByText('None in this region.').nth(1).waitFor();
    await visitor.goTo(market.addressOf('/jobs/transform/{transform}'));
    await page.getByText('Your account has nothing of this name in this region.').waitFor();
  });
});

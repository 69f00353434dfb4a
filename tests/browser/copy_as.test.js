// "Copy as" gives what one can run: every form and row of the portal that offers it, as AWS CLI, as boto3 and as JSON, run
// against the server by the account that sees it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch, Visitor } from './kit/chromium.js';
import { pages } from './kit/pages.js';
import { startSeeded } from './kit/seeded.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const venv = join(root, '.venv/bin');
const run = promisify(execFile);
// What a form sends before anything was typed is refused, by the service itself and with its reasons; or, where a field
// that has to be filled in is empty, by the client already.
const refusals = /ValidationException|ResourceNotFoundException|ConflictException|AccessDeniedException|ResourceInUseException|LimitExceeded|Invalid length for parameter \w+, value: 0,/;

describe('what is copied runs', () => {
  let market, browser, accounts, home, ran;
  before(async () => {
    ({ market, accounts } = await startSeeded());
    browser = await launch();
    home = mkdtempSync(join(tmpdir(), 'souk-copied-'));
    ran = new Set();
    const model = ['configure', 'add-model', '--service-model', `file://${root}api/own/souk.json`, '--service-name', 'souk'];
    await run(join(venv, 'aws'), model, { env: environment({}) });
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
    rmSync(home, { recursive: true, force: true });
  });

  function environment({ accessKey = '', secret = '' }) {
    const keys = { AWS_ACCESS_KEY_ID: accessKey, AWS_SECRET_ACCESS_KEY: secret, AWS_DEFAULT_REGION: 'us-east-1', AWS_PAGER: '' };
    return { ...process.env, ...keys, HOME: home, PATH: `${venv}:${process.env.PATH}` };
  }

  /** The three texts of every button of the page that offers them. */
  async function copied(page) {
    const buttons = page.locator('main').getByRole('button', { name: 'Copy as', exact: true });
    const all = [];
    for (let at = 0; at < (await buttons.count()); at++) {
      if (!(await buttons.nth(at).isEnabled())) continue;
      await buttons.nth(at).click();
      const dialog = page.getByRole('dialog');
      const texts = {};
      for (const form of ['AWS CLI', 'Python (boto3)', 'JSON']) {
        await dialog.getByRole('tab', { name: form }).click();
        texts[form] = await dialog.getByLabel(form, { exact: true }).locator('visible=true').last().textContent();
      }
      all.push(texts);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    return all;
  }

  async function outcome(program, given, account) {
    return run(program, given, { env: environment(account), timeout: 60_000, cwd: home }).then(
      () => 'done',
      ({ stderr }) => refusals.exec(stderr)?.[0] ?? `broken: ${stderr}`,
    );
  }

  const seen = pages.filter(({ as }) => as !== 'nobody');
  for (const { path, as, open } of seen)
    test(`${path} as ${as}`, async () => {
      const account = accounts[as];
      if (!account.accessKey) return; // its secret is not known here: the same pages are seen by others
      const visitor = await new Visitor(market, browser, { language: 'en' }).open();
      try {
        await visitor.signIn(account);
        await visitor.goTo(market.addressOf(path));
        await open?.(visitor);
        for (const texts of await copied(visitor.page)) {
          const cli = texts['AWS CLI'];
          const [, service, operation] = /^aws (\S+) (\S+)/m.exec(cli);
          const input = /--cli-input-json '(.*)'$/s.exec(cli)?.[1]; // none where bytes are read from a file
          assert.deepEqual(JSON.parse(input?.replaceAll(`'\\''`, "'") ?? texts.JSON), JSON.parse(texts.JSON));
          if (ran.has(`${as} ${cli}`)) continue;
          ran.add(`${as} ${cli}`);
          const file = join(home, 'program.py');
          writeFileSync(file, texts['Python (boto3)']);
          const runs = [outcome('bash', ['-c', cli], account), outcome(join(venv, 'python'), [file], account)];
          const [byCli, byPython] = await Promise.all(runs);
          assert.match(`${service} ${operation}: ${byCli}, ${byPython}`, /: (done|\w+Exception|LimitExceeded|Invalid length.*), (done|\w+Exception|LimitExceeded|Invalid length.*)$/);
          if (/^(list|get|describe|search)/.test(operation) && byCli !== 'ResourceNotFoundException') assert.equal(`${operation} ${byCli}`, `${operation} done`);
        }
      } finally {
        await visitor.close();
      }
    });

  test('something was copied from every part of the portal', () => {
    const services = new Set([...ran].map((each) => each.split(' ')[2]));
    for (const service of ['souk', 'marketplace-catalog', 'marketplace-agreement', 'sagemaker']) assert.ok(services.has(service), service);
    assert.ok(ran.size >= 20, `${ran.size} acts`);
  });
});

// "Copy as" gives what one can run: every form and row of the portal that offers it, on pages as they come and in what is
// opened on them, as AWS CLI, as boto3 and as JSON (as curl where nobody is signed in yet), run against the server by the
// account that sees it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch } from './kit/chromium.js';
import { Guests } from './kit/guests.js';
import { pages } from './kit/pages.js';
import { startSeeded } from './kit/seeded.js';
import { states } from './kit/states.js';
import { textsOf } from './kit/texts.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const venv = join(root, '.venv/bin');
const run = promisify(execFile);

// What says that the script itself is wrong, or was not understood, and not what it asks for.
const wrong = /^(broken|Internal\w*|UnknownOperation\w*|InvalidAction|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature\w*|SerializationException|ForeignPageException|MissingAction)/;

// Reading comes first, then what adds, then what ends something; at last what changes the market for everybody.
const order = [
  /^(List|Get|Describe|Search|Estimate|Diff)/,
  /^(?!Delete|Remove|Cancel|Stop|Unpublish|Refuse|Decide|Move|Change|PutMarketPolicy|PutRuntimeIntake)/,
  /^(?!Move|Change|PutMarketPolicy|PutRuntimeIntake|DeleteAccessKey)/,
  /^(?!DeleteAccessKey)/,
  /./,
];
const rankOf = ({ operation }) => order.findIndex((pattern) => pattern.test(operation));

describe('what is copied runs', () => {
  let market, browser, accounts, guests, home, t;
  const acts = new Map();
  before(async () => {
    ({ market, accounts } = await startSeeded('--clock', '+0s'));
    browser = await launch();
    guests = new Guests(market, browser, accounts);
    t = await textsOf('en');
    home = mkdtempSync(join(tmpdir(), 'souk-copied-'));
    const model = ['configure', 'add-model', '--service-model', `file://${root}api/own/souk.json`, '--service-name', 'souk'];
    await run(join(venv, 'aws'), model, { env: environment({}) });
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
    rmSync(home, { recursive: true, force: true });
  });

  function environment({ accessKey = '', secret = '' } = {}) {
    const keys = { AWS_ACCESS_KEY_ID: accessKey, AWS_SECRET_ACCESS_KEY: secret, AWS_DEFAULT_REGION: 'us-east-1', AWS_PAGER: '' };
    return { ...process.env, ...keys, HOME: home, PATH: `${venv}:${process.env.PATH}` };
  }

  /** The texts of every button that offers them; those of a dialog alone where one is open. */
  async function copied(page) {
    const opened = page.getByRole('dialog').locator('visible=true').last();
    const within = (await opened.count()) ? opened : page.locator('main');
    const buttons = within.getByRole('button', { name: /^Copy as/ }).locator('visible=true');
    const all = [];
    for (let at = 0; at < (await buttons.count()); at++) {
      if (!(await buttons.nth(at).isEnabled())) continue;
      await buttons.nth(at).click();
      const dialog = page.getByRole('dialog', { name: 'Copy as', exact: true });
      const texts = {};
      await dialog.getByRole('tab').first().waitFor();
      for (const form of await dialog.getByRole('tab').allTextContents()) {
        await dialog.getByRole('tab', { name: form }).click();
        texts[form] = await dialog.getByLabel(form, { exact: true }).locator('visible=true').last().textContent();
      }
      all.push(texts);
      await dialog.getByRole('button', { name: 'Close', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    return all;
  }

  function remember(as, texts, refused) {
    const text = texts['AWS CLI'] ?? texts.curl;
    const [, service, operation] = /api\/(\S+)\/(\w+)$/.exec(texts.curl ?? '') ?? /^aws (\S+) (\S+)/m.exec(text);
    const input = /(?:--cli-input-json|--data) '(.*)'(?: \\\n.*)?$/s.exec(text)?.[1]; // none where bytes are read from a file
    assert.deepEqual(JSON.parse(input?.replaceAll(`'\\''`, "'") ?? texts.JSON), JSON.parse(texts.JSON));
    acts.set(`${as} ${text}`, { as, texts, service, operation: pascal(operation), refused });
  }
  const pascal = (words) => words.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());

  describe('it is offered', { concurrency: 2 }, () => {
    for (const { path, as, name = 'as it comes', open } of [...pages, ...states].filter(({ only }) => only !== 390))
      test(`${path} ${name} as ${as}`, async () => {
        const visitor = await guests.visit(as, { language: 'en' });
        try {
          await visitor.goTo(market.addressOf(path));
          await open?.(visitor.page, t);
          await visitor.settle();
          for (const texts of await copied(visitor.page)) remember(as, texts, name === 'refused');
        } finally {
          await visitor.close();
        }
      });
  });

  /** "done", or the code that it was refused with. */
  async function outcome(program, given, as) {
    return run(program, given, { env: environment(accounts[as]), timeout: 60_000, cwd: home }).then(
      () => 'done',
      ({ stdout, stderr }) => /"code":"(\w+)"/.exec(stdout)?.[1] ?? /An error occurred \((\w+)\)/.exec(stderr)?.[1] ?? /Invalid \w+ for parameter|Parameter validation failed/.exec(stderr)?.[0] ?? `broken: ${stderr}`,
    );
  }

  async function sent({ as, service, operation, texts }) {
    const visitor = await guests.visit(as, { language: 'en' });
    try {
      const answer = await visitor.context.request.post(`${market.url}/api/${service}/${operation}`, {
        headers: { 'X-Souk-Request': '1', 'Content-Type': 'application/json' },
        data: texts.JSON,
      });
      return answer.ok() ? 'done' : (await answer.json()).code;
    } finally {
      await visitor.close();
    }
  }

  // The AWS CLI and boto3 sign: a visitor runs them with the keys of an account.
  const signer = (as) => (as === 'nobody' ? 'newcomer' : as);
  const ways = {
    curl: ({ as, texts }) => outcome('bash', ['-c', texts.curl], as),
    'AWS CLI': ({ as, texts }) => outcome('bash', ['-c', texts['AWS CLI']], signer(as)),
    'Python (boto3)': ({ as, texts }, at) => {
      const file = join(home, `program${at}.py`);
      writeFileSync(file, texts['Python (boto3)']);
      return outcome(join(venv, 'python'), [file], signer(as));
    },
    JSON: sent,
  };

  async function hold(act, at) {
    const forms = Object.keys(act.texts);
    const turned = [...forms.slice(at % forms.length), ...forms.slice(0, at % forms.length)]; // each is the first somewhere
    const outcomes = [];
    for (const form of turned) outcomes.push([form, await ways[form](act, at)]);
    for (const [form, told] of outcomes) {
      // A form that holds nothing yet is refused with the service's reasons, and what was done once is not done again.
      assert.doesNotMatch(told, wrong, `${form} of ${act.as}: ${act.texts[form]}`);
      const expected = act.refused ? /^(done|ValidationException)$/ : /^(done|ResourceNotFoundException)$/;
      if (rankOf(act) === 0) assert.match(told, expected, `${form} of ${act.as}: ${act.texts[form]}`);
    }
    assert.ok(rankOf(act) > 0 || new Set(outcomes.map(([, told]) => told)).size === 1, `${act.texts[forms[0]]}: ${JSON.stringify(outcomes)}`);
  }

  // What only reads can run beside others.
  test('what reads', { concurrency: 2 }, async (context) => {
    const all = [...acts.values()].filter((act) => rankOf(act) === 0);
    await Promise.all(all.map((act, at) => context.test(`${act.service} ${act.operation} by ${act.as}`, () => hold(act, at))));
  });

  test('what writes', async (context) => {
    const all = [...acts.values()].filter((act) => rankOf(act) > 0).sort((a, b) => rankOf(a) - rankOf(b));
    for (const [at, act] of all.entries())
      await context.test(`${act.service} ${act.operation} by ${act.as}`, () => hold(act, at));
  });

  test('something was copied from every part of the portal', () => {
    const services = new Set([...acts.values()].map(({ service }) => service));
    for (const service of ['souk', 'marketplace-catalog', 'marketplace-agreement', 'marketplace-discovery', 'sagemaker', 'sagemaker-runtime', 'iam'])
      assert.ok(services.has(service), service);
    assert.ok(acts.size >= 80, `${acts.size} acts`);
  });
});

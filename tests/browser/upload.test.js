// A seller brings a model: its data part by part through a dead server and a reload, its container run on a sample.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, Visitor } from './kit/chromium.js';
import { binary, Market } from './kit/market.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const python = join(root, '.venv/bin/python');

describe('a seller brings a model', () => {
  let market, browser, account, visitor, page, assets;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
    account = market.account('Modèles du Lac');
    const given = { id: account.id, access_key: account.accessKey, secret: account.secret, name: account.name };
    const script = join(root, 'tests/browser/kit/assets.py');
    assets = JSON.parse(execFileSync(python, ['-B', script, market.url, market.data, binary, JSON.stringify(given)]));
    visitor = await new Visitor(market, browser, { language: 'fr' }).open();
    await visitor.signIn(account);
    page = visitor.page;
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  const data = () => page.locator('input[type=file]').first();
  const progress = () => page.getByRole('progressbar').first();
  const shown = async () => Number(await progress().getAttribute('value'));
  const moved = async (least) => {
    await page.waitForFunction((value) => Number(document.querySelector('progress')?.value) >= value, least);
  };

  function stored(url) {
    const environment = { ...process.env, AWS_ACCESS_KEY_ID: account.accessKey, AWS_SECRET_ACCESS_KEY: account.secret, AWS_DEFAULT_REGION: 'us-east-1' };
    const file = join(market.data, 'downloaded');
    execFileSync(join(root, '.venv/bin/aws'), ['--endpoint-url', market.url, 's3', 'cp', url, file, '--quiet'], { env: environment });
    return readFileSync(file);
  }

  test('an upload survives a dead server, a pause and a reload, byte for byte', async () => {
    const file = join(market.data, 'model.tar.gz');
    const content = randomBytes(20_000_000);
    writeFileSync(file, content);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    await visitor.goTo('/seller/resources/new');
    await data().setInputFiles(file);
    await moved(10);
    await market.end();
    await page.getByText('Le serveur ne répond pas ; l’envoi reprendra de lui-même.').first().waitFor();
    await market.start();
    await moved(30);
    await page.getByRole('button', { name: 'Mettre en pause' }).click();
    await page.getByText('En pause').first().waitFor();
    const before = await shown();
    await page.reload();
    const asked = [];
    page.on('request', (request) => asked.push(request.url().split('/').pop()));
    await data().setInputFiles(file);
    const address = page.getByRole('textbox', { name: 'Adresse d’un fichier déjà présent' }).first();
    await page.waitForFunction(() => [...document.querySelectorAll('input')].some((each) => each.value.startsWith('s3://')), null, { timeout: 120_000 });
    const parts = asked.filter((each) => each === 'PutFilePart').length;
    assert.ok(parts > 0 && parts <= Math.ceil(28 * (1 - before / 100)) + 1, `${parts} of 28 parts were sent again after ${before} %`);
    assert.ok(!asked.includes('StartFileUpload'));
    assert.ok(stored(await address.inputValue()).equals(content));
  });

  test('a model package is made, run on a sample before one’s eyes, and listed', async () => {
    const sample = join(market.data, 'sample.csv');
    const sent = page.locator('input[aria-label="Adresse d’un fichier déjà présent"][value^="s3://"]');
    writeFileSync(sample, assets.sampleInput);
    await visitor.goTo('/seller/resources/new');
    await page.getByRole('button', { name: 'Créer le package de modèle' }).click();
    await page.getByText('Remplissez ce champ.').first().waitFor();
    await visitor.hold('what is missing is said');
    await page.getByLabel('Nom', { exact: true }).fill('noyaux');
    await page.getByRole('combobox', { name: /Image de conteneur/ }).click();
    await page.getByRole('option').first().click();
    await data().setInputFiles(assets.model);
    await sent.first().waitFor();
    await page.locator('input[type=file]').nth(1).setInputFiles(sample);
    await sent.nth(1).waitFor();
    await page.getByRole('button', { name: 'Créer le package de modèle' }).click();
    await page.waitForURL('**/seller/resources/noyaux');
    await page.getByRole('button', { name: 'Publier une nouvelle annonce' }).waitFor({ timeout: 120_000 });
    await visitor.hold('a package that can be listed');
    await page.getByRole('button', { name: 'Publier une nouvelle annonce' }).click();
    await page.waitForURL('**/seller/drafts/draft-*');
    await page.getByText('noyaux').first().waitFor();
    assert.deepEqual(visitor.faults.filter((each) => !/ERR_|Failed to load/.test(each)), []);
  });
});

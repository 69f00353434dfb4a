// A seller brings an algorithm: what is wrong is said at its field, then it is trained and run before one's eyes, and listed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, Visitor } from './kit/chromium.js';
import { binary, Market } from './kit/market.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const python = join(root, '.venv/bin/python');

describe('a seller brings an algorithm', () => {
  let market, browser, visitor, page, assets;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
    const account = market.account('Algorithmes du Lac');
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

  const send = () => page.getByRole('button', { name: 'Créer l’algorithme' }).click();
  const section = (title) => page.locator('main').getByRole('heading', { name: title, exact: true }).locator('xpath=ancestor::*[.//input][1]');
  const field = (title, name, role = 'textbox') => section(title).getByRole(role, { name, exact: true });
  const add = (label) => page.getByRole('button', { name: label }).click();
  const files = () => page.locator('input[type=file]');
  const described = async (AlgorithmName) => {
    const answer = await visitor.context.request.post(`${market.url}/api/sagemaker/DescribeAlgorithm`, { headers: { 'X-Souk-Request': '1' }, data: { AlgorithmName } });
    return answer.json();
  };

  async function begin(name) {
    await visitor.goTo('/seller/resources');
    await page.getByRole('button', { name: 'Nouvel algorithme' }).click();
    await page.waitForURL('**/seller/resources/new-algorithm');
    await page.getByLabel('Nom', { exact: true }).first().fill(name);
    await page.getByRole('combobox', { name: /^Image d’entraînement/ }).click();
    await page.getByRole('option').first().click();
  }

  async function upload(at, file) {
    await files().nth(at).setInputFiles(file);
    await page.locator('input[aria-label="Adresse d’un fichier déjà présent"][value^="s3://"]').nth(at).waitFor();
  }

  /** Each in its field, beside what buyers will read. */
  async function tellOfTraining(draft) {
    await visitor.goTo(`/seller/drafts/${draft}?section=launch&step=training`);
    const ask = (name) => page.getByRole('textbox', { name, exact: true });
    await page.getByLabel('Données d’entraînement', { exact: true }).fill('text/csv, sans en-tête.');
    await ask('Exemple de données d’entraînement').fill('malignant,17.99');
    await page.getByLabel('Présentation de l’algorithme d’entraînement', { exact: true }).fill('Arbres de décision amplifiés.');
    const buyer = page.getByRole('region', { name: 'Vue de l’acheteur' });
    for (const told of ['text/csv, sans en-tête.', 'malignant,17.99', 'Arbres de décision amplifiés.']) await buyer.getByText(told).waitFor();
    await visitor.hold('what is told of the training');
    await page.getByRole('radio', { name: 'Adresse' }).or(page.getByRole('button', { name: 'Adresse', exact: true })).first().click();
    assert.equal(await ask('Exemple de données d’entraînement').inputValue(), 'malignant,17.99');
    const kept = page.waitForResponse((each) => each.url().endsWith('/PutListingDraft') && each.request().postData().includes('lignes.csv'));
    await ask('Exemple de données d’entraînement').fill('s3://bucket/lignes.csv');
    const { TrainingInput, TrainingSample, AlgorithmOverview } = JSON.parse((await kept).request().postData()).Document;
    assert.deepEqual(TrainingSample, { Form: 'Url', Data: 's3://bucket/lignes.csv' });
    assert.deepEqual([TrainingInput, AlgorithmOverview], ['text/csv, sans en-tête.', 'Arbres de décision amplifiés.']);
  }

  test('what is wrong is said before anything is sent', async () => {
    await visitor.goTo('/seller/resources/new-algorithm');
    const asked = [];
    page.on('request', (request) => asked.push(request.url().split('/').pop()));
    await add('Ajouter un hyperparamètre');
    await field('Hyperparamètres', 'Nom').fill('max_depth');
    await field('Hyperparamètres', 'Valeur par défaut').fill('40');
    await field('Hyperparamètres', 'Valeurs admises').fill('1, 10');
    await add('Ajouter une métrique');
    await field('Métriques', 'Nom').fill('validation:auc');
    await field('Métriques', 'Expression régulière').fill('auc=[0-9.]+');
    await send();
    await page.getByText('Remplissez ce champ.').first().waitFor();
    assert.equal(await page.getByText('Remplissez ce champ.').count(), 4, 'name, image, training data, sample');
    await page.getByText('Cela ne convient ni au type, ni aux valeurs admises.').waitFor();
    await page.getByText('Ce n’est pas une expression régulière à un groupe').waitFor();
    assert.equal(await page.getByText('Cela n’a pas fonctionné').count(), 0, 'all of it stands beside its field');
    assert.ok(!asked.includes('CreateAlgorithm') && !asked.includes('CreateRole'));
    await visitor.hold('what is wrong');
  });

  test('an algorithm is trained and its model run before one’s eyes, and it is listed', async () => {
    const sample = join(market.data, 'sample.csv');
    writeFileSync(sample, assets.sampleInput);
    await begin('arbres');
    await add('Ajouter un canal');
    await field('Canaux', 'Nom').nth(1).fill('validation');
    await add('Ajouter un hyperparamètre');
    await field('Hyperparamètres', 'Nom').fill('num_round');
    await field('Hyperparamètres', 'Valeur par défaut').fill('50');
    await field('Hyperparamètres', 'Valeurs admises').fill('1, 1000');
    await add('Ajouter un hyperparamètre');
    await field('Hyperparamètres', 'Nom').nth(1).fill('max_depth');
    await field('Hyperparamètres', 'Obligatoire', 'checkbox').nth(1).check();
    await page.getByLabel('max_depth lors de la validation').fill('3');
    await add('Ajouter une métrique');
    await field('Métriques', 'Nom').fill('validation:auc');
    await field('Métriques', 'Expression régulière').fill('validation:auc=([0-9.]+)');
    await upload(0, assets.training.train);
    await upload(1, assets.training.validation);
    await upload(2, sample);
    await visitor.hold('a form that is filled in');
    await send();
    await page.waitForURL('**/seller/resources/algorithms/arbres');
    await page.getByRole('button', { name: 'Publier une nouvelle annonce' }).waitFor({ timeout: 120_000 });
    await visitor.hold('an algorithm that can be listed');
    const made = await described('arbres');
    assert.equal(made.AlgorithmStatus, 'Completed');
    assert.ok(made.CertifyForMarketplace);
    assert.deepEqual(made.TrainingSpecification.TrainingChannels.map((each) => each.Name), ['train', 'validation']);
    const [rounds, depth] = made.TrainingSpecification.SupportedHyperParameters;
    assert.deepEqual([rounds.DefaultValue, rounds.Range.IntegerParameterRangeSpecification], ['50', { MinValue: '1', MaxValue: '1000' }]);
    assert.deepEqual([depth.IsRequired, depth.DefaultValue], [true, undefined]);
    await page.getByRole('button', { name: 'Publier une nouvelle annonce' }).click();
    await page.waitForURL('**/seller/drafts/draft-*');
    await page.getByText('Algorithme', { exact: true }).first().waitFor();
    await tellOfTraining(page.url().match(/draft-[^?/]+/)[0]);
    await visitor.goTo('/seller/resources');
    await page.getByRole('link', { name: 'arbres' }).click();
    await page.waitForURL('**/seller/resources/algorithms/arbres');
    assert.deepEqual(visitor.faults, []);
  });

  test('one that does not train says why, and cannot be listed', async () => {
    const broken = join(market.data, 'broken.csv');
    writeFileSync(broken, 'neither,numbers\nnor,classes\n');
    await begin('casse');
    await upload(0, broken);
    await upload(1, broken);
    await send();
    await page.waitForURL('**/seller/resources/algorithms/casse');
    await page.getByText('Échec : Validation').waitFor({ timeout: 120_000 });
    await visitor.hold('an algorithm that failed');
    assert.equal((await described('casse')).AlgorithmStatus, 'Failed');
    assert.equal(await page.getByRole('button', { name: 'Publier une nouvelle annonce' }).count(), 0);
  });
});

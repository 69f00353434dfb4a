// Whatever the services refuse is told in the reader's language: each code that their sources and models have is in both
// catalogues, and a page shows those words instead of the server's.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';
import { catalogueOf } from './kit/texts.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

// What browsers cannot come upon: S3's face, which answers no page, and the codes in which jobs' own logs are written.
const apart = /_test|for_tests|\/s3\/|\/storefront\/|sigv4|aws_chunked|runs\/batches/;
const rooms = ['domain', 'control', 'services', 'wire'];
const thrown = [
  /Fault[({]\s*"(\w+)"/g,
  /return \{"(\w+Exception)"/g,
  /\.(?:add|push_back)\(\s*\{?\s*"([A-Z]{3,}\w*|\w+Exception|Invalid\w+)",/g,
  /Refusals?\{+\s*"([A-Z]{3,}\w*)"/g,
  /\{\{\s*"([A-Z]{3,}(?:_[A-Z0-9]+)+)",\s*(?:"|fmt::|std::)/g,
  /refuse\(\s*"([A-Z]{3,}\w*)"/g,
  /"reason", "(\w+)"/g,
];
// Found by the same forms, and no codes of refusals.
const others = new Set(['PASS', 'EXACT', 'REQUEST', 'AWS', 'ETAG', 'RENEW', 'EXPIRE', 'ACTIVE']);

function* sources() {
  for (const room of rooms)
    for (const name of readdirSync(join(root, 'src', room), { recursive: true })) {
      const path = `src/${room}/${name}`;
      if (/\.[ch]pp$/.test(name) && !apart.test(path)) yield path;
    }
}

function answered() {
  const codes = new Map();
  const keep = (code, from) => others.has(code) || codes.set(code, from);
  for (const path of sources()) {
    const text = readFileSync(join(root, path), 'utf8');
    for (const form of thrown) for (const [, code] of text.matchAll(form)) keep(code, path);
  }
  const told = json('tests/errors/codes.json');
  for (const entity of ['MachineLearningProduct@1.0', 'Offer@1.0'])
    for (const [change, of] of Object.entries(told[entity])) for (const code of Object.keys(of)) keep(code, `${entity} ${change}`);
  for (const code of Object.keys(told.elsewhere)) keep(code, 'tests/errors/codes.json');
  // Errors of our own operations, and what a try and its obstacles are told by.
  for (const [name, shape] of Object.entries(json('api/own/souk.json').shapes ?? {})) if (shape.exception) keep(name, 'api/own/souk.json');
  const tries = readFileSync(join(root, 'src/domain/runs/tries.cpp'), 'utf8');
  for (const [, code] of tries.matchAll(/obstacle == "(\w+)"/g)) keep(code, 'src/domain/runs/tries.cpp');
  return codes;
}

describe('every refusal has words', () => {
  for (const language of ['en', 'fr'])
    test(`in ${language}`, async () => {
      const words = { ...(await catalogueOf(`${language}/refusals`)).refusals };
      const general = (await catalogueOf(`${language}/errors`)).errors;
      for (const [key, text] of Object.entries(general)) words[key.replace(/^error\./, '')] = text;
      const codes = answered();
      assert.ok(codes.size > 180, `${codes.size} codes were found`);
      const silent = [...codes].filter(([code]) => !words[code]?.trim()).map((each) => each.join(' of '));
      assert.deepEqual(silent, []);
    });

  test('and none is worded for nothing', async () => {
    const codes = answered();
    const whole = [...sources()].map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
    const { refusals } = await catalogueOf('en/refusals');
    const unused = Object.keys(refusals).filter((code) => !codes.has(code) && !whole.includes(`"${code.split('.').at(-1)}"`));
    assert.deepEqual(unused, []);
  });
});

describe('a page tells a refusal in the reader’s words', () => {
  let market, browser, account, visitor;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
    account = market.account('Clinique du Lac');
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  async function come(language) {
    visitor = await new Visitor(market, browser, { language }).open();
    await visitor.signIn(account);
    return visitor.page;
  }

  async function call(operation, data) {
    const answer = await visitor.context.request.post(`${market.url}/api/${operation}`, { headers: { 'X-Souk-Request': '1' }, data });
    return answer.json();
  }

  test('of a whole page, with the server’s own where one asks for it', async () => {
    const page = await come('fr');
    await visitor.goTo('/seller/listings/prod-aaaaaaaaaaaaa');
    const alert = page.getByRole('main').getByText('L’élément n’existe pas, ou plus', { exact: false });
    await alert.first().waitFor();
    assert.equal(await page.getByText('does not exist', { exact: false }).locator('visible=true').count(), 0);
    await page.getByRole('button', { name: 'Ce que le serveur a dit' }).first().click();
    await page.locator('[lang="en"]', { hasText: 'prod-aaaaaaaaaaaaa' }).first().waitFor();
    await visitor.hold('a page without its product');
    await visitor.close();
  });

  for (const [language, words, sendAgain] of [
    ['fr', 'Votre profil public demande un nom et une description.', 'Renvoyer'],
    ['en', 'Your public profile needs a name and a description.', 'Send again'],
  ])
    test(`of a change set, which is sent again from there (${language})`, async () => {
      const page = await come(language);
      const change = { ChangeType: 'CreateProduct', Entity: { Type: 'MachineLearningProduct@1.0' }, DetailsDocument: {} };
      const { ChangeSetId: id } = await call('marketplace-catalog/StartChangeSet', { Catalog: 'AWSMarketplace', ChangeSet: [change] });
      await visitor.goTo(`/seller/requests/${id}`);
      await page.getByText(words, { exact: false }).first().waitFor();
      const { ChangeSet } = await call('marketplace-catalog/DescribeChangeSet', { Catalog: 'AWSMarketplace', ChangeSetId: id });
      const raw = ChangeSet[0].ErrorDetailList[0].ErrorMessage;
      assert.equal(await page.getByText(raw).locator('visible=true').count(), 0, `shows ${raw}`);
      await visitor.hold('a refused request');
      await page.getByRole('button', { name: sendAgain }).click();
      await page.waitForURL((url) => /requests\/\w+$/.test(url.pathname) && !url.pathname.endsWith(id));
      await page.getByText(words, { exact: false }).first().waitFor();
      await visitor.close();
    });
});

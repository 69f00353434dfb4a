// Finding products: filters and order in the address, and searches that are kept.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

describe('a search', () => {
  let market, browser, visitor, page;
  before(async () => {
    market = (await new Market().start()).stock();
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
    if (account) await visitor.signIn(account);
    await visitor.goTo(path);
  }
  const titles = () => page.locator('main .listing-head a').allInnerTexts();
  const shown = async (...wanted) => {
    await page.waitForFunction(
      (names) => JSON.stringify([...document.querySelectorAll('main .listing-head a')].map((each) => each.textContent)) === JSON.stringify(names),
      wanted,
    );
  };
  const choose = async (filter, option) => {
    await page.getByRole('button', { name: new RegExp(`^${filter}`) }).click();
    await page.getByRole('option', { name: option }).click();
    await page.keyboard.press('Escape');
  };

  test('is narrowed by what a model takes, where it runs and what an hour costs', async () => {
    await visit(market.account('Narrow Clinic'), '/search');
    await page.getByRole('button', { name: 'How it runs' }).click();
    await choose('Content type', 'text/csv');
    await choose('Processor', 'Without a GPU');
    await page.waitForURL(/content=text%2Fcsv.*compute=CPU/);
    assert.equal((await titles()).length, 4, 'all of the stock takes CSV and runs without a GPU');
    await visitor.settle();
    await visitor.hold('narrowed');
    await page.getByRole('textbox', { name: 'From' }).fill('1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=1/);
    await shown('Tissue Grader');
    await page.getByRole('button', { name: 'Remove $1.00 per hour' }).click();
    await page.waitForURL((url) => !url.searchParams.has('from'));
    const from = await page.getByRole('textbox', { name: 'From' }).elementHandle();
    await page.waitForFunction((field) => field.value === '', from);
    await page.getByRole('checkbox', { name: /^Free trial/ }).click({ force: true });
    await page.waitForURL(/trial=true/);
    await shown('Cell Nuclei Classifier');
  });

  test('says what is wrong with a price, and searches nothing by it', async () => {
    await visit(undefined, '/search', { language: 'fr', width: 390 });
    await page.getByRole('button', { name: 'Filtres' }).click();
    const to = page.getByRole('textbox', { name: 'Jusqu’à' });
    await to.fill('cher');
    await to.blur();
    await page.waitForFunction(() => document.querySelector('main [aria-invalid="true"]'));
    assert.equal(new URL(page.url()).search, '');
    await visitor.hold('wrong price');
    await to.fill('0,05');
    await to.blur();
    await page.waitForURL(/to=0\.05/);
    await shown('Cell Nuclei Classifier for teaching');
  });

  test('is put in order by price', async () => {
    const ends = async (first, last) => {
      await page.waitForFunction(
        ([one, other]) => {
          const all = [...document.querySelectorAll('main .listing-head a')].map((each) => each.textContent);
          return all.length > 2 && all[0] === one && all.at(-1) === other;
        },
        [first, last],
      );
    };
    await visit(undefined, '/search?sort=price');
    await ends('Cell Nuclei Classifier for teaching', 'Tissue Grader');
    await page.getByRole('button', { name: /^Sort by/ }).click();
    await page.getByRole('option', { name: 'Highest price of an hour' }).click();
    await page.waitForURL(/sort=price_down/);
    await ends('Tissue Grader', 'Cell Nuclei Classifier for teaching');
  });

  test('is narrowed by how fast a sample is answered, and looked at as a list', async () => {
    await visit(market.account('Fast Clinic'), '/search');
    const operate = async (operation, data) => {
      const answer = await visitor.context.request.post(`${market.url}/api/souk/${operation}`, { headers: { 'X-Souk-Request': '1' }, data });
      assert.ok(answer.ok(), await answer.text());
      return (await answer.json()).Try;
    };
    let attempt = await operate('StartTry', { ProductId: market.products.hourly.id, SampleId: 'REALTIME' });
    while (!['DONE', 'FAILED'].includes(attempt.Status)) attempt = await operate('DescribeTry', { TryId: attempt.TryId });
    assert.equal(attempt.Status, 'DONE', JSON.stringify(attempt));
    await page.getByRole('button', { name: 'How it runs' }).click();
    const within = page.getByRole('textbox', { name: 'Sample answered within (ms)' });
    await within.fill('fast');
    await within.blur();
    await page.getByText('A number of milliseconds, like 250.').waitFor();
    await within.fill('60000');
    await page.keyboard.press('Enter');
    await page.waitForURL(/latency=60000/);
    await shown('Tissue Grader');
    await page.getByText(/^Answers its sample in about \d+\sms$/).waitFor();
    await page.getByRole('button', { name: /^View/ }).click();
    await page.getByRole('option', { name: 'List' }).click();
    await page.waitForURL(/view=list/);
    const row = page.getByRole('row', { name: /Tissue Grader/ });
    await row.getByText(/^\d+\sms$/).waitFor();
    await visitor.hold('list');
    await page.getByRole('button', { name: /^Remove 60,000/ }).click();
    await page.waitForURL((url) => !url.searchParams.has('latency') && url.searchParams.get('view') === 'list');
    await page.getByRole('button', { name: /^Sort by/ }).click();
    await page.getByRole('option', { name: 'Fastest answer to the sample' }).click();
    await page.waitForURL(/sort=latency/);
    const first = page.locator('main tbody tr').first();
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 4);
    await first.getByRole('link', { name: 'Tissue Grader' }).waitFor();
    for (const name of ['Cell Nuclei Classifier', 'Tissue Grader'])
      await page.locator('main tbody tr', { has: page.getByRole('link', { name, exact: true }) }).locator('input').check({ force: true });
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('row', { name: /^Answer to its sample – \d+\sms|^Answer to its sample \d+\sms –/ }).waitFor();
  });

  test('is saved, found again and forgotten', async () => {
    await visit(market.account('Keeping Clinic'), '/search?q=grader&price=USAGE');
    await page.getByRole('button', { name: 'Saved searches' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('You have saved no searches yet.').waitFor();
    await dialog.getByLabel('Name of this search').fill('Graders that cost something');
    await visitor.hold('saving');
    await page.keyboard.press('Control+Enter');
    await dialog.getByRole('link', { name: 'Graders that cost something' }).waitFor();
    await visitor.goTo('/search');
    await page.getByRole('button', { name: 'Saved searches' }).click();
    await dialog.getByText('To save a search, type words or choose a filter first.').waitFor();
    await visitor.hold('saved');
    await dialog.getByRole('link', { name: 'Graders that cost something' }).click();
    await page.waitForURL(/q=grader&price=USAGE/);
    await shown('Tissue Grader');
    await page.getByRole('button', { name: 'Saved searches' }).click();
    await dialog.getByRole('button', { name: 'Forget the search Graders that cost something' }).click();
    await dialog.getByText('You have saved no searches yet.').waitFor();
  });
});

// How a seller's products do: what the page shows and gives as files is what the operation tells.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { startSeeded } from './kit/seeded.js';

const dayBefore = (day) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const dollars = (amount) => new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).format(amount);
const count = (number) => new Intl.NumberFormat('en').format(number);

describe('insights', () => {
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

  async function told(wish) {
    const options = { headers: { 'X-Souk-Request': '1' }, data: wish };
    const answer = await visitor.context.request.post(`${market.url}/api/souk/GetInsights`, options);
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  }

  /** The text below a label, as figures stand. */
  const figure = (label) => page.locator('dt', { hasText: new RegExp(`^${label}$`) }).locator('xpath=following-sibling::dd[1]').first();

  async function download(name) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('main').getByText(name, { exact: true }).last().click()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  }

  test('the figures are the operation’s, beside those of as many days before', async () => {
    await visit('/seller/insights?days=7');
    const now = await told({ Days: 7 });
    const then = await told({ Days: 7, To: dayBefore(now.From) });
    assert.ok(now.Sum.Requests > 0 && then.Sum.Requests > 0);
    const change = now.Sum.Requests / then.Sum.Requests - 1;
    const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(change);
    await figure('Inferences').getByText(`${change > 0 ? '+' : ''}${percent} against the 7 days before`).waitFor();
    assert.ok((await figure('Inferences').textContent()).startsWith(count(now.Sum.Requests)));
    assert.ok((await figure('Revenue').textContent()).startsWith(dollars(now.Sum.Total)));
    assert.equal(await figure('Held at the end').textContent(), count(now.Subscriptions.Active));
  });

  test('what became of subscriptions', async () => {
    await visit('/seller/insights');
    const { Subscriptions: of, Interest } = await told({ Days: 30 });
    assert.ok(of.Started > 0);
    const most = Math.max(of.Started, Interest.Views, Interest.Tries);
    const funnel = page.getByRole('group', { name: 'From a look to use' });
    const values = await funnel.getByRole('progressbar').evaluateAll((bars) => bars.map(({ value, max }) => [value, max]));
    assert.deepEqual(values, [Interest.Views, Interest.Tries, of.Started, of.Ran].map((value) => [value, most]));
  });

  test('who looks at a product is counted, but for its seller', async () => {
    await visit('/seller/insights');
    const before = (await told({ Days: 1 })).Interest.Views;
    await visitor.goTo(`/products/${ids.live}`); // his own
    await visitor.close();
    for (const account of [accounts.newcomer, undefined]) {
      visitor = await new Visitor(market, browser, { language: 'en' }).open();
      if (account) await visitor.signIn(account);
      await visitor.goTo(`/products/${ids.live}`);
      await visitor.goTo('/search');
      await visitor.page.goBack(); // the same look
      await visitor.settle();
      await visitor.close();
    }
    await visit('/seller/insights');
    const deadline = Date.now() + 10_000;
    while ((await told({ Days: 1 })).Interest.Views < before + 2 && Date.now() < deadline) await page.waitForTimeout(100);
    assert.equal((await told({ Days: 1 })).Interest.Views, before + 2);
  });

  test('by version: bars for money and inferences, and their numbers behind them', async () => {
    await visit('/seller/insights?days=90');
    await page.getByRole('button', { name: /^By/ }).click();
    await page.getByRole('option', { name: 'Version' }).click();
    await page.waitForURL(/by=VERSION/);
    const rows = (await told({ Days: 90, GroupBy: ['VERSION'] })).Rows.filter(({ VersionTitle }) => VersionTitle); // a contract’s charge has none
    assert.equal(rows.length, 2);
    for (const { VersionTitle, Sum } of rows) {
      const row = page.getByRole('row', { name: new RegExp(`^${VersionTitle.replace('.', '\\.')} `) });
      await row.getByText(count(Sum.Requests), { exact: true }).waitFor();
    }
    for (const unit of ['Revenue', 'Inferences']) await page.getByLabel(`Day by day: ${unit}`).waitFor();
    await page.getByRole('button', { name: 'The chart’s numbers' }).last().click();
    await page.getByRole('table', { name: /^Day by day/ }).waitFor();
    await visitor.hold('the numbers behind');
  });

  test('files hold what was told', async () => {
    await visit('/seller/insights?by=INSTANCE_TYPE');
    const answer = await told({ Days: 30, GroupBy: ['INSTANCE_TYPE'] });
    const csv = await download('Download CSV');
    assert.equal(csv.name, `insights-${answer.From}-${answer.To}.csv`);
    const [first, ...lines] = csv.text.replace('\ufeff', '').trim().split('\r\n');
    assert.equal(first, 'InstanceType,Requests,Minutes,Usage,Contracts,Total,Currency');
    const wanted = answer.Rows.map(({ InstanceType, Sum }) => [InstanceType, Sum.Requests, Sum.Minutes, Sum.Usage, Sum.Contracts, Sum.Total, 'USD']);
    assert.deepEqual(lines, wanted.map((row) => row.join(',')));
    const json = await download('Download JSON');
    assert.equal(json.name, `insights-${answer.From}-${answer.To}.json`);
    assert.deepEqual(JSON.parse(json.text).Rows, answer.Rows);
  });

  test('of one product; a sample, named so, where nothing was used', async () => {
    await visit('/seller/insights', 'fr');
    await page.getByRole('button', { name: /^Produit ./ }).click();
    await page.getByRole('option').filter({ hasText: ids.product }).click();
    await page.waitForURL((url) => url.searchParams.get('product') === ids.product);
    await page.getByText('Exemple', { exact: true }).waitFor();
    await page.getByLabel('Exemple\u00a0: Inférences').waitFor();
    await visitor.hold('the sample');
    await page.getByRole('button', { name: /^Produit ./ }).click();
    await page.getByRole('option').filter({ hasText: ids.live }).click();
    await figure('Inférences').waitFor();
    assert.equal(await page.getByText('Exemple', { exact: true }).count(), 0);
  });
});

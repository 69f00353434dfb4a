// How an account hears of what happens: by e-mail, and by webhooks that are tried again until they are given up.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

/** Takes what is posted, and answers `status`. */
class Receiver {
  messages = [];
  status = 200;

  async start() {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        this.messages.push({ headers: request.headers, body });
        response.writeHead(this.status).end();
      });
    });
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}/hook`;
    return this;
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe('an account hears of what happens', () => {
  const mail = ['--smtp-host', '127.0.0.1', '--smtp-port', '9', '--smtp-security', 'none', '--smtp-from', 'market@example.com'];
  let market, browser, receiver, operator, visitor, page;
  before(async () => {
    market = await new Market().start('--webhook-private-networks', 'true', '--clock', '+0s', ...mail);
    operator = await (await new Visitor(market, (browser = await launch())).open()).signIn(market.account('Operator', '--operator'));
    receiver = await new Receiver().start();
  });
  after(async () => {
    receiver?.stop();
    await browser?.close();
    await market?.remove();
  });
  beforeEach(async () => {
    visitor = await new Visitor(market, browser, { language: 'en' }).open();
    await visitor.signIn(market.account(`Listener ${Date.now()}`));
    page = visitor.page;
  });
  afterEach(() => visitor.close());

  async function ask(who, operation, input) {
    const answer = await who.context.request.post(`${market.url}/api/souk/${operation}`, { headers: { 'X-Souk-Request': '1' }, data: input });
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  }

  async function createWebhook(url) {
    await visitor.goTo('/account?tab=webhooks');
    await page.getByRole('button', { name: 'Create webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill(url);
    await dialog.getByRole('button', { name: 'Create webhook' }).click();
  }

  test('names addresses, a language and topics, and is told which address is mistyped', async () => {
    await visitor.goTo('/account?tab=notifications');
    await page.getByLabel('Addresses').fill('ana@example.com\nno address');
    await page.getByLabel('Français').check();
    await page.getByRole('button', { name: /^Events/ }).click();
    await page.getByRole('option', { name: 'Free trials: begun, ending, ended' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save notifications' }).click();
    await page.getByText(/^no: /).waitFor();
    await visitor.hold('a mistyped address');
    await page.getByLabel('Addresses').fill('ana@example.com');
    await page.getByRole('button', { name: 'Save notifications' }).click();
    await page.getByText('These addresses are written to from now on.').first().waitFor();
    const { Settings } = await ask(visitor, 'GetNotificationSettings', {});
    assert.deepEqual(Settings, {
      Addresses: ['ana@example.com'],
      Language: 'fr',
      Sources: [],
      DetailTypes: ['Free Trial Started', 'Free Trial Ending', 'Free Trial Ended'],
    });
  });

  test('is written to without set-up, until it wants nobody to be', async () => {
    const other = await new Visitor(market, browser, { language: 'fr' }).open();
    await other.signIn(market.account('Written to', '--email', 'ana@example.com'));
    await other.goTo('/account?tab=notifications');
    assert.equal(await other.page.getByLabel('Adresses').inputValue(), 'ana@example.com');
    for (const topic of [/^Abonnements/, /^Essais gratuits/, /^Produits et versions retirés/])
      await other.page.getByText(topic).first().waitFor();
    assert.equal(await other.page.getByText(/^Nouvelles versions/).count(), 0, 'that is on request');
    await other.hold('the account’s own address');
    await other.page.getByLabel('Adresses').fill('');
    await other.page.getByRole('button', { name: /^Enregistrer/ }).click();
    await other.page.getByText(/^Plus personne|^Personne/).first().waitFor();
    assert.deepEqual((await ask(other, 'GetNotificationSettings', {})).Settings.Addresses, []);
    await other.close();
  });

  test('says its country', async () => {
    await visitor.goTo('/account');
    await page.getByRole('button', { name: /^Where the account is/ }).click();
    await page.getByRole('option', { name: 'Belgium' }).click();
    await page.getByRole('button', { name: 'Save country' }).click();
    await page.getByText('The country was saved.').first().waitFor();
    assert.equal((await ask(visitor, 'GetAccountCountry', {})).CountryCode, 'BE');
  });

  test('makes a webhook whose secret is shown once, tests it, and turns it off', async () => {
    receiver.status = 204;
    await createWebhook(receiver.url);
    await page.getByText('The secret is shown this once. Copy it now.').first().waitFor();
    assert.match(await page.locator('main code').textContent(), /^whsec_/);
    await visitor.hold('a new secret');
    await page.getByRole('button', { name: `Deliveries to ${receiver.url}` }).click();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByRole('cell', { name: 'Delivered Answered 204' }).waitFor();
    assert.equal(JSON.parse(receiver.messages.at(-1).body)['detail-type'], 'Webhook Test');
    await page.reload();
    await visitor.settle();
    assert.equal(await page.locator('main code').count(), 0);
    await page.getByRole('button', { name: `Edit ${receiver.url}` }).click();
    await page.getByRole('dialog').getByLabel('On', { exact: true }).uncheck();
    await visitor.hold('editing');
    await page.getByRole('dialog').getByRole('button', { name: 'Save webhook' }).click();
    await page.getByRole('cell', { name: 'Off', exact: true }).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Send a test' }).isDisabled());
  });

  test('finds what was given up, and sends it again', async () => {
    receiver.status = 500;
    await createWebhook(receiver.url);
    await page.getByText('The secret is shown this once. Copy it now.').first().waitFor();
    const [{ WebhookId }] = (await ask(visitor, 'ListWebhooks', {})).Webhooks;
    await ask(visitor, 'TestWebhook', { WebhookId });
    for (let attempts = 1; attempts <= 10; attempts++) {
      let delivery;
      for (let tries = 0; (delivery?.Attempts ?? 0) < attempts; tries++) {
        assert.ok(tries < 300, `attempt ${attempts} is not made`);
        await page.waitForTimeout(50);
        [delivery] = (await ask(visitor, 'ListWebhookDeliveries', { WebhookId })).Deliveries;
      }
      if (delivery.NextAttemptAt) await ask(operator, 'MoveClock', { To: delivery.NextAttemptAt });
    }
    await page.getByRole('button', { name: `Deliveries to ${receiver.url}` }).click();
    await page.getByRole('button', { name: 'Given up' }).click();
    await page.getByRole('cell', { name: 'Given up Answered 500' }).waitFor();
    await visitor.hold('given up');
    receiver.status = 200;
    await page.getByRole('button', { name: 'Send again: “Webhook Test”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Nothing to show.').waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByRole('cell', { name: 'Delivered Answered 200' }).waitFor();
    await page.getByRole('button', { name: `Delete ${receiver.url}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No server is told of your events.').waitFor();
  });
});

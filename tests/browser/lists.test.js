// Lists show all of their rows, however many answers these come in.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { Market } from './kit/market.js';

const count = 55; // products of a seller; the operations answer 50, and 20 requests

describe('lists', () => {
  let market, browser, visitor;
  before(async () => {
    market = await new Market().start();
    browser = await launch();
    visitor = await new Visitor(market, browser).open();
    await visitor.signIn(market.account('Modèles du Lac'));
    const send = async (service, operation, data) => {
      const options = { headers: { 'X-Souk-Request': '1' }, data };
      const answer = await visitor.context.request.post(`${market.url}/api/${service}/${operation}`, options);
      assert.equal(answer.status(), 200, await answer.text());
    };
    await send('souk', 'PutSellerProfile', { DisplayName: 'Modèles du Lac', Description: 'Many models.' });
    for (let at = 0; at < count; at++) {
      const change = { ChangeType: 'CreateProduct', Entity: { Type: 'MachineLearningProduct@1.0' }, DetailsDocument: { ProductTitle: `Model ${at}` } };
      await send('marketplace-catalog', 'StartChangeSet', { Catalog: 'AWSMarketplace', ChangeSetName: `Model ${at}`, ChangeSet: [change] });
    }
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  for (const path of ['/seller/listings', '/seller/requests'])
    test(`all of ${path}`, async () => {
      await visitor.goTo(path);
      await visitor.page.getByText(`(${count})`).first().waitFor();
      assert.deepEqual(visitor.faults, []);
    });
});

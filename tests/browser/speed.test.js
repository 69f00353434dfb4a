// How long a buyer waits for a product's page, in a real Chromium that has kept nothing from before.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Market } from './kit/market.js';
import { measure, median } from './kit/speed.js';

describe('a product’s page', () => {
  let market, rounds;
  before(async () => {
    market = (await new Market().start()).stock();
    rounds = await measure(`${market.url}/en/products/${market.ids.paid}`, 7);
  });
  after(() => market?.remove());

  test('is there within 400 ms', () => {
    const times = rounds.map(({ time }) => Math.round(time));
    assert.ok(median(times) <= 400, `milliseconds to the largest paint: ${times}`);
  });

  test('does not move under the reader', () => {
    const shifts = rounds.map(({ shift }) => shift);
    assert.ok(Math.max(...shifts) <= 0.02, `layout shift: ${shifts}`);
  });
});

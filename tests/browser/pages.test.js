// Every page, in both languages, both modes, wide and narrow.
import { after, before, describe, test } from 'node:test';
import { launch } from './kit/chromium.js';
import { Guests } from './kit/guests.js';
import { pages, variantsOf } from './kit/pages.js';
import { startSeeded } from './kit/seeded.js';

describe('every page', { concurrency: 2 }, () => {
  let market, browser, guests;
  before(async () => {
    const seeded = await startSeeded('--clock', '+0s');
    market = seeded.market;
    browser = await launch();
    guests = new Guests(market, browser, seeded.accounts);
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  for (const page of pages)
    for (const variant of variantsOf(page)) {
      const name = `${page.path} ${variant.language} ${variant.mode} ${variant.width}`;
      test(name, async () => {
        const visitor = await guests.visit(page.as, variant);
        try {
          await visitor.goTo(market.addressOf(page.path));
          await visitor.hold(name);
        } finally {
          await visitor.close();
        }
      });
    }
});

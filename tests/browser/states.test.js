// What is opened on pages is as accessible as the pages, wide and narrow: menus, lists, dialogs, refusals, drawers.
import { after, before, describe, test } from 'node:test';
import { launch } from './kit/chromium.js';
import { Guests } from './kit/guests.js';
import { startSeeded } from './kit/seeded.js';
import { states, stateVariantsOf } from './kit/states.js';
import { textsOf } from './kit/texts.js';

describe('every opened state', { concurrency: 2 }, () => {
  let market, browser, guests, texts;
  before(async () => {
    const seeded = await startSeeded('--clock', '+0s');
    market = seeded.market;
    browser = await launch();
    guests = new Guests(market, browser, seeded.accounts);
    texts = { en: await textsOf('en'), fr: await textsOf('fr') };
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  for (const state of states)
    for (const variant of stateVariantsOf(state)) {
      const { path, as, name, open, without } = state;
      test(`${path} ${name} ${variant.language} ${variant.mode} ${variant.width}`, async () => {
        const visitor = await guests.visit(as, variant);
        try {
          await visitor.goTo(market.addressOf(path));
          await open(visitor.page, texts[variant.language]);
          await visitor.settle();
          await visitor.hold(`${path}: ${name}`, without);
        } finally {
          await visitor.close();
        }
      });
    }
});

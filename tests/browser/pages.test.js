// Every page, in both languages, both modes, wide and narrow.
import { after, before, describe, test } from 'node:test';
import { launch, Visitor } from './kit/chromium.js';
import { pages, variantsOf } from './kit/pages.js';
import { startSeeded } from './kit/seeded.js';

describe('every page', { concurrency: 2 }, () => {
  let market, browser, accounts;
  const contexts = new Map();

  /** Who looks at the page: signed in once for all pages that are looked at alike. */
  async function visit({ as }, variant) {
    const key = JSON.stringify([as, variant]);
    const come = async () => {
      const visitor = await new Visitor(market, browser, variant).open();
      if (as !== 'nobody') await visitor.signIn(accounts[as]);
      await visitor.page.close();
      return visitor.context;
    };
    if (!contexts.has(key)) contexts.set(key, come());
    return new Visitor(market, browser, variant).open(await contexts.get(key));
  }

  before(async () => {
    ({ market, accounts } = await startSeeded('--clock', '+0s'));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  for (const page of pages)
    for (const variant of variantsOf(page)) {
      const name = `${page.path} ${variant.language} ${variant.mode} ${variant.width}`;
      test(name, async () => {
        const visitor = await visit(page, variant);
        try {
          await visitor.goTo(market.addressOf(page.path));
          await visitor.hold(name);
        } finally {
          await visitor.close();
        }
      });
    }
});

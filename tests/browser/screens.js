// screens.js DIR: every page's picture in both languages, modes and widths, and what is opened on them, from a server that
// is started for it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './kit/chromium.js';
import { Guests } from './kit/guests.js';
import { pages, variantsOf } from './kit/pages.js';
import { startSeeded } from './kit/seeded.js';
import { states, stateVariantsOf } from './kit/states.js';
import { textsOf } from './kit/texts.js';

const [folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { market, accounts } = await startSeeded('--clock', '+0s');
const browser = await launch();
const guests = new Guests(market, browser, accounts);
const texts = { en: await textsOf('en'), fr: await textsOf('fr') };
const named = (text) => text.replace(/\W+/g, '-').replace(/^-|-$/g, '');

async function picture({ path, as, name, open }, variant) {
  const { language, mode, width } = variant;
  const visitor = await guests.visit(as, variant);
  await visitor.goTo(market.addressOf(path));
  await open?.(visitor.page, texts[language]);
  await visitor.settle();
  const file = [named(path) || 'home', ...(name ? [named(name)] : []), language, mode, width, 'png'].join('.');
  await visitor.page.screenshot({ path: join(folder, file), fullPage: !name });
  await visitor.close();
}

try {
  for (const page of pages) for (const variant of variantsOf(page)) await picture(page, variant);
  for (const state of states) for (const variant of stateVariantsOf(state)) await picture(state, variant);
} finally {
  await browser.close();
  await market.remove();
}

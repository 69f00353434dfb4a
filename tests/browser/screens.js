// screens.js DIR: every page's picture in both languages, modes and widths, from a server that is started for it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, Visitor } from './kit/chromium.js';
import { pages, variantsOf } from './kit/pages.js';
import { startSeeded } from './kit/seeded.js';

const [folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { market, accounts } = await startSeeded('--clock', '+0s');
const browser = await launch();
try {
  for (const page of pages) {
    for (const variant of variantsOf(page)) {
      const visitor = await new Visitor(market, browser, variant).open();
      if (page.as !== 'nobody') await visitor.signIn(accounts[page.as]);
      await visitor.goTo(market.addressOf(page.path));
      const name = page.path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
      const { language, mode, width } = variant;
      await visitor.page.screenshot({ path: join(folder, `${name}.${language}.${mode}.${width}.png`), fullPage: true });
      await visitor.close();
    }
  }
} finally {
  await browser.close();
  await market.remove();
}

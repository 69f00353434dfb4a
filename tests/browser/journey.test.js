// A product's whole way through the portal, as the publishing guide tells it: written, submitted, tried by an invited
// account, edited, signed off, subscribed to, renewed, restricted, taken off the market. Once with the mouse in English,
// once by the keyboard alone in French.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, Visitor } from './kit/chromium.js';
import { Keyboard, Mouse } from './kit/hands.js';
import { binary, Market, password } from './kit/market.js';
import { textsOf } from './kit/texts.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const title = 'Cell Nuclei Classifier';

function assetsOf(market, { id, name, accessKey, secret }) {
  const account = JSON.stringify({ id, name, access_key: accessKey, secret });
  const script = join(root, 'tests/browser/kit/assets.py');
  return JSON.parse(execFileSync(join(root, '.venv/bin/python'), ['-B', script, market.url, market.data, binary, account]));
}

/** Somebody with his own browser, who comes in by the page for signing in. */
class Person {
  constructor(market, browser, t, language, Way) {
    Object.assign(this, { market, browser, t, language, Way });
  }

  async enter(account) {
    this.visitor = await new Visitor(this.market, this.browser, { language: this.language }).open();
    this.page = this.visitor.page;
    this.hands = new this.Way(this.page);
    await this.visitor.goTo('/sign-in');
    await this.hands.type(this.t('sign_in.account'), account.id);
    await this.hands.type(this.t('sign_in.password'), password);
    await this.page.keyboard.press('Enter');
    await this.page.waitForURL(new RegExp(`/${this.language}(/seller)?$`)); // where one begins, as who sells or not
    await this.visitor.settle();
    return this;
  }

  async #go(link) {
    const to = new URL(await link.getAttribute('href'), this.market.url).pathname;
    const left = new URL(this.page.url()).pathname !== to && (await this.page.locator('main h1').elementHandle());
    await this.hands.use(link);
    await this.page.waitForURL((url) => url.pathname === to);
    // The address changes at once, the page when its script is there.
    if (left) await this.page.waitForFunction((heading) => !heading.isConnected, left);
    await this.visitor.settle();
  }

  follow(link) {
    return this.#go(this.hands.find('link', link));
  }

  /** By the navigation beside every page. */
  visit(key) {
    return this.#go(this.page.getByRole('navigation').getByRole('link', { name: this.t(key), exact: true }).last());
  }

  async press(key, parameters) {
    await this.hands.press('button', this.t(key, parameters));
  }

  type(key, text) {
    return this.hands.type(this.t(key), text);
  }

  heading(text) {
    return this.page.locator('main h1', { hasText: text }).waitFor();
  }

  says(key, parameters) {
    return this.page.getByText(this.t(key, parameters)).locator('visible=true').first().waitFor({ timeout: 120_000 });
  }

  async section(key) {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${this.t(key)}`) });
    await this.hands.press('tab', (await tab.textContent()).trim());
    await this.visitor.settle();
  }

  /** A step of the launch option. */
  async step(key) {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^\\d\\. ${this.t(key)}`) });
    await this.hands.press('tab', (await tab.textContent()).trim());
  }

  /** The market's search, from wherever he is. */
  async search(words) {
    await this.visit('nav.search');
    await this.hands.reach(this.page.getByRole('searchbox').first());
    await this.page.keyboard.type(words);
    await this.page.keyboard.press('Enter');
    await this.page.waitForURL('**/search?q=*');
    await this.visitor.settle();
  }

  async subscribe() {
    await this.search('nuclei');
    await this.follow(title);
    await this.heading(title);
    await this.press('subscribe.do');
    await this.says('subscribe.checked');
    await this.press('subscribe.accept');
    await this.heading(this.t('launch.title', { name: title }));
  }

  leave() {
    return this.visitor.close();
  }
}

async function fillGeneral(seller, { texts, logo }) {
  await seller.type('draft.title', title);
  await seller.type('draft.short', texts.short_description);
  await seller.type('draft.long', texts.long_description);
  await seller.hands.type(`${seller.t('draft.highlights')} ${seller.t('draft.highlight')}`, texts.highlights[0]);
  await seller.hands.pick(seller.t('draft.categories'), { en: 'Healthcare & Life Sciences', fr: 'Santé et sciences de la vie' }[seller.visitor.language], true);
  await seller.hands.file(`${seller.t('draft.logo')} ${seller.t('draft.choose_file')}`, logo);
  await seller.type('draft.keywords', 'nuclei');
  await seller.page.keyboard.press('Enter');
  await seller.type('draft.support', texts.support);
}

async function fillVersion(seller, assets, version) {
  const { texts } = assets;
  await seller.hands.pick(seller.t('draft.asset'), assets.packages[version - 1]);
  await seller.type('draft.role', assets.accessRole);
  await seller.type('draft.version', `${version}.0`);
  await seller.type('draft.notes', `Release ${version}.`);
  await seller.type('draft.notebook', texts.notebook_url);
  await seller.type('draft.repository', texts.repository_url);
  await seller.type('draft.usage', texts.usage);
  await seller.step('draft.inputs');
  await seller.type('draft.input', texts.input_description);
  const samples = async (sample, text) => {
    for (const use of ['draft.sample.realtime', 'draft.sample.batch']) await seller.hands.type(`${seller.t(sample)} ${seller.t(use)}`, text);
  };
  await samples('draft.sample_input', assets.sampleInput);
  await seller.step('draft.outputs');
  await seller.type('draft.output', texts.output_description);
  await samples('draft.sample_output', assets.sampleOutput);
  await seller.step('draft.recommended');
  await seller.hands.pick(seller.t('draft.recommended.batch'), assets.instance);
  await seller.hands.pick(seller.t('draft.recommended.realtime'), assets.instance);
}

async function submit(seller) {
  await seller.section('section.review');
  await seller.press('draft.submit');
  await seller.page.waitForURL('**/seller/requests/*', { timeout: 120_000 }); // as soon as it was taken
  await seller.says('request.SUCCEEDED');
}

for (const [means, language, Way] of [
  ['with the mouse, in English', 'en', Mouse],
  ['by the keyboard alone, in French', 'fr', Keyboard],
])
  describe(`a product's whole way, ${means}`, () => {
    let market, browser, t, seller, sellerAccount, testerAccount, buyer, assets;
    before(async () => {
      market = await new Market().start();
      browser = await launch();
      t = await textsOf(language);
      sellerAccount = market.account('Modèles du Lac');
      testerAccount = market.account('Clinique du Parc');
      assets = assetsOf(market, sellerAccount);
    });
    after(async () => {
      await browser?.close();
      await market?.remove();
    });
    let broken = false;
    const step = (name, act) =>
      test(name, async () => {
        assert.ok(!broken, 'a step before it failed');
        broken = true;
        await act();
        broken = false;
      });
    const person = (account) => new Person(market, browser, t, language, Way).enter(account);
    const openProduct = async () => {
      await seller.visit('nav.listings');
      await seller.follow(title);
      await seller.heading(title);
    };
    const confirm = async (act, name) => {
      await seller.type('product.type_name', name);
      const dialog = seller.page.getByRole('dialog');
      await seller.hands.use(dialog.getByRole('button', { name: t(act), exact: true }));
      await seller.says('product.done');
    };

    step('the seller registers', async () => {
      seller = await person(sellerAccount);
      await seller.visit('nav.settings');
      await seller.type('settings.display_name', 'Modèles du Lac');
      await seller.type('settings.description', 'Models that were checked before they were shown.');
      await seller.type('seller.support_email', 'support@example.com');
      await seller.type('seller.legal', 'Modèles du Lac SARL');
      await seller.hands.pick(t('seller.country'), 'France');
      await seller.type('settings.contact.name', 'Ada Example');
      await seller.type('settings.contact.email', 'ada@example.com');
      await seller.press('settings.register');
      await seller.says('settings.saved');
    });

    step('writes the listing and submits it, with a test account', async () => {
      await seller.visit('nav.listings');
      await seller.press('listings.create');
      await seller.page.waitForURL('**/seller/drafts/draft-*');
      await seller.page.getByRole('tab').first().waitFor();
      await fillGeneral(seller, assets);
      await seller.section('section.launch');
      await fillVersion(seller, assets, 1);
      await seller.section('section.pricing');
      await seller.type('draft.refund', assets.texts.refund_policy);
      await seller.hands.file(`${t('draft.eula')} ${t('draft.choose_file')}`, assets.eula);
      await seller.page.getByText('eula.txt').first().waitFor();
      await seller.section('section.review');
      await seller.type('draft.test_accounts', testerAccount.id);
      await submit(seller);
      await seller.follow(t('request.to_product'));
      await seller.says('status.Limited');
    });

    step('nobody else sees it; the invited account does, and runs it', async () => {
      buyer = await person(market.account('Laboratoire du Nord'));
      await buyer.search('nuclei');
      assert.equal(await buyer.page.getByRole('link', { name: title, exact: true }).count(), 0);
      const tester = await person(testerAccount);
      await tester.search('nuclei');
      await tester.says('listing.limited');
      await tester.subscribe();
      await tester.type('launch.name', 'tried');
      await tester.press('launch.endpoint');
      await tester.heading('tried');
      await tester.hands.find('button', t('endpoint.send')).waitFor({ timeout: 120_000 });
      await tester.visitor.settle();
      await tester.press('endpoint.send');
      await tester.says('endpoint.as_declared');
      assert.deepEqual(tester.visitor.faults, []);
      await tester.leave();
    });

    step('the seller looks at the staged product, and edits it', async () => {
      await seller.press('product.staged');
      await seller.heading(title);
      await seller.says('shop.limited.text');
      await openProduct();
      await seller.press('product.edit');
      await seller.page.waitForURL('**/seller/drafts/draft-*');
      await seller.type('draft.short', 'Labels cell nuclei as malignant or benign.');
      await submit(seller);
    });

    step('asks for one more test account, and sees that it waits', async () => {
      await openProduct();
      await seller.type('testers.accounts', market.account('Hôpital du Nord').id);
      await seller.press('testers.ask');
      await seller.says('testers.WAITING');
    });

    step('signs off', async () => {
      await openProduct();
      await seller.press('product.sign_off');
      await seller.heading(t('product.sign_off'));
      await seller.says('sign_off.first');
      await seller.visitor.settle();
      await seller.press('product.sign_off');
      await seller.type('product.type_name', title);
      await seller.hands.use(seller.page.getByRole('dialog').getByRole('button', { name: t('product.sign_off'), exact: true }));
      await seller.heading(title);
      await seller.says('status.Public');
    });

    step('a buyer finds it and subscribes', async () => {
      await buyer.search('nuclei');
      await buyer.says('listing.free_badge');
      await buyer.page.getByText('Labels cell nuclei as malignant or benign.').first().waitFor();
      await buyer.subscribe();
    });

    step('the seller adds a version and restricts the first', async () => {
      await openProduct();
      await seller.press('versions.add');
      await seller.page.waitForURL('**/seller/drafts/draft-*');
      await seller.page.getByRole('tab').first().waitFor();
      await seller.hands.pick(t('draft.asset'), assets.packages[1]);
      await seller.type('draft.role', assets.accessRole);
      await seller.type('draft.version', '2.0');
      await seller.type('draft.notes', 'Says how sure it is.');
      await submit(seller);
      await openProduct();
      await seller.press('versions.restrict_that', { name: '1.0' });
      await confirm('versions.restrict', '1.0');
    });

    step('who subscribes later sees the second version alone; who subscribed before keeps both', async () => {
      const versions = async (who) => {
        await who.search('nuclei');
        await who.follow(title);
        await who.section('versions.title');
        return who.page.getByRole('tabpanel').locator('visible=true').first().textContent();
      };
      const late = await person(market.account('Hôpital du Sud'));
      const offered = await versions(late);
      assert.match(offered, /2\.0/);
      assert.doesNotMatch(offered, /1\.0/);
      assert.match(await versions(buyer), /1\.0/);
      await late.leave();
    });

    step('the seller takes it off the market, with an address and a reason', async () => {
      await openProduct();
      await seller.press('product.unpublish');
      await seller.type('unpublish.email', 'ada@example.com');
      await seller.type('unpublish.reason', 'A better one comes.');
      await confirm('product.unpublish', title);
      await seller.says('status.Restricted');
      await seller.page.getByText(new RegExp(`\\b90 ${language === 'fr' ? 'jours' : 'more days'}`)).first().waitFor();
      const late = await person(market.account('Hôpital de l’Est'));
      await late.search('nuclei');
      assert.equal(await late.page.getByRole('link', { name: title, exact: true }).count(), 0);
      await buyer.visit('nav.subscriptions');
      await buyer.page.getByRole('link', { name: title }).first().waitFor();
      assert.deepEqual([...seller.visitor.faults, ...buyer.visitor.faults], []);
    });
  });

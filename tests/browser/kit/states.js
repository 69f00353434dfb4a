// What is opened on pages: menus, lists, dialogs, forms that were refused, drawers of narrow screens. Each is a page with
// its visitor, and what brings the state about, by the texts of the visitor's language; `only` where one width has it.
const press = (page, name, within = page) => within.getByRole('button', { name, exact: true }).locator('visible=true').first().click();
const dialog = (page) => page.getByRole('dialog').locator('visible=true').last();
const shown = (page) => dialog(page).waitFor();
const send = (page, name) => press(page, name, page.locator('main'));
const refused = (page) => page.locator('main [role=alert], main [class*="error"]').locator('visible=true').first().waitFor();
const opened = (page) => page.getByRole('tabpanel').locator('visible=true').first().waitFor();
const section = (page, name) => page.getByRole('tab', { name }).first().click();
const field = (page, label) => page.getByLabel(label, { exact: true }).locator('visible=true').first();
/** A list of choices, by the label that stands before its value. */
const choose = (page, label) => page.getByRole('button', { name: new RegExp(`^${label}`) }).locator('visible=true').first().click();
const listed = (page) => page.getByRole('listbox').locator('visible=true').first().waitFor();

const asks = (key) => async (page, t) => {
  await press(page, t(key));
  await shown(page);
};
const sent = (key) => async (page, t) => {
  await send(page, t(key));
  await refused(page);
};

const shell = [
  ['keys', (page) => page.keyboard.press('?').then(() => shown(page))],
  ['palette', (page, t) => page.keyboard.press('Control+k').then(() => dialog(page).getByRole('combobox').fill(t('nav.account').slice(0, 3)))],
  ['languages', async (page, t) => (await press(page, new RegExp(`^${t('top.language')} `)), await page.getByRole('menu').waitFor()), 1440],
  ['navigation', (page, t) => press(page, t('nav.open')).then(() => page.getByRole('navigation', { name: t('nav.label') }).waitFor()), 390, ['page-has-heading-one']],
];

// What covers the whole page hides its heading with it.
const of = (path, as, entries) => entries.map(([name, open, only, without = []]) => ({ path, as, name, open, only, without }));

const visitors = [
  ...of('/sign-in', 'nobody', [['refused', sent('sign_in.title')]]),
  ...of('/reset-password', 'nobody', [['refused', sent('reset.title')]]),
];

const account = [
  ...of('/account', 'buyer', [
    ['copy as', asks('copy_as.title')],
    ['a key to delete', async (page, t) => (await press(page, t('do.delete')), await shown(page))],
    ['refused password', sent('password.change')],
  ]),
  ...of('/account?tab=webhooks&webhook={webhook}', 'buyer', [
    ['a new webhook', asks('webhooks.create')],
    ['a webhook to delete', async (page) => (await page.locator('main table button[aria-label]').nth(3).click(), await shown(page))],
    ['a delivery to send again', async (page, t) => (await page.getByRole('button', { name: new RegExp(`^${t('delivery.replay')}`) }).first().click(), await shown(page))],
  ]),
];

const buying = [
  ...of('/', 'subscriber', shell),
  ...of('/search', 'buyer', [
    ['categories', async (page, t) => (await unfolded(page, t), await choose(page, t('search.category')), await listed(page))],
    ['chips', async (page, t) => (await page.goto(`${page.url()}?type=SAGEMAKER_MODEL&price=FREE`), await page.getByRole('button', { name: new RegExp(t('search.price.FREE')) }).first().waitFor())],
    ['one chosen', (page, t) => page.getByRole('checkbox', { name: new RegExp(`^${t('compare.choose')}`) }).first().check({ force: true })],
  ]),
  ...of('/products/{paid}?tab=reviews', 'buyer', [['reviews', opened]]),
  ...of('/products/{paid}?tab=support', 'buyer', [['support', opened]]),
  ...of('/products/{paid}?tab=versions', 'buyer', [['versions', opened]]),
  ...of('/products/{paid}?tab=usage', 'buyer', [['curl', (page) => section(page, 'curl')]]),
  ...of('/products/{free}/launch', 'subscriber', [
    ['instances', async (page, t) => (await choose(page, t('draft.prices.instance')), await listed(page))],
    ['no number of instances', async (page, t) => (await field(page, t('launch.count')).fill('0'), await refused(page))],
  ]),
  ...of('/subscriptions', 'subscriber', [
    ['cancelling', async (page, t) => (await page.getByRole('button', { name: new RegExp(`^${t('subscriptions.cancel')}`) }).first().click(), await shown(page))],
  ]),
  ...of('/endpoints/nuclei', 'buyer', [
    ['more instances', asks('endpoint.scale')],
    ['deleting', asks('endpoint.delete')],
  ]),
  ...of('/products/{hourly}/review', 'subscriber', [['refused', sent('review.send')]]),
  ...of('/products/{live}/review', 'buyer', [['own', (page, t) => page.getByRole('button', { name: t('review.delete') }).waitFor()]]),
];

async function unfolded(page, t) {
  const filters = page.getByRole('button', { name: t('search.filters') }).first();
  if ((await filters.getAttribute('aria-expanded')) === 'false') await filters.click();
}

const selling = [
  ...of('/seller/listings/{paid}', 'shop', [['unpublishing', asks('product.unpublish')]]),
  ...of('/seller/drafts/{draft}', 'seller', [
    ['launch option', (page, t) => section(page, new RegExp(`^${t('section.launch')}`))],
    ['prices', (page, t) => section(page, new RegExp(`^${t('section.pricing')}`))],
    ['review', (page, t) => section(page, new RegExp(`^${t('section.review')}`))],
    ['preview', async (page) => void (await page.locator('.drawer').getByRole('button').locator('visible=true').first().click()), 390],
  ]),
  ...of('/seller/settings', 'newcomer', [
    ['tax', (page, t) => section(page, t('settings.part.tax'))],
    ['bank', (page, t) => section(page, t('settings.part.bank'))],
  ]),
  ...of('/seller/settings?tab=tax', 'seller', [['a paper to remove', asks('settings.paper.remove')]]),
  ...of('/seller/offers', 'seller', [
    ['extending', async (page, t) => (await page.getByRole('button', { name: new RegExp(`^${t('offers.extend')}`) }).first().click(), await shown(page))],
    ['withdrawing', async (page, t) => (await page.getByRole('button', { name: new RegExp(`^${t('offers.withdraw')}`) }).first().click(), await shown(page))],
  ]),
  ...of('/seller/offers/new', 'seller', [['refused', sent('offers.send')]]),
  ...of('/seller/offers/new?replaces={contract}', 'seller', [
    ['refused', async (page, t) => (await field(page, t('offers.upfront')).fill('-'), await sent('offers.send')(page, t))],
  ]),
  ...of('/seller/agreements?agreement={agreement}', 'seller', [['asking to end it', asks('agreements.ask_end')]]),
  ...of('/seller/resources/new', 'seller', [['refused', sent('package.create')]]),
  ...of('/seller/resources/new-algorithm', 'seller', [['refused', sent('algorithm.create')]]),
];

const operating = [
  ...of('/operator/queue', 'operator', [['decided', (page, t) => press(page, t('queue.decided')), 1440]]),
  ...of('/operator/reviews/{review}', 'operator', [
    ['approving', asks('review.approve')],
    ['sending back', async (page, t) => (await asks('review.send_back')(page, t), await press(page, t('review.notes.add'), dialog(page)))],
  ]),
  ...of('/operator/accounts', 'operator', [
    ['a new account', asks('accounts.create')],
    [
      'refused',
      async (page, t) => {
        await asks('accounts.create')(page, t);
        await press(page, t('accounts.create'), dialog(page));
        await dialog(page).locator('[class*="error"]').locator('visible=true').first().waitFor();
      },
    ],
  ]),
  ...of('/operator/runtime', 'operator', [['draining', asks('runtime.drain')]]),
  ...of('/operator/policy', 'operator', [['recommendations', (page, t) => press(page, t('check.group.LISTING'))]]),
  ...of('/operator/metering', 'operator', [['counted anew', async (page, t) => (await press(page, t('metering.recount')), await page.locator('main [class*="alert"]').locator('visible=true').first().waitFor())]]),
  ...of('/operator/clock', 'operator', [['moving it', async (page, t) => (await press(page, t('clock.day')), await shown(page))]]),
  ...of('/operator/audit', 'operator', [['refused', async (page, t) => (await field(page, t('audit.operation')).fill('No operation'), await sent('audit.find')(page, t))]]),
];

export const states = [...visitors, ...account, ...buying, ...selling, ...operating];

/** The two widths, with the languages and modes taking turns. */
export function stateVariantsOf(state) {
  const at = states.indexOf(state);
  return [
    { width: 1440, height: 900, language: at % 2 ? 'en' : 'fr', mode: at % 4 < 2 ? 'light' : 'dark' },
    { width: 390, height: 844, language: at % 2 ? 'fr' : 'en', mode: at % 4 < 2 ? 'dark' : 'light' },
  ].filter(({ width }) => state.only === undefined || state.only === width);
}

// The addresses that are looked at in every language, mode and width. A page that needs more than its address to be
// there prepares it: `ready` gets the visitor before, `open` brings a state of the page about. {paid}, {free}, {hourly}
// and {hostile} are products in stock (stock.py).
export const pages = [
  { path: '/sign-in', as: 'nobody' },
  { path: '/register', as: 'nobody' },
  { path: '/reset-password', as: 'nobody' },
  { path: '/', as: 'subscriber' },
  { path: '/account', as: 'buyer' },
  { path: '/account?tab=notifications', as: 'buyer' },
  { path: '/account?tab=webhooks&webhook={webhook}', as: 'buyer' },
  { path: '/nowhere', as: 'buyer' },
  { path: '/search', as: 'buyer' },
  { path: '/search?q=nuclei&type=SAGEMAKER_ALGORITHM&price=FREE', as: 'buyer' },
  { path: '/products/{paid}', as: 'buyer' },
  { path: '/products/{hourly}?tab=pricing', as: 'buyer' },
  { path: '/products/{paid}?tab=usage', as: 'buyer' },
  { path: '/products/{paid}?tab=try', as: 'buyer' },
  { path: '/compare?id={paid}&id={free}&id={hourly}', as: 'buyer' },
  { path: '/products/{hourly}/subscribe', as: 'buyer' },
  { path: '/products/{free}/launch', as: 'subscriber' },
  { path: '/subscriptions', as: 'subscriber' },
  { path: '/endpoints', as: 'buyer' },
  { path: '/endpoints/nuclei', as: 'buyer' },
  { path: '/endpoints/nuclei-broken', as: 'buyer' },
  { path: '/spend', as: 'buyer' },
  { path: '/spend?by=DAY&days=90', as: 'newcomer' },
  { path: '/search?q=walrus', as: 'nobody' },
  { path: '/products/{hostile}', as: 'nobody' },
  { path: '/products/{hostile}?tab=usage', as: 'buyer' },
  { path: '/products/{hostile}/subscribe', as: 'buyer' },
  { path: '/seller/listings', as: 'buyer' },
  { path: '/seller/requests', as: 'buyer' },
  { path: '/seller/resources', as: 'buyer' },
  { path: '/seller/resources/new', as: 'seller' },
  { path: '/seller/resources/cell-nuclei-one', as: 'seller' },
  { path: '/seller/settings', as: 'newcomer' },
  { path: '/seller/listings/{live}', as: 'seller' },
  { path: '/seller/listings/{live}/compare', as: 'seller' },
  { path: '/seller/listings/{live}/report', as: 'seller' },
  { path: '/seller/listings/{live}/bench', as: 'seller' },
  { path: '/seller/drafts/{draft}', as: 'seller' },
  { path: '/seller/drafts/{draft}/report', as: 'seller' },
  { path: '/seller/offers', as: 'seller' },
  { path: '/seller/offers/new', as: 'seller' },
  { path: '/seller/agreements', as: 'seller' },
  { path: '/seller/reports', as: 'seller' },
  { path: '/operator/queue', as: 'operator' },
  { path: '/operator/reviews/{review}', as: 'operator' },
  { path: '/operator/reviews/{changed}', as: 'operator' },
  { path: '/operator/sellers', as: 'operator' },
  { path: '/operator/moderation', as: 'operator' },
  { path: '/operator/accounts', as: 'operator' },
  { path: '/operator/runtime', as: 'operator' },
  { path: '/operator/metering?by=INSTANCE_TYPE', as: 'operator' },
  { path: '/operator/policy', as: 'operator' },
  { path: '/operator/clock', as: 'operator' },
  { path: '/operator/audit', as: 'operator' },
  { path: '/operator/health', as: 'operator' },
];

const every = ['fr', 'en'].flatMap((language) =>
  ['light', 'dark'].flatMap((mode) => [1440, 390].map((width) => ({ language, mode, width }))),
);

// Half of them has each two of a language, a mode and a width together; the browser's tests alone take all.
export const variants = process.env.SOUK_EVERY_VARIANT
  ? every
  : every.filter(({ language, mode, width }) => (language === 'fr') === ((mode === 'light') === (width === 1440)));

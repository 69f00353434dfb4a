// The addresses that are looked at in every language, mode and width. A page that needs more than its address to be
// there prepares it: `ready` gets the visitor before, `open` brings a state of the page about.
export const pages = [
  { path: '/sign-in', as: 'nobody' },
  { path: '/register', as: 'nobody' },
  { path: '/reset-password', as: 'nobody' },
  { path: '/', as: 'buyer' },
  { path: '/account', as: 'buyer' },
  { path: '/nowhere', as: 'buyer' },
  { path: '/seller/listings', as: 'buyer' },
  { path: '/seller/requests', as: 'buyer' },
  { path: '/seller/resources', as: 'buyer' },
  { path: '/seller/settings', as: 'newcomer' },
  { path: '/seller/listings/{live}/compare', as: 'seller' },
  { path: '/seller/offers', as: 'seller' },
  { path: '/seller/offers/new', as: 'seller' },
  { path: '/seller/agreements', as: 'seller' },
  { path: '/operator/queue', as: 'operator' },
  { path: '/operator/reviews/{review}', as: 'operator' },
  { path: '/operator/reviews/{changed}', as: 'operator' },
  { path: '/operator/sellers', as: 'operator' },
  { path: '/operator/moderation', as: 'operator' },
  { path: '/operator/accounts', as: 'operator' },
  { path: '/operator/policy', as: 'operator' },
  { path: '/operator/clock', as: 'operator' },
];

export const variants = ['fr', 'en'].flatMap((language) =>
  ['light', 'dark'].flatMap((mode) => [1440, 390].map((width) => ({ language, mode, width }))),
);

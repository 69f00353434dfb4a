// The addresses that are looked at in every language, mode and width. A page that needs more than its address to be
// there prepares it: `ready` gets the visitor before, `open` brings a state of the page about. {paid}, {free} and {hourly}
// are products in stock (stock.py).
export const pages = [
  { path: '/sign-in', as: 'nobody' },
  { path: '/register', as: 'nobody' },
  { path: '/reset-password', as: 'nobody' },
  { path: '/', as: 'subscriber' },
  { path: '/account', as: 'buyer' },
  { path: '/nowhere', as: 'buyer' },
  { path: '/search', as: 'buyer' },
  { path: '/search?q=nuclei&type=SAGEMAKER_ALGORITHM&price=FREE', as: 'buyer' },
  { path: '/products/{paid}', as: 'buyer' },
  { path: '/products/{hourly}?tab=pricing', as: 'buyer' },
  { path: '/products/{paid}?tab=usage', as: 'buyer' },
  { path: '/compare?id={paid}&id={free}&id={hourly}', as: 'buyer' },
  { path: '/products/{hourly}/subscribe', as: 'buyer' },
  { path: '/products/{free}/launch', as: 'subscriber' },
  { path: '/subscriptions', as: 'subscriber' },
  { path: '/seller/listings', as: 'buyer' },
  { path: '/seller/requests', as: 'buyer' },
  { path: '/seller/resources', as: 'buyer' },
];

export const variants = ['fr', 'en'].flatMap((language) =>
  ['light', 'dark'].flatMap((mode) => [1440, 390].map((width) => ({ language, mode, width }))),
);

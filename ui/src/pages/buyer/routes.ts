import type { PageEntry } from '#/pages/registry';

export const buyerPages: PageEntry[] = [
  { path: '/', load: () => import('#/pages/buyer/home'), nav: 'nav.home', area: 'buyer', open: true },
  { path: '/search', load: () => import('#/pages/buyer/search'), nav: 'nav.search', area: 'buyer', open: true },
  { path: '/products/:id', load: () => import('#/pages/buyer/product'), area: 'buyer', open: true },
  { path: '/products/:id/subscribe', load: () => import('#/pages/buyer/subscribe'), area: 'buyer' },
  { path: '/products/:id/launch', load: () => import('#/pages/buyer/launch'), area: 'buyer' },
  { path: '/products/:id/review', load: () => import('#/pages/buyer/review'), area: 'buyer' },
  { path: '/preview', load: () => import('#/pages/buyer/preview'), area: 'buyer', open: true },
  { path: '/compare', load: () => import('#/pages/buyer/compare'), area: 'buyer', open: true },
  { path: '/sellers/:id', load: () => import('#/pages/buyer/seller'), area: 'buyer', open: true },
  { path: '/subscriptions', load: () => import('#/pages/buyer/subscriptions'), nav: 'nav.subscriptions', area: 'buyer' },
  { path: '/spend', load: () => import('#/pages/buyer/spend'), nav: 'nav.spend', area: 'buyer' },
  { path: '/endpoints', load: () => import('#/pages/buyer/endpoints'), nav: 'nav.endpoints', area: 'buyer' },
  { path: '/jobs', load: () => import('#/pages/buyer/jobs'), nav: 'nav.jobs', area: 'buyer' },
  { path: '/jobs/:kind/:name', load: () => import('#/pages/buyer/job'), area: 'buyer' },
  { path: '/endpoints/:name', load: () => import('#/pages/buyer/endpoint'), area: 'buyer' },
];

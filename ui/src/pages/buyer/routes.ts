import type { PageEntry } from '#/pages/registry';

export const buyerPages: PageEntry[] = [
  { path: '/', load: () => import('#/pages/buyer/home'), nav: 'nav.home', area: 'buyer' },
  { path: '/search', load: () => import('#/pages/buyer/search'), nav: 'nav.search', area: 'buyer', open: true },
  { path: '/products/:id', load: () => import('#/pages/buyer/product'), area: 'buyer', open: true },
];

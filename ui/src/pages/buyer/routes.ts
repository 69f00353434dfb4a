import type { PageEntry } from '#/pages/registry';

export const buyerPages: PageEntry[] = [
  { path: '/', load: () => import('#/pages/buyer/home'), nav: 'nav.home', area: 'buyer' },
];

import type { PageEntry } from '#/pages/registry';

export const sellerPages: PageEntry[] = [
  { path: '/seller/listings', load: () => import('#/pages/seller/listings'), nav: 'nav.listings', area: 'seller' },
  { path: '/seller/drafts/:id', load: () => import('#/pages/seller/draft'), area: 'seller' },
  { path: '/seller/listings/:id', load: () => import('#/pages/seller/product'), area: 'seller' },
  { path: '/seller/drafts/:id/report', load: () => import('#/pages/seller/report'), area: 'seller' },
  { path: '/seller/listings/:id/report', load: () => import('#/pages/seller/report'), area: 'seller' },
  { path: '/seller/listings/:id/compare', load: () => import('#/pages/seller/compare'), area: 'seller' },
  { path: '/seller/offers', load: () => import('#/pages/seller/offers'), nav: 'nav.offers', area: 'seller' },
  { path: '/seller/offers/new', load: () => import('#/pages/seller/new_offer'), area: 'seller' },
  { path: '/seller/agreements', load: () => import('#/pages/seller/agreements'), nav: 'nav.agreements', area: 'seller' },
  { path: '/seller/reports', load: () => import('#/pages/seller/reports'), nav: 'nav.reports', area: 'seller' },
  { path: '/seller/requests', load: () => import('#/pages/seller/requests'), nav: 'nav.requests', area: 'seller' },
  { path: '/seller/requests/:id', load: () => import('#/pages/seller/request'), area: 'seller' },
  { path: '/seller/resources', load: () => import('#/pages/seller/resources'), nav: 'nav.resources', area: 'seller' },
  { path: '/seller/resources/new', load: () => import('#/pages/seller/new_package'), area: 'seller' },
  { path: '/seller/resources/new-algorithm', load: () => import('#/pages/seller/new_algorithm'), area: 'seller' },
  { path: '/seller/resources/algorithms/:name', load: () => import('#/pages/seller/algorithm'), area: 'seller' },
  { path: '/seller/resources/:name', load: () => import('#/pages/seller/resource'), area: 'seller' },
  { path: '/seller/settings', load: () => import('#/pages/seller/settings'), nav: 'nav.settings', area: 'seller' },
];

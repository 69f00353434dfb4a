import type { PageEntry } from '#/pages/registry';

export const operatorPages: PageEntry[] = [
  { path: '/operator/queue', load: () => import('#/pages/operator/queue'), nav: 'nav.queue', area: 'operator' },
  { path: '/operator/reviews/:id', load: () => import('#/pages/operator/review'), area: 'operator' },
  { path: '/operator/sellers', load: () => import('#/pages/operator/sellers'), nav: 'nav.sellers', area: 'operator' },
  { path: '/operator/moderation', load: () => import('#/pages/operator/moderation'), nav: 'nav.moderation', area: 'operator' },
  { path: '/operator/accounts', load: () => import('#/pages/operator/accounts'), nav: 'nav.accounts', area: 'operator' },
  { path: '/operator/agreements', load: () => import('#/pages/operator/agreements'), nav: 'nav.market_agreements', area: 'operator' },
  { path: '/operator/runtime', load: () => import('#/pages/operator/runtime'), nav: 'nav.runtime', area: 'operator' },
  { path: '/operator/metering', load: () => import('#/pages/operator/metering'), nav: 'nav.metering', area: 'operator' },
  { path: '/operator/policy', load: () => import('#/pages/operator/policy'), nav: 'nav.policy', area: 'operator' },
  { path: '/operator/clock', load: () => import('#/pages/operator/clock'), nav: 'nav.clock', area: 'operator' },
  { path: '/operator/audit', load: () => import('#/pages/operator/audit'), nav: 'nav.audit', area: 'operator' },
  { path: '/operator/health', load: () => import('#/pages/operator/health'), nav: 'nav.health', area: 'operator' },
];

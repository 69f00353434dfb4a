import type { PageEntry } from '#/pages/registry';

export const accountPages: PageEntry[] = [
  { path: '/account', load: () => import('#/pages/account/account'), nav: 'nav.account', area: 'account' },
  { path: '/sign-in', load: () => import('#/pages/account/sign_in'), area: 'account', open: true },
  { path: '/register', load: () => import('#/pages/account/register'), area: 'account', open: true },
  { path: '/reset-password', load: () => import('#/pages/account/reset_password'), area: 'account', open: true },
];

// Every page of the portal: its address, who sees it, its place in the navigation. Routes, side navigation, the palette
// (Ctrl+K) and the browser tests all read this list; each area keeps its part in pages/<area>/routes.ts.
import type { ComponentType } from 'react';
import type { Area, MessageKey, Said } from '#/language';
import { accountPages } from '#/pages/account/routes';
import { buyerPages } from '#/pages/buyer/routes';
import { operatorPages } from '#/pages/operator/routes';
import { sellerPages } from '#/pages/seller/routes';

export interface PageEntry {
  /** Without the language: "/seller/listings/:id". */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Its name in the navigation and the palette; pages without one are reached from others. */
  nav?: MessageKey;
  area: Area;
  /** Its own texts in the place of its area's. */
  says?: Said;
  /** Shown to those who are not signed in, too. */
  open?: boolean;
}

export const pages: PageEntry[] = [...buyerPages, ...sellerPages, ...operatorPages, ...accountPages];

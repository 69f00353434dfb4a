import type { PageEntry } from '#/pages/registry';

export const operatorPages: PageEntry[] = [];

// The reports that there are, by what their rows are grouped by.
import type { Group } from '#/money/columns';

export interface Report {
  id: 'daily_business' | 'revenue' | 'customers' | 'subscriptions';
  groups: Group[];
}

export const reports: Report[] = [
  { id: 'daily_business', groups: ['DAY', 'PRODUCT', 'BUYER', 'INSTANCE_TYPE', 'DIMENSION', 'OFFERING'] },
  { id: 'revenue', groups: ['DAY', 'PRODUCT'] },
  { id: 'customers', groups: ['BUYER', 'PRODUCT', 'AGREEMENT'] },
  { id: 'subscriptions', groups: [] },
];

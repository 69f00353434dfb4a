// What rows of money are grouped by: each group's column, its text in a table and in a file.
import type { MoneyRow } from '#/generated/api/souk';
import { type MessageKey, type Text, useText } from '#/language';

export type Group = 'DAY' | 'PRODUCT' | 'VERSION' | 'INSTANCE_TYPE' | 'DIMENSION' | 'AGREEMENT' | 'BUYER' | 'SELLER' | 'OFFERING';

export const groupNames: Record<Group, MessageKey> = {
  DAY: 'money.DAY',
  PRODUCT: 'money.PRODUCT',
  VERSION: 'money.VERSION',
  INSTANCE_TYPE: 'money.INSTANCE_TYPE',
  DIMENSION: 'money.DIMENSION',
  AGREEMENT: 'money.AGREEMENT',
  BUYER: 'money.BUYER',
  SELLER: 'money.SELLER',
  OFFERING: 'money.OFFERING',
};

const members = {
  DAY: 'Day',
  PRODUCT: 'ProductId',
  VERSION: 'VersionId',
  INSTANCE_TYPE: 'InstanceType',
  DIMENSION: 'DimensionKey',
  AGREEMENT: 'AgreementId',
  BUYER: 'BuyerId',
  SELLER: 'SellerId',
  OFFERING: 'Offering',
} as const;

/** As the server tells it: what a file holds and rows are sorted by. */
export function valueOf(row: MoneyRow, group: Group): string {
  return row[members[group]] ?? '';
}

/** The day in the reader's language; it is a day of UTC. */
export function dayText(text: Pick<Text, 'language'>, day: string, style: 'short' | 'long' = 'long'): string {
  const options = style === 'long' ? ({ dateStyle: 'long' } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(text.language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** What a reader is shown for a row's group. */
export function textOf(text: Text, row: MoneyRow, group: Group): string {
  const value = valueOf(row, group);
  if (group === 'DAY') return dayText(text, value);
  if (group === 'OFFERING') return text.t(`money.offering.${(value || 'NONE') as NonNullable<MoneyRow['Offering']>}`);
  if (group === 'PRODUCT') return row.ProductTitle || value;
  if (group === 'VERSION') return row.VersionTitle || value || text.t('money.contracts');
  return value || text.t('money.contracts');
}

export function useGroupText(): (row: MoneyRow, group: Group) => string {
  const text = useText();
  return (row, group) => textOf(text, row, group);
}

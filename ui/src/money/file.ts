// Rows of money as a file: ids and titles, decimals as they were told, nothing rounded.
import type { MoneyRow } from '#/generated/api/souk';
import { csv } from '#/money/csv';
import { type Group, valueOf } from '#/money/columns';

/** Column names are the operation's, in every language: files are read by programs. */
const names: Record<Group, string[]> = {
  DAY: ['Day'],
  PRODUCT: ['ProductId', 'ProductTitle'],
  VERSION: ['VersionId', 'VersionTitle'],
  INSTANCE_TYPE: ['InstanceType'],
  DIMENSION: ['DimensionKey'],
  AGREEMENT: ['AgreementId'],
  BUYER: ['BuyerId'],
  SELLER: ['SellerId'],
  OFFERING: ['Offering'],
};

function valuesOf(row: MoneyRow, group: Group): string[] {
  const value = valueOf(row, group);
  if (group === 'PRODUCT') return [value, row.ProductTitle ?? ''];
  return group === 'VERSION' ? [value, row.VersionTitle ?? ''] : [value];
}

export function moneyFile(rows: MoneyRow[], groups: Group[], currency: string): string {
  const header = [...groups.flatMap((group) => names[group]), 'Requests', 'Minutes', 'Usage', 'Contracts', 'Total', 'Currency'];
  const lines = rows.map((row) => [
    ...groups.flatMap((group) => valuesOf(row, group)),
    row.Sum.Requests,
    row.Sum.Minutes,
    row.Sum.Usage,
    row.Sum.Contracts,
    row.Sum.Total,
    currency,
  ]);
  return csv(header, lines);
}

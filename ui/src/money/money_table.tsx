// Rows of money as a table that can be sorted, found by text and saved as a file.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { Loaded } from '#/api/use_operation';
import type { MoneyRow, MoneySum } from '#/generated/api/souk';
import { useText } from '#/language';
import { List } from '#/parts/list';
import { type Group, groupNames, useGroupText, valueOf } from '#/money/columns';
import { csvAddress } from '#/money/csv';
import { moneyFile } from '#/money/file';
import { saveFile } from '#/parts/save_file';

/** By value: for the order only. */
const byDecimal = (member: 'Usage' | 'Contracts' | 'Total') => (a: MoneyRow, b: MoneyRow) => Number(a.Sum[member]) - Number(b.Sum[member]);

export interface MoneyAnswer {
  From: string;
  To: string;
  CurrencyCode: string;
  Sum: MoneySum;
  Rows: MoneyRow[];
}

interface MoneyTableProps {
  of: Loaded<MoneyAnswer>;
  groups: Group[];
  title: string;
  fileName: string;
  actions?: ReactNode;
}

export function MoneyTable({ of, groups, title, fileName, actions }: MoneyTableProps) {
  const { t, money, number } = useText();
  const groupText = useGroupText();
  const rows = of.data?.Rows ?? [];
  const currency = of.data?.CurrencyCode ?? 'USD';
  const sum = (member: 'Usage' | 'Contracts' | 'Total', header: string): TableProps.ColumnDefinition<MoneyRow> => ({
    id: member,
    header,
    minWidth: 130,
    sortingComparator: byDecimal(member),
    cell: (row) => money(row.Sum[member], currency),
  });
  const minutes = rows.some((row) => row.Sum.Minutes > 0);
  const contracts = rows.some((row) => Number(row.Sum.Contracts) !== 0);
  return (
    <List<MoneyRow>
      of={of}
      rows={rows}
      trackBy={(row) => groups.map((group) => valueOf(row, group)).join(' ')}
      title={title}
      none={t('money.none')}
      textOf={(row) => groups.map((group) => `${groupText(row, group)} ${valueOf(row, group)}`).join(' ')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {actions}
          {rows.length > 0 && (
            <Button iconName="download" onClick={() => saveFile(`${fileName}-${of.data!.From}-${of.data!.To}.json`, 'application/json', JSON.stringify(of.data, null, 2))}>
              {t('money.json')}
            </Button>
          )}
          {rows.length > 0 && (
            <Button iconName="download" href={csvAddress(moneyFile(rows, groups, currency))} download={`${fileName}-${of.data!.From}-${of.data!.To}.csv`}>
              {t('money.csv')}
            </Button>
          )}
        </SpaceBetween>
      }
      columns={[
        ...groups.map(
          (group, index): TableProps.ColumnDefinition<MoneyRow> => ({
            id: group,
            header: t(groupNames[group]),
            isRowHeader: index === 0,
            minWidth: 150,
            sortingComparator: (a, b) => valueOf(a, group).localeCompare(valueOf(b, group)),
            cell: (row) => <span className="breakable">{groupText(row, group)}</span>,
          }),
        ),
        { id: 'requests', header: t('money.requests'), minWidth: 120, sortingComparator: (a, b) => a.Sum.Requests - b.Sum.Requests, cell: (row) => number(row.Sum.Requests) },
        ...(minutes ? [{ id: 'minutes', header: t('money.minutes'), minWidth: 120, cell: (row: MoneyRow) => number(row.Sum.Minutes) }] : []),
        ...(contracts ? [sum('Usage', t('money.usage')), sum('Contracts', t('money.contracts'))] : []),
        sum('Total', t('money.total')),
      ]}
    />
  );
}

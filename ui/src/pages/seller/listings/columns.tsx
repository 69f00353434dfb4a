// What the table of products shows of each, and by what it is found.
import type { PropertyFilterProperty } from '@cloudscape-design/collection-hooks';
import type { TableProps } from '@cloudscape-design/components/table';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { ProductStatus } from '../product/status';
import type { Row } from './use_rows';

type Column = TableProps.ColumnDefinition<NamedRow> & { id: string };
type Property = PropertyFilterProperty & { propertyLabel: string; groupValuesLabel: string };

/** Asked for where the column is shown, of the rows that are. */
function Readiness({ id }: { id: string }) {
  const { percent } = useText();
  const { data } = useOperation('souk', 'GetReadinessReport', { ProductId: id });
  return <>{data ? percent(data.Report.Score / 100) : '–'}</>;
}

/** A row as it is found: by the words that it shows. */
export type NamedRow = Row & { status: string; kindName: string };

export function useNamed(rows: Row[]): NamedRow[] {
  const { t, has } = useText();
  return rows.map((row) => {
    const key = `status.${row.visibility}`;
    const kindName = row.kind ? t(row.kind === 'algorithm' ? 'draft.kind.algorithm' : 'draft.kind.package') : '–';
    return { ...row, status: has(key) ? t(key) : row.visibility, kindName };
  });
}

export function useColumns(): { all: Column[]; filtering: Property[] } {
  const { t, number, money, dateTime, compare } = useText();
  const all: Column[] = [
    {
      id: 'title',
      header: t('draft.title'),
      isRowHeader: true,
      minWidth: 180,
      sortingField: 'title',
      sortingComparator: (a, b) => compare(a.title, b.title),
      cell: (row) => <AppLink to={`/seller/listings/${row.id}`}>{row.title}</AppLink>,
    },
    { id: 'status', header: t('product.status'), minWidth: 160, sortingField: 'status', cell: (row) => <ProductStatus of={row.visibility} /> },
    { id: 'kind', header: t('product.type'), minWidth: 130, sortingField: 'kindName', cell: (row) => row.kindName },
    { id: 'version', header: t('draft.version'), minWidth: 100, sortingField: 'version', cell: (row) => <span className="breakable">{row.version || '–'}</span> },
    { id: 'subscribers', header: t('listings.subscribers'), minWidth: 120, sortingField: 'subscribers', cell: (row) => number(row.subscribers) },
    {
      id: 'revenue',
      header: t('listings.revenue'),
      minWidth: 130,
      sortingField: 'revenue',
      sortingComparator: (a, b) => Number(a.revenue) - Number(b.revenue),
      cell: (row) => money(row.revenue),
    },
    { id: 'readiness', header: t('listings.readiness'), minWidth: 110, cell: (row) => <Readiness id={row.id} /> },
    { id: 'id', header: t('product.id'), minWidth: 160, sortingField: 'id', cell: (row) => <span className="breakable">{row.id}</span> },
    { id: 'changed', header: t('listings.changed'), minWidth: 140, sortingField: 'changed', cell: (row) => dateTime(row.changed) },
  ];
  const property = (key: keyof NamedRow, propertyLabel: string): Property => ({
    key,
    propertyLabel,
    groupValuesLabel: propertyLabel,
    operators: [':', '!:', '=', '!='],
  });
  return {
    all,
    filtering: [
      property('title', t('draft.title')),
      property('status', t('product.status')),
      property('kindName', t('product.type')),
      property('version', t('draft.version')),
      property('id', t('product.id')),
    ],
  };
}

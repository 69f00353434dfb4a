// The seller's products: found by any of their properties, in the columns and the order that he chose last.
import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { Loaded } from '#/api/use_operation';
import { useText } from '#/language';
import { csv, csvAddress } from '#/money/csv';
import { Skeleton } from '#/parts/skeleton';
import { Empty } from '#/parts/states';
import { useKept } from '#/parts/use_kept';
import { type NamedRow, useColumns, useNamed } from './columns';
import type { Row } from './use_rows';

interface ProductsProps {
  listed: Loaded<unknown>;
  rows: Row[];
  onCreate: () => void;
  /** Beside the table's name. */
  actions: ReactNode;
}

interface Preferences {
  pageSize: number;
  shown: string[];
  sort: string;
  descending: boolean;
}

const usual: Preferences = { pageSize: 20, shown: ['status', 'kind', 'version', 'subscribers', 'revenue', 'changed'], sort: 'changed', descending: true };

/** The filter stands in the address, so that it can be kept and sent. */
function readQuery(text: string | null): PropertyFilterProps.Query {
  try {
    const query = JSON.parse(text ?? '') as PropertyFilterProps.Query;
    if (Array.isArray(query.tokens) && typeof query.operation === 'string') return query;
  } catch {
    // somebody else's
  }
  return { tokens: [], operation: 'and' };
}

// What is beside the rows comes after them.
const Acts = lazy(async () => ({ default: (await import('./acts')).Acts }));
const CollectionPreferences = lazy(() => import('@cloudscape-design/components/collection-preferences'));
const PropertyFilter = lazy(() => import('@cloudscape-design/components/property-filter'));

export function Products({ listed, rows, onCreate, actions }: ProductsProps) {
  const { t } = useText();
  const [kept, keep] = useKept('listings', usual);
  const [search, setSearch] = useSearchParams();
  const { all, filtering } = useColumns();
  const sorted = all.find(({ id }) => id === kept.sort) ?? all[0]!;
  const collection = useCollection<NamedRow>(useNamed(rows), {
    propertyFiltering: {
      filteringProperties: filtering,
      defaultQuery: readQuery(search.get('filter')),
      empty: listed.error ? <></> : <Empty text={t('listings.none')} action={<Button onClick={onCreate}>{t('listings.create')}</Button>} />,
      noMatch: <Empty title={t('no_match.title')} action={<Button onClick={() => on.setPropertyFiltering({ tokens: [], operation: 'and' })}>{t('no_match.clear')}</Button>} />,
    },
    pagination: { pageSize: kept.pageSize },
    sorting: { defaultState: { sortingColumn: sorted, isDescending: kept.descending } },
    selection: { trackBy: 'id' },
  });
  const { items, collectionProps, propertyFilterProps, paginationProps, filteredItemsCount, allPageItems, actions: on } = collection;
  const { query } = propertyFilterProps;
  useEffect(() => {
    const wanted = query.tokens.length ? JSON.stringify({ tokens: query.tokens, operation: query.operation }) : null;
    if (search.get('filter') === wanted) return;
    setSearch(
      (before) => {
        if (wanted) before.set('filter', wanted);
        else before.delete('filter');
        return before;
      },
      { replace: true },
    );
  }, [query, search, setSearch]);
  const file = () =>
    csv(
      ['ProductId', 'Title', 'Visibility', 'Kind', 'Version', 'Subscribers', 'Revenue30Days', 'Changed'],
      allPageItems.map((row) => [row.id, row.title, row.visibility, row.kind ?? '', row.version, row.subscribers, row.revenue, new Date(row.changed * 1000).toISOString()]),
    );
  const shown = [all[0]!.id, ...kept.shown];
  return (
    <Table<NamedRow>
      {...collectionProps}
      items={items}
      selectionType="single"
      wrapLines
      loading={listed.loading && !listed.data}
      loadingText={t('loading')}
      columnDefinitions={all}
      visibleColumns={shown}
      ariaLabels={{
        selectionGroupLabel: t('listings.choose'),
        itemSelectionLabel: (_, row) => t('listings.choose_that', { name: row.title }),
        tableLabel: t('listings.products'),
      }}
      onSortingChange={(event) => {
        collectionProps.onSortingChange?.(event);
        const id = all.find((each) => each.sortingField === event.detail.sortingColumn.sortingField && each.sortingComparator === event.detail.sortingColumn.sortingComparator)?.id;
        if (id) keep({ ...kept, sort: id, descending: event.detail.isDescending ?? false });
      }}
      header={
        <Header
          variant="h2"
          counter={t('table.count', { count: rows.length })}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {rows.length > 0 && (
                <Button iconName="download" href={csvAddress(file())} download="listings.csv">
                  {t('money.csv')}
                </Button>
              )}
              {actions}
              <Suspense>
                <Acts of={collectionProps.selectedItems?.[0]} onChanged={listed.reload} />
              </Suspense>
            </SpaceBetween>
          }
        >
          {t('listings.products')}
        </Header>
      }
      filter={
        <Suspense fallback={<Skeleton lines={1} />}>
          <PropertyFilter
            {...propertyFilterProps}
            filteringAriaLabel={t('table.filter')}
            filteringPlaceholder={t('table.filter')}
            countText={t('listings.matches', { count: filteredItemsCount ?? 0 })}
            />
        </Suspense>
      }
      pagination={<Pagination {...paginationProps} />}
      preferences={
        <Suspense>
          <CollectionPreferences
            title={t('listings.preferences')}
            confirmLabel={t('listings.preferences.keep')}
            cancelLabel={t('do.cancel')}
            preferences={{ pageSize: kept.pageSize, visibleContent: kept.shown }}
            pageSizePreference={{ options: [10, 20, 50].map((value) => ({ value, label: t('listings.rows', { count: value }) })) }}
            visibleContentPreference={{
              title: t('listings.columns'),
              options: [{ label: '', options: all.slice(1).map(({ id, header }) => ({ id, label: String(header) })) }],
            }}
            onConfirm={({ detail }) => keep({ ...kept, pageSize: detail.pageSize ?? kept.pageSize, shown: [...(detail.visibleContent ?? kept.shown)] })}
          />
        </Suspense>
      }
    />
  );
}

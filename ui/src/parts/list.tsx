// A table of rows as most pages need it: sorted, in pages, found by text, with what acts on all of them beside its name.
import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import type { Loaded } from '#/api/use_operation';
import { useText } from '#/language';
import { Problem } from '#/parts/problem';
import { Empty } from '#/parts/states';

interface ListProps<T> {
  of: Loaded<unknown>;
  rows: T[];
  trackBy: (keyof T & string) | ((row: T) => string);
  title: string;
  description?: string;
  actions?: ReactNode;
  none: string;
  columns: TableProps.ColumnDefinition<T>[];
  /** The text that a row is found by; without it there is no field to find. */
  textOf?: (row: T) => string;
}

const pageSize = 20;

export function List<T>({ of, rows, trackBy, title, description, actions, none, columns, textOf }: ListProps<T>) {
  const { t } = useText();
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps, actions: on } = useCollection<T>(rows, {
    filtering: {
      empty: of.error ? <></> : <Empty text={none} />, // what could not be told is not nothing
      noMatch: <Empty title={t('no_match.title')} action={<Button onClick={() => on.setFiltering('')}>{t('no_match.clear')}</Button>} />,
      filteringFunction: (row, wanted) => !textOf || textOf(row).toLocaleLowerCase().includes(wanted.toLocaleLowerCase()),
    },
    pagination: { pageSize },
    sorting: {},
  });
  const filter = textOf && rows.length > 1;
  return (
    <SpaceBetween size="m">
      {of.error && <Problem error={of.error} onRetry={of.reload} />}
      <Table<T>
        {...collectionProps}
        items={items}
        trackBy={trackBy}
        wrapLines
        loading={of.loading && of.data === undefined}
        loadingText={t('loading')}
        columnDefinitions={columns}
        header={
          <Header variant="h2" counter={t('table.count', { count: rows.length })} description={description} actions={actions}>
            {title}
          </Header>
        }
        filter={
          filter && (
            <TextFilter
              {...filterProps}
              filteringPlaceholder={t('table.filter')}
              filteringAriaLabel={`${t('table.filter')} (${title})`}
              countText={t('listings.matches', { count: filteredItemsCount ?? 0 })}
            />
          )
        }
        pagination={rows.length > pageSize && <Pagination {...paginationProps} />}
      />
    </SpaceBetween>
  );
}

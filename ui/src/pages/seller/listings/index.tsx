// The seller's listings, and those that he still writes on: a table each.
import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useList } from '#/api/use_list';
import { useAction, useOperation } from '#/api/use_operation';
import type { EntitySummary } from '#/generated/api/marketplace-catalog';
import type { ListingDraftSummary } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Empty } from '#/parts/states';
import { ProductStatus } from '../product/status';
import { productsWish, useNewListing } from './use_new_listing';

function Drafts({ drafts, onDeleted }: { drafts: ListingDraftSummary[]; onDeleted: () => void }) {
  const { t, dateTime } = useText();
  const remove = useAction('souk', 'DeleteListingDraft');
  const doDelete = async (DraftId: string) => {
    if (await remove.run({ DraftId })) onDeleted();
  };
  if (!drafts.length) return null;
  return (
    <SpaceBetween size="s">
      <Problem error={remove.error} />
      <Table<ListingDraftSummary>
        items={drafts}
        trackBy="DraftId"
        wrapLines
        header={
          <Header variant="h2" counter={t('table.count', { count: drafts.length })} description={t('listings.drafts.text')}>
            {t('listings.drafts')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'title',
            header: t('draft.title'),
            isRowHeader: true,
            minWidth: 160,
            cell: (row) => <AppLink to={`/seller/drafts/${row.DraftId}`}>{row.Title || t('draft.new')}</AppLink>,
          },
          { id: 'saved', header: t('listings.saved'), minWidth: 140, cell: (row) => dateTime(row.SavedAt) },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 120,
            cell: (row) => (
              <Button
                variant="inline-link"
                ariaLabel={t('do.delete_that', { name: row.Title || t('draft.new') })}
                onClick={() => void doDelete(row.DraftId)}
              >
                {t('do.delete')}
              </Button>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

export default function Listings() {
  const { t, dateTime, compare } = useText();
  const listed = useList('marketplace-catalog', 'ListEntities', productsWish);
  const drafts = useOperation('souk', 'ListListingDrafts', {});
  const fresh = useNewListing();
  const { items, filterProps, paginationProps, collectionProps, actions, filteredItemsCount } = useCollection<EntitySummary>(
    listed.data?.EntitySummaryList ?? [],
    {
      filtering: {
        empty: <Empty text={t('listings.none')} action={<Button onClick={() => fresh.create()}>{t('listings.create')}</Button>} />,
        noMatch: (
          <Empty title={t('no_match.title')} action={<Button onClick={() => actions.setFiltering('')}>{t('no_match.clear')}</Button>} />
        ),
      },
      pagination: { pageSize: 20 },
      sorting: { defaultState: { sortingColumn: { sortingField: 'LastModifiedDate' }, isDescending: true } },
    },
  );
  return (
    <Page
      title={t('nav.listings')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('marketplace-catalog', 'ListEntities', productsWish)} />
          <Button variant="primary" loading={fresh.creating} onClick={() => fresh.create()}>
            {t('listings.create')}
          </Button>
        </SpaceBetween>
      }
    >
      <Problem error={listed.error ?? drafts.error ?? fresh.error} onRetry={listed.reload} />
      <Drafts drafts={drafts.data?.Drafts ?? []} onDeleted={drafts.reload} />
      <Table<EntitySummary>
        {...collectionProps}
        items={items}
        trackBy="EntityId"
        wrapLines
        loading={listed.loading && !listed.data}
        loadingText={t('loading')}
        header={
          <Header variant="h2" counter={t('table.count', { count: listed.data?.EntitySummaryList?.length ?? 0 })}>
            {t('listings.products')}
          </Header>
        }
        filter={
          <TextFilter
            {...filterProps}
            filteringPlaceholder={t('table.filter')}
            filteringAriaLabel={t('table.filter')}
            countText={t('listings.matches', { count: filteredItemsCount ?? 0 })}
          />
        }
        pagination={<Pagination {...paginationProps} />}
        columnDefinitions={[
          {
            id: 'title',
            header: t('draft.title'),
            isRowHeader: true,
            minWidth: 180,
            sortingComparator: (a, b) => compare(a.Name ?? '', b.Name ?? ''),
            cell: (row) => <AppLink to={`/seller/listings/${row.EntityId}`}>{row.Name || row.EntityId!}</AppLink>,
          },
          {
            id: 'status',
            header: t('product.status'),
            minWidth: 130,
            sortingField: 'Visibility',
            cell: (row) => <ProductStatus of={row.Visibility} />,
          },
          { id: 'id', header: t('product.id'), minWidth: 160, cell: (row) => <span className="breakable">{row.EntityId}</span> },
          {
            id: 'modified',
            header: t('listings.changed'),
            minWidth: 140,
            sortingField: 'LastModifiedDate',
            cell: (row) => dateTime(Date.parse(row.LastModifiedDate!) / 1000),
          },
        ]}
      />
    </Page>
  );
}

// Listings as a search finds them, in rows: more of them at a glance than as cards.
import Table from '@cloudscape-design/components/table';
import type { ListingSummary } from '#/generated/api/marketplace-discovery';
import { useText } from '#/language';
import { Badges, latencyOf, type ListingCardsProps, productOf, Rating } from '#/listing/listing_cards';
import { AppLink } from '#/parts/link';

export function ListingTable({ items, label, header, empty, loading, chosen, onChoose, most = 4 }: ListingCardsProps) {
  const { t } = useText();
  return (
    <Table<ListingSummary>
      items={items}
      trackBy="listingId"
      header={header}
      empty={empty}
      loading={loading}
      loadingText={t('loading')}
      wrapLines
      selectionType={onChoose ? 'multi' : undefined}
      selectedItems={chosen}
      isItemDisabled={(item) => (chosen?.length ?? 0) >= most && !chosen!.some((each) => each.listingId === item.listingId)}
      onSelectionChange={({ detail }) => onChoose?.(detail.selectedItems.slice(0, most))}
      ariaLabels={{
        tableLabel: label,
        selectionGroupLabel: t('compare.choose'),
        allItemsSelectionLabel: () => t('compare.choose'),
        itemSelectionLabel: (_, item) => item.listingName,
      }}
      columnDefinitions={[
        {
          id: 'product',
          header: t('shop.product'),
          isRowHeader: true,
          minWidth: 180,
          cell: (row) => (
            <AppLink to={`/products/${productOf(row)}`}>
              <span dir="auto" className="breakable">
                {row.listingName}
              </span>
            </AppLink>
          ),
        },
        { id: 'seller', header: t('search.seller'), minWidth: 120, cell: (row) => row.publisher.displayName },
        { id: 'badges', header: t('search.type'), minWidth: 150, cell: (row) => <Badges of={row} /> },
        { id: 'rating', header: t('search.rating'), minWidth: 115, cell: (row) => <Rating of={row} /> },
        { id: 'latency', header: t('search.latency.chip'), minWidth: 110, cell: (row) => latencyOf(row) ?? '–' },
      ]}
    />
  );
}

// What a cost is made of, line by line.
import Table from '@cloudscape-design/components/table';
import type { CostItem } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';

export function CostItems({ items, currency, title }: { items: CostItem[]; currency: string; title: string }) {
  const { t, money, number } = useText();
  return (
    <Table<CostItem>
      variant="embedded"
      items={items}
      ariaLabels={{ tableLabel: title }}
      wrapLines
      columnDefinitions={[
        { id: 'kind', header: t('estimate.item'), isRowHeader: true, minWidth: 140, cell: (row) => t(`estimate.${row.Kind}` as MessageKey) },
        {
          id: 'quantity',
          header: t('estimate.quantity'),
          minWidth: 110,
          cell: (row) =>
            row.Unit === 'MINUTE'
              ? t('estimate.hours', { hours: number(row.Quantity / 60) })
              : t('estimate.requests', { requests: number(row.Quantity) }),
        },
        {
          id: 'price',
          header: t('estimate.price'),
          minWidth: 110,
          cell: (row) => t(row.Unit === 'MINUTE' ? 'listing.per_hour' : 'listing.per_request', { price: money(row.Price, currency) }),
        },
        { id: 'cost', header: t('estimate.cost'), minWidth: 100, cell: (row) => money(row.Cost, currency) },
      ]}
    />
  );
}

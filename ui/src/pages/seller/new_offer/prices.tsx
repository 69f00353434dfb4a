import Checkbox from '@cloudscape-design/components/checkbox';
import Input from '@cloudscape-design/components/input';
import Table from '@cloudscape-design/components/table';
import { useText } from '#/language';
import type { Price } from '#/listing/listing_view';
import { Empty } from '#/parts/states';
import { isPrice } from '../draft/draft';

interface PricesProps {
  listed: Price[];
  prices: Record<string, string>;
  onChange: (prices: Record<string, string>) => void;
  /** Of a contract: what of it is not paid up front. */
  extra: string[] | undefined;
  onExtra: (extra: string[]) => void;
}

/** The product's own prices, and what is asked of these buyers instead. */
export function OfferPrices({ listed, prices, onChange, extra, onExtra }: PricesProps) {
  const { t, money } = useText();
  const nameOf = (row: Price) => `${t(`use.${row.use}`)} ${row.instance}`.trim();
  const included = {
    id: 'included',
    header: t('offers.included'),
    minWidth: 110,
    cell: (row: Price) => (
      <Checkbox
        checked={!extra?.includes(row.key)}
        ariaLabel={t('offers.included_that', { name: nameOf(row) })}
        onChange={({ detail }) => onExtra(detail.checked ? extra!.filter((key) => key !== row.key) : [...extra!, row.key])}
      />
    ),
  };
  return (
    <Table<Price>
      variant="embedded"
      ariaLabels={{ tableLabel: t('draft.prices') }}
      items={listed}
      trackBy="key"
      wrapLines
      empty={<Empty title={t('offers.product.first')} />}
      columnDefinitions={[
        { id: 'use', header: t('draft.prices.use'), isRowHeader: true, minWidth: 150, cell: (row) => t(`use.${row.use}`) },
        { id: 'instance', header: t('draft.prices.instance'), minWidth: 140, cell: (row) => row.instance || '–' },
        { id: 'listed', header: t('offers.listed'), minWidth: 110, cell: (row) => money(row.price) },
        ...(extra ? [included] : []),
        {
          id: 'price',
          header: t(extra ? 'offers.price_after' : 'draft.prices.price'),
          minWidth: 140,
          cell: (row) => (
            <Input
              value={prices[row.key] ?? row.price}
              invalid={!isPrice(prices[row.key] ?? row.price)}
              inputMode="decimal"
              ariaLabel={t('draft.prices.label', { use: t(`use.${row.use}`), instance: row.instance })}
              onChange={({ detail }) => onChange({ ...prices, [row.key]: detail.value.trim() })}
            />
          ),
        },
      ]}
    />
  );
}

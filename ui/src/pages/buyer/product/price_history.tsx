// When the public prices changed, to what, and from when those pay it who subscribed before.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { lazy, Suspense } from 'react';
import { useOperation } from '#/api/use_operation';
import type { ListPriceChangesResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import type { Price } from '#/listing/listing_view';
import { Skeleton } from '#/parts/skeleton';
import { Block, Empty } from '#/parts/states';

// Drawn only where there is more than one price to draw.
const PriceChart = lazy(() => import('./price_chart'));

interface Change {
  key: string;
  use: Price['use'];
  instances: string[];
  changed: number;
  before: string | undefined;
  now: string;
  olderFrom: number;
}

/** The newest first; a change that left a price as it was is none of that price, and instance types that changed alike are
 * one row. */
function changesOf(answer: ListPriceChangesResponse, prices: Price[]): Change[] {
  const last = new Map<string, string>();
  const changes = new Map<string, Change>();
  for (const { Changed, ExistingSubscribersFrom, Rates } of [...answer.Changes].sort((a, b) => a.Changed - b.Changed))
    for (const { DimensionKey, Price } of Rates) {
      const before = last.get(DimensionKey);
      const price = prices.find((each) => each.key === DimensionKey);
      last.set(DimensionKey, Price);
      if (before === Price || !price) continue;
      const key = [Changed, price.use, before, Price].join();
      const row = changes.get(key) ?? { key, use: price.use, instances: [], changed: Changed, before, now: Price, olderFrom: ExistingSubscribersFrom };
      changes.set(key, { ...row, instances: [...row.instances, price.instance].filter(Boolean) });
    }
  return [...changes.values()].reverse();
}

export function PriceHistory({ productId, prices }: { productId: string; prices: Price[] }) {
  const { t, date, money } = useText();
  const listed = useOperation('souk', 'ListPriceChanges', { ProductId: productId });
  const rose = (row: Change) => row.before !== undefined && Number(row.now) > Number(row.before);
  return (
    <Container header={<Header variant="h2">{t('history.title')}</Header>}>
      <Block of={listed}>
        {(answer) => (
          <SpaceBetween size="m">
            {answer.Changes.length > 1 && (
              <Suspense fallback={<Skeleton />}>
                <PriceChart answer={answer} prices={prices} />
              </Suspense>
            )}
            <Table<Change>
              variant="embedded"
              items={changesOf(answer, prices)}
              trackBy="key"
              ariaLabels={{ tableLabel: t('history.title') }}
              wrapLines
              empty={<Empty />}
              columnDefinitions={[
                { id: 'date', header: t('history.date'), isRowHeader: true, minWidth: 130, cell: (row) => date(row.changed) },
                {
                  id: 'what',
                  header: t('draft.prices.use'),
                  minWidth: 150,
                  cell: (row) => [t(`use.${row.use}`), ...row.instances].join(', '),
                },
                {
                  id: 'price',
                  header: t('estimate.price'),
                  minWidth: 120,
                  cell: (row) =>
                    row.before === undefined
                      ? money(row.now, answer.CurrencyCode)
                      : t('history.from_to', { before: money(row.before, answer.CurrencyCode), now: money(row.now, answer.CurrencyCode) }),
                },
                {
                  id: 'older',
                  header: t('history.older'),
                  minWidth: 150,
                  cell: (row) => (row.before === undefined ? '–' : rose(row) ? date(row.olderFrom) : t('history.at_once')),
                },
              ]}
            />
          </SpaceBetween>
        )}
      </Block>
    </Container>
  );
}

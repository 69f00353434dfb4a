// Two to four products side by side: price, instance, formats, limits, rating.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TokenGroup from '@cloudscape-design/components/token-group';
import { lazy, type ReactNode, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '#/language';
import { ListingBadges, type Price } from '#/listing/listing_view';
import { Stars } from '#/listing/stars';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Empty } from '#/parts/states';
import { useSession } from '#/session';
import { isFree, pricesOf, text, trialDaysOf } from '../product/use_product';
import { type Compared, useCompared } from './use_compared';

const SameInput = lazy(() => import('./same_input'));

interface Aspect {
  label: string;
  of: (compared: Compared) => ReactNode;
}

function useAspects(): Aspect[] {
  const { t, money, number } = useText();
  const instructions = (each: Compared) => each.asset?.Instructions as Record<string, Record<string, unknown> | undefined> | undefined;
  const priceOf = ({ terms, instance }: Compared, use: Price['use']) => {
    const found = pricesOf(terms).find((price) => price.use === use && (use === 'request' || price.instance === instance));
    return found ? money(found.price) : '–';
  };
  const modelOf = ({ terms }: Compared) =>
    t(isFree(terms) ? 'search.price.FREE' : terms.some((term) => term.fixedUpfrontPricingTerm) ? 'search.price.CONTRACT' : 'search.price.USAGE');
  return [
    { label: t('subscribe.seller'), of: (each) => each.product.manufacturer.displayName },
    {
      label: t('search.price'),
      of: (each) => (
        <>
          {modelOf(each)} <ListingBadges listing={{ limited: false, free: false, trialDays: trialDaysOf(each.terms) }} />
        </>
      ),
    },
    { label: t('compare.price'), of: (each) => priceOf(each, each.asset?.Kind === 'ALGORITHM' ? 'training' : 'realtime') },
    { label: t('compare.request'), of: (each) => priceOf(each, 'request') },
    { label: t('compare.infrastructure'), of: (each) => (each.hour ? money(each.hour.Infrastructure, each.hour.CurrencyCode) : '–') },
    { label: t('compare.instance'), of: (each) => each.instance ?? '–' },
    {
      label: t('compare.latency'),
      of: ({ latency }) => (latency === undefined ? '–' : t('endpoint.use.ms', { milliseconds: number(latency) })),
    },
    { label: t('compare.types'), of: (each) => each.asset?.SupportedContentTypes.join(', ') || '–' },
    { label: t('draft.limitations'), of: (each) => text(instructions(each)?.InputProperties?.Limitations) || '–' },
    {
      label: t('compare.rating'),
      of: ({ reviews }) => (reviews?.TotalReviews ? <Stars rating={Number(reviews.AverageRating)} count={reviews.TotalReviews} /> : '–'),
    },
    { label: t('draft.highlights'), of: (each) => <Lines of={each.product.highlights} /> },
  ];
}

function Lines({ of }: { of: string[] }) {
  return (
    <ul className="plain" dir="auto">
      {of.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

/** What is compared, each with a way to leave it out as long as two remain. */
function Chosen({ compared, onDrop }: { compared: Compared[]; onDrop: (id: string) => void }) {
  const { t } = useText();
  const items = compared.map(({ product }) => ({
    label: product.productName,
    dismissLabel: t('compare.drop', { name: product.productName }),
  }));
  return <TokenGroup items={items} readOnly={compared.length < 3} onDismiss={({ detail }) => onDrop(compared[detail.itemIndex]!.id)} />;
}

function Side({ compared }: { compared: Compared[] }) {
  const { t } = useText();
  const columns: TableProps.ColumnDefinition<Aspect>[] = [
    { id: 'aspect', header: t('compare.aspect'), isRowHeader: true, minWidth: 130, cell: (row) => row.label },
    ...compared.map((each) => ({
      id: each.id,
      header: <AppLink to={`/products/${each.id}`}>{each.product.productName}</AppLink>,
      minWidth: 190,
      cell: (row: Aspect) => row.of(each),
    })),
  ];
  return (
    <Table<Aspect>
      items={useAspects()}
      trackBy="label"
      wrapLines
      stickyColumns={{ first: 1 }}
      ariaLabels={{ tableLabel: t('compare.title') }}
      columnDefinitions={columns}
    />
  );
}

export default function Compare() {
  const { t } = useText();
  const go = useGo();
  const { session } = useSession();
  const [address, setAddress] = useSearchParams();
  const ids = [...new Set(address.getAll('id'))].slice(0, 4);
  const comparison = useCompared(ids);
  const compared = comparison.found;
  const drop = (id: string) => setAddress(ids.filter((each) => each !== id).map((each): [string, string] => ['id', each]));
  return (
    <Page title={t('compare.title')} crumbs={[{ text: t('search.title'), to: '/search' }]}>
      <Problem error={comparison.error} onRetry={comparison.reload} />
      {!compared && !comparison.error && <Skeleton lines={8} />}
      {compared && compared.length < 2 && (
        <Empty title={t('compare.few')} action={<Button onClick={() => go('/search')}>{t('search.title')}</Button>} />
      )}
      {compared && compared.length >= 2 && (
        <SpaceBetween size="l">
          <Chosen compared={compared} onDrop={drop} />
          <Side compared={compared} />
          {session && (
            <Suspense>
              <SameInput compared={compared} />
            </Suspense>
          )}
        </SpaceBetween>
      )}
    </Page>
  );
}

// The version tried on its page, before any subscription.
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { lazy, Suspense } from 'react';
import type { DescribePublishedAssetResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import type { Listing } from '#/listing/listing_view';
import { ToSignIn } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { useSession } from '#/session';
import { recommendedIn } from './instances';

const TryIt = lazy(() => import('#/trying/try_it'));

function usePrice(listing: Listing, asset: DescribePublishedAssetResponse | undefined): string | undefined {
  const { t, money } = useText();
  if (listing.free) return undefined;
  const request = listing.prices.find((each) => each.use === 'request');
  if (request) return t('try.price.request', { price: money(request.price) });
  const instance = recommendedIn(asset, 'REALTIME');
  const hour = listing.prices.find((each) => each.use === 'realtime' && each.instance === instance);
  return hour && t('try.price.hour', { price: money(hour.price), instance: hour.instance });
}

interface TryTabProps {
  id: string;
  version: string | undefined;
  listing: Listing;
  asset: DescribePublishedAssetResponse | undefined;
}

export function TryTab({ id, version, listing, asset }: TryTabProps) {
  const { t } = useText();
  const { session } = useSession();
  const price = usePrice(listing, asset);
  return (
    <Container header={<Header variant="h2" description={t('try.text')}>{t('try.title')}</Header>}>
      <Suspense fallback={<Skeleton lines={6} />}>
        <TryIt
          product={id}
          version={version}
          types={asset?.SupportedContentTypes ?? []}
          price={price}
          visitor={session ? undefined : <Alert action={<ToSignIn />}>{t('try.visitor')}</Alert>}
        />
      </Suspense>
    </Container>
  );
}

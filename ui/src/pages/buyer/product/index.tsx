// A product's page: what it is, what it costs, how it is called, what others say; and the way to subscribe or to launch it.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, type ReactNode, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useAction, useOperation } from '#/api/use_operation';
import type { GetProductOutput } from '#/generated/api/marketplace-discovery';
import { useText } from '#/language';
import { ListingBadges, type Listing, OverviewView, SupportView } from '#/listing/listing_view';
import { ListingCards, productOf } from '#/listing/listing_cards';
import { shownAddress } from '#/listing/shown_address';
import { Stars } from '#/listing/stars';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Block } from '#/parts/states';
import { useSession } from '#/session';
import { useSubscription } from '../subscriptions/use_subscription';
import { TryTab } from './try_tab';
import { isReplacement, type Store, useProduct } from './use_product';
import { useView } from './use_view';

// Loaded when their tab is opened.
const Estimator = lazy(async () => ({ default: (await import('./estimator')).Estimator }));
const Eula = lazy(async () => ({ default: (await import('./eula')).Eula }));
const InstancePrices = lazy(async () => ({ default: (await import('./instance_prices')).InstancePrices }));
const PriceHistory = lazy(async () => ({ default: (await import('./price_history')).PriceHistory }));
const Reviews = lazy(async () => ({ default: (await import('./reviews')).Reviews }));
const Unpublished = lazy(async () => ({ default: (await import('./unpublished')).Unpublished }));
const Usage = lazy(async () => ({ default: (await import('./usage')).Usage }));
const Versions = lazy(async () => ({ default: (await import('./versions')).Versions }));

/** Who sells it; his company's logo comes when it comes. */
function Seller({ id, name }: { id: string; name: string }) {
  const { t } = useText();
  const logo = shownAddress(useOperation('souk', 'DescribeSeller', { SellerProfileId: id }).data?.LogoUrl);
  return (
    <div className="seller-line">
      {logo && <img src={logo} alt="" className="seller-logo" />}
      <span className="breakable">
        <AppLink to={`/sellers/${id}`}>{t('listing.by', { seller: name })}</AppLink>
      </span>
    </div>
  );
}

function Head({ product, listing, store, onVersion }: { product: GetProductOutput; listing: Listing; store: Store; onVersion: (id: string) => void }) {
  const { t } = useText();
  const totals = useOperation('souk', 'ListReviews', { ProductId: product.productId, MaxResults: 1 }).data?.Totals;
  const options = store.versions.map((each) => ({ value: each.VersionId, label: each.VersionTitle }));
  return (
    <Container>
      <div className="listing-head">
        {listing.logo && <img src={listing.logo} alt="" className="listing-logo" />}
        <SpaceBetween size="xs">
          <Seller id={product.manufacturer.sellerProfileId} name={listing.seller} />
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            {totals && totals.TotalReviews > 0 && <Stars rating={Number(totals.AverageRating)} count={totals.TotalReviews} />}
            <ListingBadges listing={listing} />
            {product.categories.map((each) => (
              <AppLink key={each.categoryId} to={`/search?category=${each.categoryId}`}>
                {each.displayName}
              </AppLink>
            ))}
          </SpaceBetween>
          {options.length > 1 ? (
            <Select
              options={options}
              inlineLabelText={t('draft.version')}
              selectedOption={options.find((each) => each.value === store.version?.VersionId) ?? null}
              onChange={({ detail }) => onVersion(detail.selectedOption.value!)}
            />
          ) : (
            <Box>{t('listing.version', { version: listing.version || '–' })}</Box>
          )}
        </SpaceBetween>
      </div>
    </Container>
  );
}

function Similar({ product }: { product: GetProductOutput }) {
  const { t } = useText();
  const category = product.categories[0]?.categoryId;
  const filters = category ? [{ filterType: 'CATEGORY' as const, filterValues: [category] }] : [];
  const found = useOperation('marketplace-discovery', 'SearchListings', category ? { filters, maxResults: 4 } : undefined);
  const others = found.data?.listingSummaries.filter((each) => productOf(each) !== product.productId).slice(0, 3) ?? [];
  if (!others.length) return null;
  return <ListingCards items={others} label={t('shop.similar')} header={<Header variant="h2">{t('shop.similar')}</Header>} />;
}

function Saved({ id }: { id: string }) {
  const { t } = useText();
  const listed = useOperation('souk', 'ListSavedProducts', {});
  const save = useAction('souk', 'SaveProduct');
  const unsave = useAction('souk', 'UnsaveProduct');
  const saved = listed.data?.Products.some((each) => each.ProductId === id) ?? false;
  const toggle = async () => {
    if (await (saved ? unsave : save).run({ ProductId: id })) listed.reload();
  };
  return (
    <Button
      iconName={saved ? 'star-filled' : 'star'}
      disabled={!listed.data}
      loading={save.running || unsave.running}
      ariaLabel={t(saved ? 'shop.unsave' : 'shop.save')}
      onClick={() => void toggle()}
    >
      {t(saved ? 'shop.unsave' : 'shop.save')}
    </Button>
  );
}

function Acts({ id }: { id: string }) {
  const { t } = useText();
  const go = useGo();
  const { session } = useSession();
  const { agreement, loading } = useSubscription(session ? id : undefined);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <CopyAs of={() => act('marketplace-discovery', 'GetProduct', { productId: id })} />
      {session && <Saved id={id} />}
      {agreement ? (
        <Button variant="primary" onClick={() => go(`/products/${id}/launch`)}>
          {t('launch.do')}
        </Button>
      ) : (
        <Button variant="primary" disabled={loading} onClick={() => go(`/products/${id}/subscribe`)}>
          {t('subscribe.do')}
        </Button>
      )}
    </SpaceBetween>
  );
}

function Replacement({ id, offer }: { id: string; offer: string }) {
  const { t } = useText();
  return (
    <Alert header={t('shop.replacement')} action={<AppLink to={`/products/${id}/subscribe?offer=${offer}`}>{t('shop.replacement.see')}</AppLink>}>
      {t('shop.replacement.text')}
    </Alert>
  );
}

const later = (part: ReactNode) => <Suspense fallback={<Skeleton lines={8} />}>{part}</Suspense>;

function ProductTabs({ store, listing, id }: { store: Store; listing: Listing; id: string }) {
  const { t } = useText();
  const { session } = useSession();
  const [address, setAddress] = useSearchParams();
  const { asset, version, versions, offered } = store;
  const show = (tab: string) => {
    const next = new URLSearchParams(window.location.search);
    next.set('tab', tab);
    setAddress(next, { replace: true });
  };
  const pricing = (
    <SpaceBetween size="l">
      <InstancePrices productId={id} versionId={version?.VersionId} free={listing.free} />
      <Estimator
        productId={id}
        versionId={version?.VersionId}
        asset={asset}
        byRequest={listing.prices.some((each) => each.use === 'request')}
      />
      {!listing.free && <PriceHistory productId={id} prices={listing.prices} />}
    </SpaceBetween>
  );
  const support = (
    <Container header={<Header variant="h2">{t('tab.support')}</Header>}>
      <SpaceBetween size="m">
        <SupportView listing={listing} />
        <Suspense>
          <Eula terms={offered.terms} />
        </Suspense>
      </SpaceBetween>
    </Container>
  );
  const overview = (
    <Container header={<Header variant="h2">{t('tab.overview')}</Header>}>
      <OverviewView listing={listing} />
    </Container>
  );
  return (
    <Tabs
      activeTabId={address.get('tab') ?? 'overview'}
      onChange={({ detail }) => show(detail.activeTabId)}
      ariaLabel={t('tab.label')}
      tabs={[
        { id: 'overview', label: t('tab.overview'), content: overview },
        { id: 'pricing', label: t('listing.pricing'), content: later(pricing) },
        { id: 'usage', label: t('tab.usage'), content: later(<Usage id={id} listing={listing} version={version} asset={asset} />) },
        { id: 'try', label: t('try.title'), content: asset && <TryTab id={id} version={version?.VersionId} listing={listing} asset={asset} /> },
        { id: 'reviews', label: t('reviews.title'), content: later(<Reviews productId={id} mayWrite={Boolean(session)} />) },
        { id: 'support', label: t('tab.support'), content: support },
        { id: 'versions', label: t('versions.title'), content: later(<Versions versions={versions} />) },
      ]}
    />
  );
}

export default function ProductPage() {
  const { t } = useText();
  const id = useParams().id!;
  const [address, setAddress] = useSearchParams();
  const store = useProduct(id, address.get('version'));
  const { product, listing } = store;
  useView(product.data?.productId);
  const replacement = store.offered.options.find(isReplacement);
  const gone = product.error?.code === 'ResourceNotFoundException';
  const choose = (version: string) => {
    const next = new URLSearchParams(window.location.search);
    next.set('version', version);
    setAddress(next, { replace: true });
  };
  return (
    <Page
      title={product.data?.productName ?? t(gone ? 'shop.gone' : 'shop.product')}
      crumbs={[{ text: t('search.title'), to: '/search' }]}
      actions={product.data && <Acts id={id} />}
    >
      {gone ? (
        <Alert type="warning" header={t('shop.gone')} action={<AppLink to="/search">{t('search.title')}</AppLink>}>
          {t('shop.gone.text')}
        </Alert>
      ) : (
        <Block of={product} lines={8}>
          {(data) =>
            listing && (
              <SpaceBetween size="l">
                {replacement && <Replacement id={id} offer={replacement.purchaseOptionId} />}
                {store.version?.Limited && <Alert header={t('listing.limited')}>{t('shop.limited.text')}</Alert>}
                {store.supportEnds !== undefined && (
                  <Suspense>
                    <Unpublished product={id} supportEnds={store.supportEnds} />
                  </Suspense>
                )}
                {store.version?.Restricted && store.supportEnds === undefined && <Alert type="warning">{t('shop.restricted.text')}</Alert>}
                <Head product={data} listing={listing} store={store} onVersion={choose} />
                <Problem error={store.problem?.error} onRetry={store.problem?.reload} />
                <ProductTabs store={store} listing={listing} id={id} />
                <Similar product={data} />
              </SpaceBetween>
            )
          }
        </Block>
      )}
    </Page>
  );
}

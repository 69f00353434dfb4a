// A seller as he presents himself, and what he offers to the reader.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { SearchListingsInput } from '#/generated/api/marketplace-discovery';
import type { DescribeSellerResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import { ListingCards } from '#/listing/listing_cards';
import { Prose } from '#/listing/listing_view';
import { shownAddress } from '#/listing/shown_address';
import { Stars } from '#/listing/stars';
import { act, CopyAs } from '#/parts/copy_as';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Block, Empty } from '#/parts/states';

function About({ of }: { of: DescribeSellerResponse }) {
  const { t, date, language } = useText();
  const logo = shownAddress(of.LogoUrl);
  const facts: KeyValuePairsProps.Item[] = [];
  if (of.AverageRating)
    facts.push({ label: t('search.rating'), value: <Stars rating={Number(of.AverageRating)} count={of.TotalReviews} /> });
  if (of.CountryCode) {
    const country = new Intl.DisplayNames(language, { type: 'region' }).of(of.CountryCode) ?? of.CountryCode;
    facts.push({ label: t('shopkeeper.country'), value: country });
  }
  if (of.RegisteredAt) facts.push({ label: t('shopkeeper.since'), value: date(of.RegisteredAt) });
  if (of.WebsiteUrl)
    facts.push({
      label: t('shopkeeper.website'),
      value: (
        <Link external href={of.WebsiteUrl} externalIconAriaLabel={t('link.external')}>
          <span className="breakable">{of.WebsiteUrl}</span>
        </Link>
      ),
    });
  if (of.SupportEmail)
    facts.push({
      label: t('shopkeeper.support'),
      value: (
        <Link href={`mailto:${encodeURIComponent(of.SupportEmail).replace('%40', '@')}`}>
          <span className="breakable">{of.SupportEmail}</span>
        </Link>
      ),
    });
  return (
    <Container header={<Header variant="h2">{t('shopkeeper.about')}</Header>}>
      <SpaceBetween size="m">
        {logo && <img className="listing-logo" src={logo} alt={t('shopkeeper.logo', { name: of.DisplayName })} />}
        {of.Description ? <Prose text={of.Description} /> : <Box color="text-body-secondary">{t('shopkeeper.silent')}</Box>}
        {facts.length > 0 && <KeyValuePairs columns={3} items={facts} />}
      </SpaceBetween>
    </Container>
  );
}

export default function Shopkeeper() {
  const { t } = useText();
  const id = useParams().id!;
  const asked = { SellerProfileId: id };
  const seller = useOperation('souk', 'DescribeSeller', asked);
  const input: SearchListingsInput = { filters: [{ filterType: 'PUBLISHER', filterValues: [id] }], maxResults: 100 };
  const found = useOperation('marketplace-discovery', 'SearchListings', input);
  const items = found.data?.listingSummaries ?? [];
  const gone = seller.error?.code === 'ResourceNotFoundException';
  return (
    <Page
      title={seller.data?.DisplayName ?? t('search.seller')}
      crumbs={[{ text: t('search.title'), to: '/search' }]}
      actions={<CopyAs of={() => act('souk', 'DescribeSeller', asked)} />}
    >
      {gone ? (
        <Empty title={t('shopkeeper.none')} />
      ) : (
        <>
          <Block of={seller} lines={4}>
            {(answer) => <About of={answer} />}
          </Block>
          <Problem error={found.error} onRetry={found.reload} />
          <ListingCards
            items={items}
            label={t('search.products')}
            header={<Header variant="h2">{t('search.products')}</Header>}
            loading={found.loading && !found.data}
            empty={found.error ? undefined : <Empty title={t('shopkeeper.none')} />}
          />
        </>
      )}
    </Page>
  );
}

// A product before it is live, as whoever has its link reads it: the page that buyers will find, and nothing to press.
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useLocation } from 'react-router';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { listingOfEntity } from '#/listing/of_entity';
import { ListingView } from '#/listing/listing_view';
import { Page } from '#/parts/page';
import { Block, Empty } from '#/parts/states';

export default function Preview() {
  const { t, dateTime } = useText();
  const token = useLocation().hash.slice(1);
  const seen = useOperation('souk', 'GetPreview', /^[0-9a-f]{48}$/.test(token) ? { Token: token } : undefined);
  const listing = seen.data && listingOfEntity(seen.data.Product, seen.data.PublicOffer, seen.data.SellerName);
  return (
    <Page title={listing?.title || t('look.title')}>
      {!seen.data && !seen.loading && !seen.error && <Empty title={t('look.none')} text={t('look.none.text')} />}
      <Block of={seen} lines={10}>
        {({ ExpiresAt }) => (
          <>
            <Alert>{t('look.text', { until: dateTime(ExpiresAt) })}</Alert>
            <Container header={<Header variant="h2">{t('look.page')}</Header>}>
              <ListingView listing={listing!} />
            </Container>
          </>
        )}
      </Block>
    </Page>
  );
}

// What one seller offers to the reader.
import { useParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { SearchListingsInput } from '#/generated/api/marketplace-discovery';
import { useText } from '#/language';
import { ListingCards } from '#/listing/listing_cards';
import { act, CopyAs } from '#/parts/copy_as';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Empty } from '#/parts/states';

export default function Shopkeeper() {
  const { t } = useText();
  const id = useParams().id!;
  const input: SearchListingsInput = { filters: [{ filterType: 'PUBLISHER', filterValues: [id] }], maxResults: 100 };
  const found = useOperation('marketplace-discovery', 'SearchListings', input);
  const items = found.data?.listingSummaries ?? [];
  const name = items[0]?.publisher.displayName;
  return (
    <Page
      title={name ? t('shopkeeper.title', { name }) : t('search.seller')}
      crumbs={[{ text: t('search.title'), to: '/search' }]}
      actions={<CopyAs of={() => act('marketplace-discovery', 'SearchListings', input)} />}
    >
      <Problem error={found.error} onRetry={found.reload} />
      <ListingCards
        items={items}
        label={t('search.products')}
        loading={found.loading && !found.data}
        empty={<Empty title={t('shopkeeper.none')} />}
      />
    </Page>
  );
}

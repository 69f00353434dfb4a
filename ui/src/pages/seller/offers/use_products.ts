// The seller's products by id, for pages that name them.
import { useList } from '#/api/use_list';
import type { EntitySummary } from '#/generated/api/marketplace-catalog';

const most = 50; // of a page

export function useProducts() {
  const listed = useList('marketplace-catalog', 'ListEntities', {
    Catalog: 'AWSMarketplace',
    EntityType: 'MachineLearningProduct',
    MaxResults: most,
  });
  const products = listed.data?.EntitySummaryList ?? [];
  const nameOf = (id: string | undefined) => products.find((each: EntitySummary) => each.EntityId === id)?.Name ?? id ?? '–';
  return { ...listed, products, nameOf };
}

export const offersWish = { Catalog: 'AWSMarketplace', EntityType: 'Offer', MaxResults: most };
export const isPrivate = (offer: EntitySummary) => (offer.OfferSummary?.BuyerAccounts?.length ?? 0) > 0;
/** "2027-01-31" of a moment, and of the day that is so many days ahead. */
export const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
export const dayAhead = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000));

// The public offer of a product, with its terms; null where it has none.
import { useOperation } from '#/api/use_operation';
import { isPrivate } from '../offers/use_products';

const isLive = (state: string | undefined) => state === 'Released';

export function usePublicOffer(product: string) {
  const listed = useOperation('marketplace-catalog', 'ListEntities', {
    Catalog: 'AWSMarketplace',
    EntityType: 'Offer',
    EntityTypeFilters: { OfferFilters: { ProductId: { ValueList: [product] } } },
  });
  const offers = (listed.data?.EntitySummaryList ?? []).filter((each) => !isPrivate(each));
  const id = (offers.find((each) => isLive(each.OfferSummary?.State)) ?? offers[0])?.EntityId;
  const offer = useOperation('marketplace-catalog', 'DescribeEntity', id ? { Catalog: 'AWSMarketplace', EntityId: id } : undefined);
  return {
    error: listed.error ?? offer.error,
    reload: () => [listed, offer].forEach((each) => each.error && each.reload()),
    offer: listed.data && !id ? null : (offer.data?.DetailsDocument as Record<string, unknown> | undefined),
  };
}

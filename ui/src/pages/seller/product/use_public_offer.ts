// The public offer of a product, with its terms; null where it has none, nothing where no product is named yet.
import { useOperation } from '#/api/use_operation';
import { isPrivate, offersWish } from '../offers/use_products';

const isLive = (state: string | undefined) => state === 'Released';

export function usePublicOffer(product: string | undefined) {
  const wish = product ? { ...offersWish, EntityTypeFilters: { OfferFilters: { ProductId: { ValueList: [product] } } } } : undefined;
  const listed = useOperation('marketplace-catalog', 'ListEntities', wish);
  const offers = (listed.data?.EntitySummaryList ?? []).filter((each) => each.OfferSummary?.ProductId === product && !isPrivate(each));
  const id = (offers.find((each) => isLive(each.OfferSummary?.State)) ?? offers[0])?.EntityId;
  const offer = useOperation('marketplace-catalog', 'DescribeEntity', id ? { Catalog: 'AWSMarketplace', EntityId: id } : undefined);
  return {
    error: listed.error ?? offer.error,
    reload: () => [listed, offer].forEach((each) => each.error && each.reload()),
    offer: listed.data && !id ? null : id ? (offer.data?.DetailsDocument as Record<string, unknown> | undefined) : undefined,
  };
}

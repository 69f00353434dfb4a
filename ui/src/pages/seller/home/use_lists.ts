// The seller's lists, asked for at once; what one of them refuses is told, and the others are shown.
import { useList } from '#/api/use_list';
import { useOperation } from '#/api/use_operation';
import { productsWish } from '../listings/use_new_listing';
import { orNone } from '../settings/or_none';
import type { Lists } from './needs';

const requestsWish = { Catalog: 'AWSMarketplace', MaxResults: 20 };
const cancellationsWish = { partyType: 'Proposer', status: 'PENDING_APPROVAL' } as const;

export function useLists() {
  const profile = orNone(useOperation('souk', 'GetSellerProfile', {}));
  const drafts = useOperation('souk', 'ListListingDrafts', {});
  const products = useList('marketplace-catalog', 'ListEntities', productsWish);
  const requests = useOperation('marketplace-catalog', 'ListChangeSets', requestsWish);
  const cancellations = useList('marketplace-agreement', 'ListAgreementCancellationRequests', cancellationsWish);
  const all = [profile, drafts, products, requests, cancellations];
  const data: Lists = {
    profile: profile.data?.found?.Profile,
    drafts: drafts.data?.Drafts ?? [],
    products: products.data?.EntitySummaryList ?? [],
    requests: requests.data?.ChangeSetSummaryList ?? [],
    cancellations: cancellations.data?.items ?? [],
  };
  return {
    data: all.some(({ loading, data: told }) => loading && told === undefined) ? undefined : data,
    /** Sure to have no product: the list was told, and is empty. */
    first: products.data !== undefined && data.products.length === 0,
    error: all.find(({ error }) => error)?.error,
    loading: all.some(({ loading }) => loading),
    reload: () => all.forEach(({ reload }) => reload()),
  };
}

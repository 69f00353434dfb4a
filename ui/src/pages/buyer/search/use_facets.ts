// How many products each filter's value would leave. A filter's own values are alternatives: they are counted without it,
// so that one sees what a second one would add.
import { useOperation } from '#/api/use_operation';
import type { ListingFacet, SearchFacetsInput } from '#/generated/api/marketplace-discovery';
import { type FilterName, filterNames, inputOf, type Query } from './query';

type FacetType = NonNullable<SearchFacetsInput['facetTypes']>[number];

const facetOf: Record<FilterName, FacetType> = {
  task: 'CATEGORY',
  data: 'CATEGORY',
  category: 'CATEGORY',
  type: 'FULFILLMENT_OPTION_TYPE',
  price: 'PRICING_MODEL',
  trial: 'FREE_TRIAL',
  rating: 'AVERAGE_CUSTOMER_RATING',
  seller: 'PUBLISHER',
  content: 'CONTENT_TYPE',
  compute: 'COMPUTE',
  instance: 'INSTANCE_TYPE',
  region: 'REGION',
  language: 'LISTING_LANGUAGE',
};

/** By filter; undefined until they are counted. */
export type Facets = Record<FilterName, ListingFacet[] | undefined>;

function askFor(query: Query, names: FilterName[]): SearchFacetsInput {
  const { searchText, filters } = inputOf(query, 1);
  const facetTypes = [...new Set(names.map((name) => facetOf[name]))];
  return { ...(searchText ? { searchText } : {}), ...(filters ? { filters } : {}), facetTypes };
}

function useOwn(query: Query, name: FilterName): ListingFacet[] | undefined {
  const used = query.filters[name].length > 0;
  const others = { ...query, filters: { ...query.filters, [name]: [] } };
  const counted = useOperation('marketplace-discovery', 'SearchFacets', used ? askFor(others, [name]) : undefined);
  return used ? counted.data?.listingFacets[facetOf[name]] : undefined;
}

/** Each is asked for apart, and only where it is used. */
function useOwnFacets(query: Query): Facets {
  return {
    task: useOwn(query, 'task'),
    data: useOwn(query, 'data'),
    category: useOwn(query, 'category'),
    type: useOwn(query, 'type'),
    price: useOwn(query, 'price'),
    trial: useOwn(query, 'trial'),
    rating: useOwn(query, 'rating'),
    seller: useOwn(query, 'seller'),
    content: useOwn(query, 'content'),
    compute: useOwn(query, 'compute'),
    instance: useOwn(query, 'instance'),
    region: useOwn(query, 'region'),
    language: useOwn(query, 'language'),
  };
}

export function useFacets(query: Query): Facets {
  const unused = filterNames.filter((name) => query.filters[name].length === 0);
  const all = useOperation('marketplace-discovery', 'SearchFacets', unused.length ? askFor(query, unused) : undefined);
  const own = useOwnFacets(query);
  const of = (name: FilterName) => (unused.includes(name) ? all.data?.listingFacets[facetOf[name]] : own[name]);
  return Object.fromEntries(filterNames.map((name) => [name, of(name)])) as Facets;
}

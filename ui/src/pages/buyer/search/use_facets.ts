// How many products each filter's value would leave. A filter's own values are alternatives: they are counted without it,
// so that one sees what a second one would add.
import { useOperation } from '#/api/use_operation';
import type { ListingFacet, SearchFacetsInput } from '#/generated/api/marketplace-discovery';
import { type FilterName, filterNames, inputOf, type Query } from './query';

type FacetType = NonNullable<SearchFacetsInput['facetTypes']>[number];

const facetOf: Record<FilterName, FacetType> = {
  category: 'CATEGORY',
  type: 'FULFILLMENT_OPTION_TYPE',
  price: 'PRICING_MODEL',
  rating: 'AVERAGE_CUSTOMER_RATING',
  seller: 'PUBLISHER',
};

/** By filter; undefined until they are counted. */
export type Facets = Record<FilterName, ListingFacet[] | undefined>;

function askFor(query: Query, names: FilterName[]): SearchFacetsInput {
  const { searchText, filters } = inputOf(query, 1);
  return { ...(searchText ? { searchText } : {}), ...(filters ? { filters } : {}), facetTypes: names.map((name) => facetOf[name]) };
}

function useOwn(query: Query, name: FilterName): ListingFacet[] | undefined {
  const used = query.filters[name].length > 0;
  const others = { ...query, filters: { ...query.filters, [name]: [] } };
  const counted = useOperation('marketplace-discovery', 'SearchFacets', used ? askFor(others, [name]) : undefined);
  return used ? counted.data?.listingFacets[facetOf[name]] : undefined;
}

export function useFacets(query: Query): Facets {
  const unused = filterNames.filter((name) => query.filters[name].length === 0);
  const all = useOperation('marketplace-discovery', 'SearchFacets', unused.length ? askFor(query, unused) : undefined);
  const own: Facets = {
    category: useOwn(query, 'category'),
    type: useOwn(query, 'type'),
    price: useOwn(query, 'price'),
    rating: useOwn(query, 'rating'),
    seller: useOwn(query, 'seller'),
  };
  const of = (name: FilterName) => (unused.includes(name) ? all.data?.listingFacets[facetOf[name]] : own[name]);
  return { category: of('category'), type: of('type'), price: of('price'), rating: of('rating'), seller: of('seller') };
}

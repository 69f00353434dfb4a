// A search as the address keeps it, and as the operation takes it.
import type { SearchFilter, SearchListingsInput } from '#/generated/api/marketplace-discovery';

export interface Query {
  text: string;
  /** By filter, its values; those of one filter are alternatives. */
  filters: Record<FilterName, string[]>;
  sort: 'relevance' | 'rating';
}

export type FilterName = 'category' | 'type' | 'price' | 'rating' | 'seller';

const kinds: Record<FilterName, SearchFilter['filterType']> = {
  category: 'CATEGORY',
  type: 'FULFILLMENT_OPTION_TYPE',
  price: 'PRICING_MODEL',
  rating: 'MIN_AVERAGE_CUSTOMER_RATING',
  seller: 'PUBLISHER',
};

export const filterNames = Object.keys(kinds) as FilterName[];

export function parseQuery(address: URLSearchParams): Query {
  return {
    text: address.get('q') ?? '',
    filters: Object.fromEntries(filterNames.map((name) => [name, address.getAll(name)])) as Query['filters'],
    sort: address.get('sort') === 'rating' ? 'rating' : 'relevance',
  };
}

export function renderQuery({ text, filters, sort }: Query): URLSearchParams {
  const address = new URLSearchParams();
  if (text) address.set('q', text);
  for (const name of filterNames) for (const value of filters[name]) address.append(name, value);
  if (sort !== 'relevance') address.set('sort', sort);
  return address;
}

export function inputOf({ text, filters, sort }: Query, maxResults: number): SearchListingsInput {
  const used = filterNames.filter((name) => filters[name].length > 0);
  return {
    ...(text.trim() ? { searchText: text.trim() } : {}),
    ...(used.length ? { filters: used.map((name) => ({ filterType: kinds[name], filterValues: filters[name] })) } : {}),
    ...(sort === 'rating' ? { sortBy: 'AVERAGE_CUSTOMER_RATING' as const } : {}),
    maxResults,
  };
}

export function without(query: Query, name: FilterName, value: string): Query {
  return { ...query, filters: { ...query.filters, [name]: query.filters[name].filter((each) => each !== value) } };
}

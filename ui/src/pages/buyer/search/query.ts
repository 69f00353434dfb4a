// A search as the address keeps it, and as the operation takes it.
import type { SearchFilter, SearchListingsInput } from '#/generated/api/marketplace-discovery';

export interface Query {
  text: string;
  /** By filter, its values; those of one filter are alternatives. */
  filters: Record<FilterName, string[]>;
  /** The software's lowest price of an hour, from and to, as they were typed. */
  prices: Record<PriceBound, string>;
  sort: Sort;
}

export const sorts = ['relevance', 'rating', 'price', 'price_down'] as const;
export type Sort = (typeof sorts)[number];

export type FilterName =
  | 'task'
  | 'data'
  | 'category'
  | 'type'
  | 'price'
  | 'trial'
  | 'rating'
  | 'seller'
  | 'content'
  | 'compute'
  | 'instance'
  | 'region'
  | 'language';

/** Tasks and kinds of data are categories, too: who wants one of each names both. */
const kinds: Record<FilterName, SearchFilter['filterType']> = {
  task: 'CATEGORY',
  data: 'CATEGORY',
  category: 'CATEGORY',
  type: 'FULFILLMENT_OPTION_TYPE',
  price: 'PRICING_MODEL',
  trial: 'FREE_TRIAL',
  rating: 'MIN_AVERAGE_CUSTOMER_RATING',
  seller: 'PUBLISHER',
  content: 'CONTENT_TYPE',
  compute: 'COMPUTE',
  instance: 'INSTANCE_TYPE',
  region: 'REGION',
  language: 'LISTING_LANGUAGE',
};

export const filterNames = Object.keys(kinds) as FilterName[];

export type PriceBound = 'from' | 'to';
export const priceBounds: Record<PriceBound, SearchFilter['filterType']> = { from: 'MIN_HOURLY_PRICE', to: 'MAX_HOURLY_PRICE' };
export const boundNames = Object.keys(priceBounds) as PriceBound[];

export const isPrice = (typed: string): boolean => /^\d{1,9}(\.\d{1,8})?$/.test(typed);

export function parseQuery(address: URLSearchParams): Query {
  const priceIn = (name: PriceBound) => {
    const typed = address.get(name) ?? '';
    return isPrice(typed) ? typed : '';
  };
  return {
    text: address.get('q') ?? '',
    filters: Object.fromEntries(filterNames.map((name) => [name, address.getAll(name)])) as Query['filters'],
    prices: { from: priceIn('from'), to: priceIn('to') },
    sort: sorts.find((each) => each === address.get('sort')) ?? 'relevance',
  };
}

export function renderQuery({ text, filters, prices, sort }: Query): URLSearchParams {
  const address = new URLSearchParams();
  if (text) address.set('q', text);
  for (const name of filterNames) for (const value of filters[name]) address.append(name, value);
  for (const name of boundNames) if (prices[name]) address.set(name, prices[name]);
  if (sort !== 'relevance') address.set('sort', sort);
  return address;
}

const sortsBy: Record<Sort, Pick<SearchListingsInput, 'sortBy' | 'sortOrder'>> = {
  relevance: {},
  rating: { sortBy: 'AVERAGE_CUSTOMER_RATING' },
  price: { sortBy: 'HOURLY_PRICE', sortOrder: 'ASCENDING' },
  price_down: { sortBy: 'HOURLY_PRICE', sortOrder: 'DESCENDING' },
};

export function inputOf({ text, filters, prices, sort }: Query, maxResults: number): SearchListingsInput {
  const narrowed: SearchFilter[] = [
    ...filterNames.filter((name) => filters[name].length > 0).map((name) => ({ filterType: kinds[name], filterValues: filters[name] })),
    ...boundNames.filter((name) => prices[name]).map((name) => ({ filterType: priceBounds[name], filterValues: [prices[name]] })),
  ];
  return {
    ...(text.trim() ? { searchText: text.trim() } : {}),
    ...(narrowed.length ? { filters: narrowed } : {}),
    ...sortsBy[sort],
    maxResults,
  };
}

export function without(query: Query, name: FilterName, value: string): Query {
  return { ...query, filters: { ...query.filters, [name]: query.filters[name].filter((each) => each !== value) } };
}

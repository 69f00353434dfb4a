// A search as the address keeps it, and as the operation takes it.
import type { SearchFilter, SearchListingsInput } from '#/generated/api/marketplace-discovery';

export interface Query {
  text: string;
  /** By filter, its values; those of one filter are alternatives. */
  filters: Record<FilterName, string[]>;
  /** Numbers, as they were typed: the software's lowest price of an hour, from and to, and how fast a sample is answered. */
  bounds: Record<Bound, string>;
  sort: Sort;
  view: View;
}

export const sorts = ['relevance', 'rating', 'price', 'price_down', 'latency'] as const;
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

export const views = ['cards', 'list'] as const;
export type View = (typeof views)[number];

export type Bound = 'from' | 'to' | 'latency';
const boundKinds: Record<Bound, SearchFilter['filterType']> = {
  from: 'MIN_HOURLY_PRICE',
  to: 'MAX_HOURLY_PRICE',
  latency: 'MAX_LATENCY_MILLISECONDS',
};
export const boundNames = Object.keys(boundKinds) as Bound[];

export const isBound = (typed: string): boolean => /^\d{1,9}(\.\d{1,8})?$/.test(typed);

export function parseQuery(address: URLSearchParams): Query {
  const boundIn = (name: Bound) => {
    const typed = address.get(name) ?? '';
    return isBound(typed) ? typed : '';
  };
  return {
    text: address.get('q') ?? '',
    filters: Object.fromEntries(filterNames.map((name) => [name, address.getAll(name)])) as Query['filters'],
    bounds: { from: boundIn('from'), to: boundIn('to'), latency: boundIn('latency') },
    sort: sorts.find((each) => each === address.get('sort')) ?? 'relevance',
    view: views.find((each) => each === address.get('view')) ?? 'cards',
  };
}

export function renderQuery({ text, filters, bounds, sort, view }: Query): URLSearchParams {
  const address = new URLSearchParams();
  if (text) address.set('q', text);
  for (const name of filterNames) for (const value of filters[name]) address.append(name, value);
  for (const name of boundNames) if (bounds[name]) address.set(name, bounds[name]);
  if (sort !== 'relevance') address.set('sort', sort);
  if (view !== 'cards') address.set('view', view);
  return address;
}

const sortsBy: Record<Sort, Pick<SearchListingsInput, 'sortBy' | 'sortOrder'>> = {
  relevance: {},
  rating: { sortBy: 'AVERAGE_CUSTOMER_RATING' },
  price: { sortBy: 'HOURLY_PRICE', sortOrder: 'ASCENDING' },
  price_down: { sortBy: 'HOURLY_PRICE', sortOrder: 'DESCENDING' },
  latency: { sortBy: 'LATENCY', sortOrder: 'ASCENDING' },
};

export function inputOf({ text, filters, bounds, sort }: Query, maxResults: number): SearchListingsInput {
  const narrowed: SearchFilter[] = [
    ...filterNames.filter((name) => filters[name].length > 0).map((name) => ({ filterType: kinds[name], filterValues: filters[name] })),
    ...boundNames.filter((name) => bounds[name]).map((name) => ({ filterType: boundKinds[name], filterValues: [bounds[name]] })),
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

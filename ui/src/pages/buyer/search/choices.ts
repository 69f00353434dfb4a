// What there is to choose from in each filter: the one place that knows.
import { useText } from '#/language';
import { dataCategories, taskCategories, useCategories } from '#/listing/categories';
import type { FilterName, Query } from './query';
import type { Facets } from './use_facets';

export interface Choice {
  value: string;
  label: string;
  /** Undefined until it is counted. */
  count: number | undefined;
}

export type Choices = Record<FilterName, Choice[]>;

type Known = Omit<Choice, 'count'>;

/** Categories in three groups; one that stands in another group's filter is a plain one. */
function useGrouped(facets: Facets, query: Query): Record<'task' | 'data' | 'category', Known[]> {
  const { all } = useCategories();
  const names = new Map(all.filter((each) => !each.Hidden).map((each) => [each.CategoryId, each.Label]));
  for (const { value, displayName } of facets.category ?? []) if (!names.has(value)) names.set(value, displayName);
  const known = [...names].map(([value, label]) => ({ value, label }));
  const task = known.filter(({ value }) => taskCategories.includes(value));
  const data = known.filter(({ value }) => dataCategories.includes(value));
  const category = known.filter((each) => (!task.includes(each) && !data.includes(each)) || query.filters.category.includes(each.value));
  return { task, data, category };
}

export function useChoices(facets: Facets, query: Query): Choices {
  const { t, compare, number, language } = useText();
  const grouped = useGrouped(facets, query);
  const languages = new Intl.DisplayNames(language, { type: 'language' });
  const sorted = (choices: Known[]) => choices.sort((a, b) => compare(a.label, b.label));
  const counted = (name: FilterName, known: Known[]): Choice[] => {
    const counts = facets[name] && new Map(facets[name].map(({ value, count }) => [value, count]));
    return known.map((choice) => ({ ...choice, count: counts && (counts.get(choice.value) ?? 0) }));
  };
  /** Of what sellers have: only the server knows. */
  const told = (name: FilterName, label: (value: string, shown: string) => string = (value) => value) => {
    const values = new Map((facets[name] ?? []).map(({ value, displayName }) => [value, displayName]));
    for (const value of query.filters[name]) if (!values.has(value)) values.set(value, value);
    return counted(name, sorted([...values].map(([value, shown]) => ({ value, label: label(value, shown) }))));
  };
  return {
    task: counted('task', sorted(grouped.task)),
    data: counted('data', sorted(grouped.data)),
    category: counted('category', sorted(grouped.category)),
    type: counted('type', [
      { value: 'SAGEMAKER_MODEL', label: t('draft.kind.package') },
      { value: 'SAGEMAKER_ALGORITHM', label: t('draft.kind.algorithm') },
    ]),
    price: counted('price', [
      { value: 'FREE', label: t('search.price.FREE') },
      { value: 'USAGE', label: t('search.price.USAGE') },
      { value: 'CONTRACT', label: t('search.price.CONTRACT') },
    ]),
    trial: counted('trial', [{ value: 'true', label: t('shop.trial') }]),
    rating: counted('rating', [4, 3, 2].map((stars) => ({ value: `${stars}.0`, label: t('search.rating.least', { stars: number(stars) }) }))),
    seller: told('seller', (_, shown) => shown),
    content: told('content'),
    compute: counted('compute', [
      { value: 'CPU', label: t('search.compute.CPU') },
      { value: 'GPU', label: t('search.compute.GPU') },
    ]),
    instance: told('instance'),
    region: told('region'),
    language: told('language', (value) => languages.of(value) ?? value),
  };
}

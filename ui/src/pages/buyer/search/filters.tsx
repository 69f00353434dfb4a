// What narrows a search, and the chips that tell what narrows it now. `useChoices` is the one place that knows what there
// is to choose from.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useOperation } from '#/api/use_operation';
import { type MessageKey, useText } from '#/language';
import { categories, categoryId } from '#/listing/categories';
import { type FilterName, filterNames, inputOf, parseQuery, type Query, without } from './query';
import type { Facets } from './use_facets';

interface Choice {
  value: string;
  label: string;
  /** Undefined until it is counted. */
  count: number | undefined;
}

export type Choices = Record<FilterName, Choice[]>;

export function useChoices(facets: Facets): Choices {
  const { t, compare, number } = useText();
  const sorted = <T extends { label: string }>(choices: T[]) => choices.sort((a, b) => compare(a.label, b.label));
  const counted = (name: FilterName, known: { value: string; label: string }[]): Choice[] => {
    const counts = facets[name] && new Map(facets[name].map(({ value, count }) => [value, count]));
    return known.map((choice) => ({ ...choice, count: counts && (counts.get(choice.value) ?? 0) }));
  };
  const known = new Map(categories.map((name) => [categoryId(name), t(`category.${name}`)]));
  for (const { value, displayName } of facets.category ?? []) if (!known.has(value)) known.set(value, displayName);
  return {
    category: counted('category', sorted([...known].map(([value, label]) => ({ value, label })))),
    type: counted('type', [
      { value: 'SAGEMAKER_MODEL', label: t('draft.kind.package') },
      { value: 'SAGEMAKER_ALGORITHM', label: t('draft.kind.algorithm') },
    ]),
    price: counted('price', [
      { value: 'FREE', label: t('search.price.FREE') },
      { value: 'USAGE', label: t('search.price.USAGE') },
      { value: 'CONTRACT', label: t('search.price.CONTRACT') },
    ]),
    rating: counted('rating', [4, 3, 2].map((stars) => ({ value: `${stars}.0`, label: t('search.rating.least', { stars: number(stars) }) }))),
    seller: counted('seller', sorted((facets.seller ?? []).map(({ value, displayName }) => ({ value, label: displayName })))),
  };
}

interface FiltersProps {
  query: Query;
  choices: Choices;
  onChange: (query: Query) => void;
}

const several: FilterName[] = ['category', 'type', 'price', 'seller'];

export function Filters({ query, choices, onChange }: FiltersProps) {
  const { t, number } = useText();
  // What would leave nothing is not offered, but can be taken back.
  const offered = (name: FilterName) =>
    choices[name]
      .filter(({ value, count }) => count !== 0 || query.filters[name].includes(value))
      .map(({ value, label, count }) => ({ value, label, ...(count === undefined ? {} : { labelTag: number(count) }) }));
  const set = (name: FilterName, values: string[]) => onChange({ ...query, filters: { ...query.filters, [name]: values } });
  const any = { value: '', label: t('search.any') };
  const ratings = offered('rating');
  const rating = ratings.find((each) => each.value === query.filters.rating[0]);
  return (
    <SpaceBetween size="m">
      {several.map((name) => (
        <FormField key={name} label={t(`search.${name}` as MessageKey)}>
          <Multiselect
            options={offered(name)}
            selectedOptions={offered(name).filter((each) => query.filters[name].includes(each.value))}
            placeholder={t('search.any')}
            filteringType={choices[name].length > 5 ? 'auto' : 'none'}
            filteringAriaLabel={t('table.filter')}
            hideTokens
            onChange={({ detail }) => set(name, detail.selectedOptions.map((each) => each.value!))}
          />
        </FormField>
      ))}
      <FormField label={t('search.rating')}>
        <Select
          options={[any, ...ratings]}
          selectedOption={rating ?? any}
          onChange={({ detail }) => set('rating', detail.selectedOption.value ? [detail.selectedOption.value] : [])}
        />
      </FormField>
    </SpaceBetween>
  );
}

interface Chip {
  name: FilterName;
  value: string;
  label: string;
}

function chipsOf(query: Query, choices: Choices): Chip[] {
  return filterNames.flatMap((name) =>
    query.filters[name].map((value) => ({ name, value, label: choices[name].find((each) => each.value === value)?.label ?? value })),
  );
}

export function Chips({ query, choices, onChange }: FiltersProps) {
  const { t } = useText();
  const chips = chipsOf(query, choices);
  if (!chips.length) return null;
  return (
    <TokenGroup
      items={chips.map((chip) => ({
        label: t('search.chip', { filter: t(`search.${chip.name}` as MessageKey), value: chip.label }),
        dismissLabel: t('do.remove_that', { name: chip.label }),
      }))}
      onDismiss={({ detail }) => {
        const chip = chips[detail.itemIndex]!;
        onChange(without(query, chip.name, chip.value));
      }}
    />
  );
}

function Without({ query, label, onChange }: { query: Query; label: string; onChange: (query: Query) => void }) {
  const { t } = useText();
  const found = useOperation('marketplace-discovery', 'SearchListings', inputOf(query, 1));
  const name = t('search.without', { name: label });
  if (found.data?.totalResults === 0) return null;
  return (
    <Button onClick={() => onChange(query)}>
      {found.data ? t('search.without.count', { without: name, count: found.data.totalResults }) : name}
    </Button>
  );
}

/** Nothing was found: what to leave out to find something, and how much that finds. */
export function LeaveOut({ query, choices, onChange }: FiltersProps) {
  const { t } = useText();
  const nearest = chipsOf(query, choices).map(({ name, value, label }) => ({ label, query: without(query, name, value) }));
  if (query.text) nearest.push({ label: t('search.quoted', { words: query.text }), query: { ...query, text: '' } });
  const none: Query = { text: '', filters: parseQuery(new URLSearchParams()).filters, sort: query.sort };
  return (
    <Box textAlign="center">
      <SpaceBetween size="xs" alignItems="center">
        {nearest.map((each) => (
          <Without key={each.label} query={each.query} label={each.label} onChange={onChange} />
        ))}
        {nearest.length > 1 && (
          <Button variant="link" onClick={() => onChange(none)}>
            {t('search.without.all')}
          </Button>
        )}
      </SpaceBetween>
    </Box>
  );
}

// What narrows a search, and the chips that tell what narrows it now. `useChoices` is the one place that knows what there
// is to choose from.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import type { ListingSummary } from '#/generated/api/marketplace-discovery';
import { type MessageKey, useText } from '#/language';
import { categories, categoryId } from '#/listing/categories';
import { type FilterName, filterNames, type Query, without } from './query';

interface Choice {
  value: string;
  label: string;
}

export type Choices = Record<FilterName, Choice[]>;

export function useChoices(found: ListingSummary[]): Choices {
  const { t, compare, number } = useText();
  const sellers = new Map(found.map(({ publisher }) => [publisher.sellerProfileId, publisher.displayName]));
  const sorted = (choices: Choice[]) => choices.sort((a, b) => compare(a.label, b.label));
  return {
    category: sorted(categories.map((name) => ({ value: categoryId(name), label: t(`category.${name}` as MessageKey) }))),
    type: [
      { value: 'SAGEMAKER_MODEL', label: t('draft.kind.package') },
      { value: 'SAGEMAKER_ALGORITHM', label: t('draft.kind.algorithm') },
    ],
    price: [
      { value: 'FREE', label: t('search.price.FREE') },
      { value: 'USAGE', label: t('search.price.USAGE') },
      { value: 'CONTRACT', label: t('search.price.CONTRACT') },
    ],
    rating: [4, 3, 2].map((stars) => ({ value: `${stars}.0`, label: t('search.rating.least', { stars: number(stars) }) })),
    seller: sorted([...sellers].map(([value, label]) => ({ value, label }))),
  };
}

interface FiltersProps {
  query: Query;
  choices: Choices;
  onChange: (query: Query) => void;
}

const several: FilterName[] = ['category', 'type', 'price', 'seller'];

export function Filters({ query, choices, onChange }: FiltersProps) {
  const { t } = useText();
  const set = (name: FilterName, values: string[]) => onChange({ ...query, filters: { ...query.filters, [name]: values } });
  const any = { value: '', label: t('search.any') };
  const rating = choices.rating.find((each) => each.value === query.filters.rating[0]);
  return (
    <SpaceBetween size="m">
      {several.map((name) => (
        <FormField key={name} label={t(`search.${name}` as MessageKey)}>
          <Multiselect
            options={choices[name]}
            selectedOptions={choices[name].filter((each) => query.filters[name].includes(each.value))}
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
          options={[any, ...choices.rating]}
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

/** Nothing was found: what to leave out to find something. */
export function LeaveOut({ query, choices, onChange }: FiltersProps) {
  const { t } = useText();
  const chips = chipsOf(query, choices);
  return (
    <Box textAlign="center">
      <SpaceBetween size="xs" alignItems="center">
        {chips.map((chip) => (
          <Button key={`${chip.name}${chip.value}`} onClick={() => onChange(without(query, chip.name, chip.value))}>
            {t('search.without', { name: chip.label })}
          </Button>
        ))}
        {query.text && <Button onClick={() => onChange({ ...query, text: '' })}>{t('search.without', { name: t('search.quoted', { words: query.text }) })}</Button>}
      </SpaceBetween>
    </Box>
  );
}

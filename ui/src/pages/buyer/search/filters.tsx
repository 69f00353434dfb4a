// What narrows a search. What would leave nothing is not offered, but what was chosen can be taken back.
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useText } from '#/language';
import type { Choices } from './choices';
import { type Bound, type FilterName, isBound, type Query } from './query';

interface FiltersProps {
  query: Query;
  choices: Choices;
  onChange: (query: Query) => void;
}

interface Option {
  value: string;
  label: string;
  labelTag?: string;
}

function useOffered({ query, choices }: Pick<FiltersProps, 'query' | 'choices'>) {
  const { number } = useText();
  return (name: FilterName): Option[] =>
    choices[name]
      .filter(({ value, count }) => count !== 0 || query.filters[name].includes(value))
      .map(({ value, label, count }) => ({ value, label, ...(count === undefined ? {} : { labelTag: number(count) }) }));
}

const withValues = (query: Query, name: FilterName, values: string[]): Query => ({ ...query, filters: { ...query.filters, [name]: values } });

const withBound = (query: Query, name: Bound, value: string): Query => ({ ...query, bounds: { ...query.bounds, [name]: value } });

function Several({ name, ...props }: FiltersProps & { name: FilterName }) {
  const { t } = useText();
  const options = useOffered(props)(name);
  const { query, choices, onChange } = props;
  return (
    <FormField label={t(`search.${name}`)}>
      <Multiselect
        options={options}
        selectedOptions={options.filter((each) => query.filters[name].includes(each.value))}
        placeholder={t('search.any')}
        filteringType={choices[name].length > 5 ? 'auto' : 'none'}
        filteringAriaLabel={t('table.filter')}
        hideTokens
        onChange={({ detail }) => onChange(withValues(query, name, detail.selectedOptions.map((each) => each.value!)))}
      />
    </FormField>
  );
}

function Rating({ query, choices, onChange }: FiltersProps) {
  const { t } = useText();
  const any = { value: '', label: t('search.any') };
  const ratings = useOffered({ query, choices })('rating');
  return (
    <FormField label={t('search.rating')}>
      <Select
        options={[any, ...ratings]}
        selectedOption={ratings.find((each) => each.value === query.filters.rating[0]) ?? any}
        onChange={({ detail }) => onChange(withValues(query, 'rating', detail.selectedOption.value ? [detail.selectedOption.value] : []))}
      />
    </FormField>
  );
}

function Trial({ query, choices, onChange }: FiltersProps) {
  const { t } = useText();
  const count = choices.trial[0]?.count;
  const checked = query.filters.trial.length > 0;
  if (!checked && !count) return null;
  return (
    <Checkbox checked={checked} onChange={({ detail }) => onChange(withValues(query, 'trial', detail.checked ? ['true'] : []))}>
      {count === undefined ? t('shop.trial') : `${t('shop.trial')} ${t('table.count', { count })}`}
    </Checkbox>
  );
}

/** What is typed takes effect when the field is left, or with Enter: no search of half a number. */
function BoundField({ label, wrong, value, onSet }: { label: string; wrong: string; value: string; onSet: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]); // a chip was taken away
  const good = !typed || isBound(typed);
  const take = () => good && typed !== value && onSet(typed);
  return (
    <FormField label={label} errorText={good ? undefined : wrong}>
      <Input
        inputMode="decimal"
        value={typed}
        onChange={({ detail }) => setTyped(detail.value.trim().replace(',', '.'))}
        onBlur={take}
        onKeyDown={({ detail }) => detail.key === 'Enter' && take()}
      />
    </FormField>
  );
}

function Hour({ query, onChange }: FiltersProps) {
  const { t } = useText();
  const field = (name: 'from' | 'to') => (
    <BoundField label={t(`search.hour.${name}`)} wrong={t('search.hour.wrong')} value={query.bounds[name]} onSet={(value) => onChange(withBound(query, name, value))} />
  );
  return (
    <div role="group" aria-label={t('search.hour')}>
      <Box variant="awsui-key-label">{t('search.hour')}</Box>
      <div className="two-fields">
        {field('from')}
        {field('to')}
      </div>
    </div>
  );
}

function Latency({ query, onChange }: FiltersProps) {
  const { t } = useText();
  return (
    <BoundField
      label={t('search.latency')}
      wrong={t('search.latency.wrong')}
      value={query.bounds.latency}
      onSet={(value) => onChange(withBound(query, 'latency', value))}
    />
  );
}

const about: FilterName[] = ['task', 'data', 'category', 'type', 'seller', 'language'];
const running: FilterName[] = ['content', 'compute', 'instance', 'region'];

export function Filters(props: FiltersProps) {
  const { t } = useText();
  const { query } = props;
  return (
    <SpaceBetween size="m">
      {about.slice(0, 4).map((name) => (
        <Several key={name} name={name} {...props} />
      ))}
      <Several name="price" {...props} />
      <Hour {...props} />
      <Trial {...props} />
      <Rating {...props} />
      {about.slice(4).map((name) => (
        <Several key={name} name={name} {...props} />
      ))}
      <ExpandableSection
        headerText={t('search.running')}
        defaultExpanded={query.bounds.latency !== '' || running.some((name) => query.filters[name].length > 0)}
      >
        <SpaceBetween size="m">
          {running.map((name) => (
            <Several key={name} name={name} {...props} />
          ))}
          <Latency {...props} />
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}

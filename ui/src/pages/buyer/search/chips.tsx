// The chips that tell what narrows a search now; and, where nothing was found, what to leave out to find something.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useOperation } from '#/api/use_operation';
import { type Text, useText } from '#/language';
import type { Choices } from './choices';
import { boundNames, filterNames, inputOf, parseQuery, type Query, without } from './query';

interface Chip {
  key: string;
  label: string;
  value: string;
  /** The search without it. */
  rest: Query;
}

function chipsOf({ t, money, number }: Text, query: Query, choices: Choices): Chip[] {
  const chosen = filterNames.flatMap((name) =>
    query.filters[name].map((value) => {
      const label = choices[name].find((each) => each.value === value)?.label ?? value;
      const filter = t(`search.${name}`);
      return {
        key: `${name}=${value}`,
        label: name === 'trial' ? label : t('search.chip', { filter, value: label }),
        value: label,
        rest: without(query, name, value),
      };
    }),
  );
  const bounds = boundNames
    .filter((name) => query.bounds[name])
    .map((name) => {
      const bound = query.bounds[name];
      const rest = { ...query, bounds: { ...query.bounds, [name]: '' } };
      if (name === 'latency') {
        const value = t('endpoint.use.ms', { milliseconds: number(Number(bound)) });
        return { key: name, label: t('search.chip', { filter: t('search.latency.chip'), value }), value, rest };
      }
      const value = t('listing.per_hour', { price: money(bound) });
      return { key: name, label: t('search.chip', { filter: t(`search.hour.${name}`), value }), value, rest };
    });
  return [...chosen, ...bounds];
}

interface ChipsProps {
  query: Query;
  choices: Choices;
  onChange: (query: Query) => void;
}

export function Chips({ query, choices, onChange }: ChipsProps) {
  const text = useText();
  const chips = chipsOf(text, query, choices);
  if (!chips.length) return null;
  return (
    <TokenGroup
      items={chips.map(({ label, value }) => ({ label, dismissLabel: text.t('do.remove_that', { name: value }) }))}
      onDismiss={({ detail }) => onChange(chips[detail.itemIndex]!.rest)}
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
export function LeaveOut({ query, choices, onChange }: ChipsProps) {
  const text = useText();
  const { t } = text;
  const nearest = chipsOf(text, query, choices).map(({ key, value, rest }) => ({ key, label: value, query: rest }));
  if (query.text) nearest.push({ key: 'q', label: t('search.quoted', { words: query.text }), query: { ...query, text: '' } });
  const none: Query = { ...parseQuery(new URLSearchParams()), sort: query.sort, view: query.view };
  return (
    <Box textAlign="center">
      <SpaceBetween size="xs" alignItems="center">
        {nearest.map((each) => (
          <Without key={each.key} query={each.query} label={each.label} onChange={onChange} />
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

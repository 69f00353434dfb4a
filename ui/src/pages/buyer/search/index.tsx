// Finding products: words and filters, all of them in the address, so that a search can be kept and sent.
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { ListingSummary } from '#/generated/api/marketplace-discovery';
import { useText } from '#/language';
import { ListingCards, productOf } from '#/listing/listing_cards';
import { act, CopyAs } from '#/parts/copy_as';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Empty } from '#/parts/states';
import { useSession } from '#/session';
import { Chips, LeaveOut } from './chips';
import { useChoices } from './choices';
import { Filters } from './filters';
import { inputOf, parseQuery, type Query, renderQuery, sorts, views } from './query';
import { useFacets } from './use_facets';

// Asked for by those who want rows.
const ListingTable = lazy(async () => ({ default: (await import('./listing_table')).ListingTable }));

// For those who are signed in.
const SavedSearches = lazy(async () => ({ default: (await import('./saved')).SavedSearches }));

const step = 24;
const mostAtOnce = 100; // as many as the operation gives in one answer

/** What is typed takes effect with Enter or the button: no search of half a word. */
function Words({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState(text);
  return (
    <form
      role="search"
      className="search-words"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed);
      }}
    >
      <Input
        type="search"
        value={typed}
        placeholder={t('search.placeholder')}
        ariaLabel={t('search.words')}
        clearAriaLabel={t('no_match.clear')}
        onChange={({ detail }) => setTyped(detail.value)}
      />
      <Button variant="primary" formAction="submit">
        {t('search.do')}
      </Button>
    </form>
  );
}

function Sort({ query, onChange }: { query: Query; onChange: (query: Query) => void }) {
  const { t } = useText();
  const options = sorts.map((value) => ({ value, label: t(`search.sort.${value}`) }));
  return (
    <Select
      options={options}
      inlineLabelText={t('search.sort')}
      selectedOption={options.find((each) => each.value === query.sort)!}
      onChange={({ detail }) => onChange({ ...query, sort: detail.selectedOption.value as Query['sort'] })}
    />
  );
}

function ViewChoice({ query, onChange }: { query: Query; onChange: (query: Query) => void }) {
  const { t } = useText();
  const options = views.map((value) => ({ value, label: t(`search.view.${value}`) }));
  return (
    <Select
      options={options}
      inlineLabelText={t('search.view')}
      selectedOption={options.find((each) => each.value === query.view)!}
      onChange={({ detail }) => onChange({ ...query, view: detail.selectedOption.value as Query['view'] })}
    />
  );
}

export default function Search() {
  const { t } = useText();
  const go = useGo();
  const { session } = useSession();
  const [address, setAddress] = useSearchParams();
  const query = parseQuery(address);
  const [most, setMost] = useState(step);
  const [chosen, setChosen] = useState<ListingSummary[]>([]);
  const input = inputOf(query, Math.min(most, mostAtOnce));
  const found = useOperation('marketplace-discovery', 'SearchListings', input);
  const items = found.data?.listingSummaries ?? [];
  const choices = useChoices(useFacets(query), query);
  const change = (next: Query) => {
    setMost(step);
    setAddress(renderQuery(next));
  };
  const narrowed = renderQuery({ ...query, sort: 'relevance', view: 'cards' }).size > 0;
  const Listed = query.view === 'list' ? ListingTable : ListingCards;
  const header = (
    <Header
      counter={found.data && t('table.count', { count: found.data.totalResults })}
      actions={
        <SpaceBetween direction="horizontal" size="xs" alignItems="end">
          <ViewChoice query={query} onChange={change} />
          <Sort query={query} onChange={change} />
          <Button disabled={chosen.length < 2} onClick={() => go(`/compare?${chosen.map((each) => `id=${productOf(each)}`).join('&')}`)}>
            {t('compare.do')}
          </Button>
        </SpaceBetween>
      }
    >
      {t('search.products')}
    </Header>
  );
  return (
    <Page
      title={t('search.title')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('marketplace-discovery', 'SearchListings', input)} />
          <Suspense>{session && <SavedSearches query={renderQuery(query).toString()} text={query.text} />}</Suspense>
        </SpaceBetween>
      }
    >
      <Words key={query.text} text={query.text} onSearch={(text) => change({ ...query, text })} />
      <Chips query={query} choices={choices} onChange={change} />
      <Problem error={found.error} onRetry={found.reload} />
      <div className="shop">
        <aside aria-label={t('search.filters')}>
          <ExpandableSection headerText={t('search.filters')} defaultExpanded={window.innerWidth > 900}>
            <Filters query={query} choices={choices} onChange={change} />
          </ExpandableSection>
        </aside>
        <SpaceBetween size="m">
          <Suspense fallback={<Skeleton lines={8} />}>
            <Listed
              items={items}
              label={t('search.products')}
              header={header}
              loading={found.loading && !found.data}
              chosen={chosen}
              onChoose={setChosen}
              empty={
                found.error ? undefined : narrowed ? (
                  <Empty title={t('no_match.title')} action={<LeaveOut query={query} choices={choices} onChange={change} />} />
                ) : (
                  <Empty title={t('shop.empty')} text={t('shop.empty.text')} />
                )
              }
            />
          </Suspense>
          {found.data?.nextToken && most < mostAtOnce && (
            <Button loading={found.loading} onClick={() => setMost(most + step)}>
              {t('do.more')}
            </Button>
          )}
        </SpaceBetween>
      </div>
    </Page>
  );
}

// The way in: find a product, see what the market has, and go on with what is one's own.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useOperation } from '#/api/use_operation';
import type { ListingSummary, SearchListingsInput } from '#/generated/api/marketplace-discovery';
import { useText } from '#/language';
import { ListingCards } from '#/listing/listing_cards';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Empty } from '#/parts/states';
import { useSession } from '#/session';
import { useTitles } from '../subscriptions/titles';
import { agreementsInput, productIn } from '../subscriptions/use_subscription';

const shown = 6;
const everything: SearchListingsInput = { maxResults: 100 };

function Find() {
  const { t } = useText();
  const go = useGo();
  const [typed, setTyped] = useState('');
  return (
    <form
      role="search"
      className="search-words"
      onSubmit={(event) => {
        event.preventDefault();
        go(`/search${typed.trim() ? `?q=${encodeURIComponent(typed.trim())}` : ''}`);
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

/** Subjects that there is something of, those with most first. */
function Subjects({ of }: { of: ListingSummary[] }) {
  const { t, number } = useText();
  const found = new Map<string, { name: string; count: number }>();
  for (const { categoryId, displayName } of of.flatMap((each) => each.categories))
    found.set(categoryId, { name: displayName, count: (found.get(categoryId)?.count ?? 0) + 1 });
  const sorted = [...found].sort(([, a], [, b]) => b.count - a.count).slice(0, 12);
  return (
    <nav aria-label={t('home.subjects')}>
      <SpaceBetween direction="horizontal" size="m">
        {sorted.map(([id, { name, count }]) => (
          <AppLink key={id} to={`/search?category=${id}`}>
            {t('home.subject', { name, count: number(count) })}
          </AppLink>
        ))}
      </SpaceBetween>
    </nav>
  );
}

function Some({ title, items, all }: { title: string; items: ListingSummary[]; all: string }) {
  const { t } = useText();
  const go = useGo();
  return (
    <ListingCards
      items={items.slice(0, shown)}
      label={title}
      header={
        <Header counter={t('table.count', { count: items.length })} actions={<Button onClick={() => go(all)}>{t('home.all')}</Button>}>
          {title}
        </Header>
      }
    />
  );
}

function Mine() {
  const { t } = useText();
  const agreements = useList('marketplace-agreement', 'SearchAgreements', agreementsInput({ name: 'Status', values: ['ACTIVE'] }));
  const saved = useOperation('souk', 'ListSavedProducts', {});
  const products = [...new Set((agreements.data?.agreementViewSummaries ?? []).map(productIn))].slice(0, shown);
  const titles = useTitles(products);
  const kept = saved.data?.Products.filter((each) => !products.includes(each.ProductId)).slice(0, shown) ?? [];
  if (!products.length && !kept.length) return null;
  const group = (title: string, rows: { id: string; name: string }[]) =>
    rows.length > 0 && (
      <Container header={<Header variant="h2">{title}</Header>}>
        <ul className="plain">
          {rows.map(({ id, name }) => (
            <li key={id} className="breakable">
              <AppLink to={`/products/${id}`}>{name}</AppLink>
            </li>
          ))}
        </ul>
      </Container>
    );
  return (
    <div className="side-by-side">
      {group(t('nav.subscriptions'), products.map((id) => ({ id, name: titles[id] ?? id })))}
      {group(t('home.saved'), kept.map((each) => ({ id: each.ProductId, name: each.Title })))}
    </div>
  );
}

export default function Home() {
  const { t } = useText();
  const { session } = useSession();
  const found = useOperation('marketplace-discovery', 'SearchListings', everything);
  const items = found.data?.listingSummaries ?? [];
  const free = items.filter((each) => each.pricingModels.some(({ pricingModelType }) => pricingModelType === 'FREE'));
  return (
    <Page title={session ? t('home.welcome', { name: session.UserName ?? session.AccountName }) : t('home.search')}>
      <Find />
      <Problem error={found.error} onRetry={found.reload} />
      {items.length > 0 && <Subjects of={items} />}
      {session && <Mine />}
      {found.loading && !found.data && <Skeleton lines={6} />}
      {found.data && items.length === 0 && <Empty title={t('shop.empty')} text={t('shop.empty.text')} />}
      {items.length > 0 && <Some title={t('home.market')} items={items} all="/search" />}
      {free.length > 0 && <Some title={t('home.free')} items={free} all="/search?price=FREE" />}
    </Page>
  );
}

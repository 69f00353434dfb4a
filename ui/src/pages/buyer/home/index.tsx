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
import { type MessageKey, useText } from '#/language';
import { categoryId } from '#/listing/categories';
import { ListingCards } from '#/listing/listing_cards';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
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
  const { t, has, number } = useText();
  const counts = new Map<string, number>();
  for (const each of of) for (const { displayName } of each.categories) counts.set(displayName, (counts.get(displayName) ?? 0) + 1);
  const word = (name: string) => (has(`category.${name}`) ? t(`category.${name}` as MessageKey) : name);
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, 12);
  return (
    <nav aria-label={t('home.subjects')}>
      <SpaceBetween direction="horizontal" size="m">
        {sorted.map(([name, count]) => (
          <AppLink key={name} to={`/search?category=${categoryId(name)}`}>
            {t('home.subject', { name: word(name), count: number(count) })}
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
      {found.data && items.length === 0 && <Empty title={t('shop.empty')} text={t('shop.empty.text')} />}
      {items.length > 0 && <Some title={t('home.market')} items={items} all="/search" />}
      {free.length > 0 && <Some title={t('home.free')} items={free} all="/search?price=FREE" />}
    </Page>
  );
}

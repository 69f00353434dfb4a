// What the account subscribes to: since when, what of it runs, and the ways on: launch, review, cancel.
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useOperation } from '#/api/use_operation';
import type { AgreementViewSummary } from '#/generated/api/marketplace-agreement';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Empty } from '#/parts/states';
import { Cancel } from './cancel';
import { LatestVersion, Runs, SupportEnd } from './runs';
import { useTitles } from './titles';
import { agreementsInput, productIn } from './use_subscription';

function Trial({ end }: { end: number | undefined }) {
  const { t } = useText();
  if (!end) return <>–</>;
  const left = Math.floor(end - Date.now() / 1000);
  return <>{left < 0 ? t('subscriptions.trial.over') : t('subscriptions.trial.left', { days: Math.floor(left / 86400) })}</>;
}

type Columns = TableProps.ColumnDefinition<AgreementViewSummary>[];

function useColumns(titles: Record<string, string>, active = false): Columns {
  const { t, date } = useText();
  return [
    {
      id: 'product',
      header: t('subscriptions.product'),
      isRowHeader: true,
      minWidth: 160,
      cell: (row) => (
        <>
          <AppLink to={`/products/${productIn(row)}`}>{titles[productIn(row)] ?? productIn(row)}</AppLink>
          {active && <SupportEnd product={productIn(row)} />}
        </>
      ),
    },
    { id: 'since', header: t('subscriptions.since'), minWidth: 140, cell: (row) => (row.startTime ? date(row.startTime) : '–') },
  ];
}

/** What an agreement has cost since the month began, in words. */
function useSpentThisMonth(): (agreement: string) => string {
  const { money } = useText();
  const month = useOperation('souk', 'GetSpendBudget', {}).data?.Month; // of the market's time
  const { data } = useOperation('souk', 'GetSpend', month ? { From: `${month}-01`, GroupBy: ['AGREEMENT'] } : undefined);
  return (agreement) => (data ? money(data.Rows.find((each) => each.AgreementId === agreement)?.Sum.Total ?? '0', data.CurrencyCode) : '–');
}

interface ActiveProps {
  rows: AgreementViewSummary[];
  titles: Record<string, string>;
  loading: boolean;
  failed: boolean;
  onCancel: (row: AgreementViewSummary) => void;
}

function Active({ rows, titles, loading, failed, onCancel }: ActiveProps) {
  const { t, date } = useText();
  const go = useGo();
  const spent = useSpentThisMonth();
  const columns: Columns = [
    ...useColumns(titles, true),
    { id: 'end', header: t('subscriptions.until'), minWidth: 140, cell: (row) => (row.endTime ? date(row.endTime) : '–') },
    { id: 'trial', header: t('subscriptions.trial'), minWidth: 100, cell: (row) => <Trial end={row.freeTrialEndTime} /> },
    {
      id: 'version',
      header: t('subscriptions.version'),
      minWidth: 100,
      cell: (row) => <LatestVersion agreement={row.agreementId!} product={productIn(row)} />,
    },
    { id: 'runs', header: t('subscriptions.runs'), minWidth: 150, cell: (row) => <Runs agreement={row.agreementId!} /> },
    { id: 'spend', header: t('subscriptions.spend'), minWidth: 105, cell: (row) => spent(row.agreementId!) },
    {
      id: 'acts',
      header: t('table.acts'),
      minWidth: 175,
      cell: (row) => (
        <SpaceBetween size="xxs">
          <AppLink to={`/products/${productIn(row)}/launch`}>{t('launch.do')}</AppLink>
          <AppLink to={`/products/${productIn(row)}/review`}>{t('reviews.write')}</AppLink>
          <Button
            variant="inline-link"
            ariaLabel={t('subscriptions.cancel.that', { name: titles[productIn(row)] ?? '' })}
            onClick={() => onCancel(row)}
          >
            {t('subscriptions.cancel')}
          </Button>
        </SpaceBetween>
      ),
    },
  ];
  return (
    <Table<AgreementViewSummary>
      items={rows}
      trackBy="agreementId"
      wrapLines
      loading={loading}
      loadingText={t('loading')}
      empty={failed ? undefined : <Empty text={t('subscriptions.none')} action={<Button onClick={() => go('/search')}>{t('search.title')}</Button>} />}
      header={
        <Header variant="h2" counter={t('table.count', { count: rows.length })}>
          {t('subscriptions.active')}
        </Header>
      }
      columnDefinitions={columns}
    />
  );
}

function Past({ rows, titles }: { rows: AgreementViewSummary[]; titles: Record<string, string> }) {
  const { t, date, has } = useText();
  const word = (status: string | undefined) => {
    const key = `agreement.${status}`;
    return has(key) ? t(key) : (status ?? '–');
  };
  const columns: Columns = [
    ...useColumns(titles),
    { id: 'end', header: t('subscriptions.until'), minWidth: 130, cell: (row) => (row.endTime ? date(row.endTime) : '–') },
    { id: 'status', header: t('product.status'), minWidth: 120, cell: (row) => word(row.status) },
  ];
  if (!rows.length) return null;
  return (
    <Table<AgreementViewSummary>
      items={rows}
      trackBy="agreementId"
      wrapLines
      header={
        <Header variant="h2" counter={t('table.count', { count: rows.length })}>
          {t('subscriptions.past')}
        </Header>
      }
      columnDefinitions={columns}
    />
  );
}

export default function Subscriptions() {
  const { t } = useText();
  const input = agreementsInput();
  const listed = useList('marketplace-agreement', 'SearchAgreements', input);
  const all = listed.data?.agreementViewSummaries ?? [];
  const titles = useTitles(all.map(productIn));
  const [doomed, setDoomed] = useState<AgreementViewSummary>();
  return (
    <Page title={t('nav.subscriptions')} actions={<CopyAs of={() => act('marketplace-agreement', 'SearchAgreements', input)} />}>
      <Problem error={listed.error} onRetry={listed.reload} />
      <Active
        rows={all.filter((each) => each.status === 'ACTIVE')}
        titles={titles}
        loading={listed.loading && !listed.data}
        failed={listed.error !== undefined}
        onCancel={setDoomed}
      />
      <Past rows={all.filter((each) => each.status !== 'ACTIVE')} titles={titles} />
      {doomed && (
        <Cancel
          agreement={doomed.agreementId!}
          name={titles[productIn(doomed)] ?? productIn(doomed)}
          onClose={() => setDoomed(undefined)}
          onCancelled={() => {
            setDoomed(undefined);
            listed.reload();
          }}
        />
      )}
    </Page>
  );
}

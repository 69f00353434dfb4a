// Subscriptions of the range: how many there are, began, ran and ended; by day as bars with their table behind them.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import type { Loaded } from '#/api/use_operation';
import type { GetInsightsRequest, GetInsightsResponse, SubscriptionDay } from '#/generated/api/souk';
import { useText } from '#/language';
import { dayText } from '#/money/columns';
import { csv, csvAddress } from '#/money/csv';
import { act, CopyAs } from '#/parts/copy_as';
import { List } from '#/parts/list';
import { Skeleton } from '#/parts/skeleton';
import { Outcomes } from './outcomes';

const DayChart = lazy(() => import('#/money/day_chart'));

function Days({ of, answer }: { of: Loaded<GetInsightsResponse>; answer: GetInsightsResponse }) {
  const text = useText();
  const { t, number } = text;
  const { From, To, Subscriptions } = answer;
  const file = () => csv(['Day', 'Started', 'Ended'], Subscriptions.Days.map(({ Day, Started, Ended }) => [Day, Started, Ended]));
  return (
    <>
      <Suspense fallback={<Skeleton lines={6} />}>
        <DayChart
          from={From}
          to={To}
          values={Subscriptions.Days.flatMap(({ Day, Started, Ended }) => [
            { day: Day, series: t('insights.started'), value: Started },
            { day: Day, series: t('insights.ended'), value: Ended },
          ])}
          order={[t('insights.started'), t('insights.ended')]}
          title={t('insights.subscriptions')}
          unit={t('insights.subscriptions')}
          format={(value) => number(value)}
          others={t('money.others')}
          height={140}
        />
      </Suspense>
      <ExpandableSection headerText={t('money.behind')}>
        <List<SubscriptionDay>
          of={of}
          rows={Subscriptions.Days}
          trackBy="Day"
          title={t('insights.subscriptions')}
          none={t('insights.none')}
          actions={
            <Button iconName="download" href={csvAddress(file())} download={`subscriptions-${From}-${To}.csv`}>
              {t('money.csv')}
            </Button>
          }
          columns={[
            { id: 'day', header: t('money.DAY'), isRowHeader: true, minWidth: 150, sortingField: 'Day', cell: (row) => dayText(text, row.Day) },
            { id: 'started', header: t('insights.started'), minWidth: 120, sortingField: 'Started', cell: (row) => number(row.Started) },
            { id: 'ended', header: t('insights.ended'), minWidth: 120, sortingField: 'Ended', cell: (row) => number(row.Ended) },
          ]}
        />
      </ExpandableSection>
    </>
  );
}

export function Subscriptions({ of, wish }: { of: Loaded<GetInsightsResponse>; wish: GetInsightsRequest }) {
  const { t, number } = useText();
  const counts = of.data!.Subscriptions;
  const figure = (label: string, value: number) => ({ label, value: <Box fontSize="heading-l" fontWeight="bold">{number(value)}</Box> });
  return (
    <Container
      header={
        <Header variant="h2" actions={<CopyAs of={() => act('souk', 'GetInsights', wish)} />}>
          {t('insights.subscriptions')}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            figure(t('insights.active'), counts.Active),
            figure(t('insights.started'), counts.Started),
            figure(t('insights.ended'), counts.Ended),
            figure(t('insights.trials_running'), counts.TrialsRunning),
          ]}
        />
        <Outcomes of={counts} interest={of.data!.Interest} />
        {counts.Days.length > 0 && <Days of={of} answer={of.data!} />}
      </SpaceBetween>
    </Container>
  );
}

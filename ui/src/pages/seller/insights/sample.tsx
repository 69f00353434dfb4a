// What stands here once something was used: numbers that were made up, grey, and named a sample.
import Badge from '@cloudscape-design/components/badge';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import type { GetInsightsRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Skeleton } from '#/parts/skeleton';
import { Outcomes } from './outcomes';

const DayChart = lazy(() => import('#/money/day_chart'));

const counts = { Active: 31, Started: 24, Ended: 3, Ran: 19, TrialsStarted: 12, TrialsRunning: 4, TrialsConverted: 6, TrialsLeft: 2 };
const interest = { Views: 412, Tries: 96 };
const day = 86_400_000;

/** Rising, and lower on the days of rest. */
function madeUp(from: string, to: string, series: string) {
  const first = Date.parse(`${from}T00:00:00Z`);
  const length = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / day) + 1;
  return Array.from({ length }, (_, at) => {
    const date = new Date(first + at * day);
    const rest = date.getUTCDay() % 6 === 0 ? 0.4 : 1;
    return { day: date.toISOString().slice(0, 10), series, value: Math.round((40 + (80 * at) / length + ((at * 7) % 5) * 6) * rest) };
  });
}

export function Sample({ from, to, wish }: { from: string; to: string; wish: GetInsightsRequest }) {
  const { t, number } = useText();
  return (
    <Container
      header={
        <Header variant="h2" info={<Badge>{t('insights.sample')}</Badge>} description={t('insights.sample.text')} actions={<CopyAs of={() => act('souk', 'GetInsights', wish)} />}>
          {t('insights.none')}
        </Header>
      }
    >
      <div className="sample">
        <SpaceBetween size="l">
          <Suspense fallback={<Skeleton lines={6} />}>
            <DayChart
              from={from}
              to={to}
              values={madeUp(from, to, t('money.requests'))}
              title={t('money.chart', { title: t('insights.sample'), unit: t('money.requests') })}
              unit={t('money.requests')}
              format={(value) => number(value)}
              others={t('money.others')}
            />
          </Suspense>
          <Outcomes of={counts} interest={interest} />
        </SpaceBetween>
      </div>
    </Container>
  );
}

// The last thirty days in four figures and two small charts; all of it stands on the page of insights.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { useOperation } from '#/api/use_operation';
import type { GetInsightsRequest, GetInsightsResponse, MoneyRow } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { Skeleton } from '#/parts/skeleton';
import { Block } from '#/parts/states';

const DayChart = lazy(() => import('#/money/day_chart'));
const wish: GetInsightsRequest = { Days: 30, GroupBy: ['DAY'] };

function Figures({ of: { Sum, CurrencyCode, Subscriptions } }: { of: GetInsightsResponse }) {
  const { t, number, money } = useText();
  const figure = (label: string, value: string) => ({ label, value: <Box fontSize="heading-l" fontWeight="bold">{value}</Box> });
  return (
    <KeyValuePairs
      columns={4}
      items={[
        figure(t('insights.subscriptions'), number(Subscriptions.Active)),
        figure(t('home.new'), number(Subscriptions.Started)),
        figure(t('money.requests'), number(Sum.Requests)),
        figure(t('insights.total'), money(Sum.Total, CurrencyCode)),
      ]}
    />
  );
}

function Chart({ of, title, value, format }: { of: GetInsightsResponse; title: string; value: (row: MoneyRow) => number; format: (value: number) => string }) {
  const { t } = useText();
  return (
    <DayChart
      from={of.From}
      to={of.To}
      values={of.Rows.map((row) => ({ day: row.Day!, series: title, value: value(row) }))}
      title={t('money.chart', { title: t('money.by_day'), unit: title })}
      unit={title}
      format={format}
      others={t('money.others')}
      height={120}
    />
  );
}

export function LastDays() {
  const { t, number, money } = useText();
  const told = useOperation('souk', 'GetInsights', wish);
  return (
    <Container
      header={
        <Header variant="h2" actions={<CopyAs of={() => act('souk', 'GetInsights', wish)} />}>
          {t('money.days', { days: 30 })}
        </Header>
      }
      footer={<AppLink to="/seller/insights?by=DAY">{t('home.insights')}</AppLink>}
    >
      <Block of={told} lines={6}>
        {(answer) => (
          <SpaceBetween size="l">
            <Figures of={answer} />
            {answer.Rows.length > 0 ? (
              <Suspense fallback={<Skeleton lines={6} />}>
                <div className="side-by-side">
                  <Chart of={answer} title={t('money.requests')} value={(row) => row.Sum.Requests} format={(value) => number(value)} />
                  <Chart of={answer} title={t('insights.total')} value={(row) => Number(row.Sum.Total)} format={(value) => money(value.toFixed(2), answer.CurrencyCode)} />
                </div>
              </Suspense>
            ) : (
              <Box color="text-body-secondary">{t('money.none')}</Box>
            )}
          </SpaceBetween>
        )}
      </Block>
    </Container>
  );
}

// What use comes to in a range of days: the sum, bars by day with their table behind them, and a table by what is
// chosen. One page each for who pays, who sells and who runs the market.
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, type ReactNode, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { MoneyRow } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Skeleton } from '#/parts/skeleton';
import { Block } from '#/parts/states';
import { type Group, groupNames, useGroupText } from '#/money/columns';
import { type MoneyAnswer, MoneyTable } from '#/money/money_table';
import { largestFirst } from '#/money/series';
import { Sums } from '#/money/sums';

const DayChart = lazy(() => import('#/money/day_chart'));

interface MoneyReportProps {
  operation: 'GetSpend' | 'GetInsights' | 'GetUsageSummary';
  days: number;
  groups: [Group, ...Group[]];
  total: string;
  fileName: string;
  /** Only of this product. */
  product?: string;
  /** Draws inferences beside money. */
  inferences?: boolean;
  children?: ReactNode;
}

const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

type ByDayProps = Pick<MoneyReportProps, 'total' | 'inferences'> & { of: MoneyAnswer; series: Group };

function ByDay({ of, series, total, inferences }: ByDayProps) {
  const { t, money, number } = useText();
  const groupText = useGroupText();
  const bars = (value: (row: MoneyRow) => number) => of.Rows.map((row) => ({ day: row.Day ?? '', series: groupText(row, series), value: value(row) }));
  const charts = [
    { unit: total, values: bars((row) => Number(row.Sum.Total)), format: (value: number) => money(value.toFixed(value < 0.01 ? 8 : 2), of.CurrencyCode) },
    ...(inferences ? [{ unit: t('money.requests'), values: bars((row) => row.Sum.Requests), format: (value: number) => number(value) }] : []),
  ];
  const order = largestFirst(charts[0]!.values);
  return (
    <SpaceBetween size="l">
      {charts.map(({ unit, values, format }) => (
        <Suspense key={unit} fallback={<Skeleton lines={6} />}>
          <DayChart from={of.From} to={of.To} values={values} order={order} title={t('money.chart', { title: t('money.by_day'), unit })} unit={unit} format={format} others={t('money.others')} />
        </Suspense>
      ))}
    </SpaceBetween>
  );
}

export function MoneyReport({ operation, days, groups, total, fileName, product, inferences, children }: MoneyReportProps) {
  const { t } = useText();
  const [search, setSearch] = useSearchParams();
  const chosen = groups.find((group) => group === search.get('by')) ?? groups[0];
  const series: Group = chosen === 'DAY' ? groups[0] : chosen;
  const range = { Days: days, ...(product ? { ProductId: product } : {}) };
  const daily = useOperation('souk', operation, { ...range, GroupBy: ['DAY', series] });
  const wish = { ...range, GroupBy: [chosen] };
  const grouped = useOperation('souk', operation, wish);
  const before = useOperation('souk', operation, grouped.data && { ...range, To: dayBefore(grouped.data.From) });
  const options = groups.map((group) => ({ value: group as string, label: t(groupNames[group]) }));
  return (
    <SpaceBetween size="l">
      <Block of={grouped} lines={3}>
        {(answer: MoneyAnswer) => <Sums of={answer} total={total} before={before.data} days={days} />}
      </Block>
      {children}
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <Select
                ariaLabel={t('money.by')}
                inlineLabelText={t('money.by')}
                options={options}
                selectedOption={options.find(({ value }) => value === chosen)!}
                onChange={({ detail }) =>
                  setSearch((before) => {
                    before.set('by', detail.selectedOption.value!);
                    return before;
                  })
                }
              />
            }
          >
            {t('money.by_day')}
          </Header>
        }
      >
        <Block of={daily} lines={6}>
          {(answer: MoneyAnswer) => (
            <SpaceBetween size="m">
              <ByDay of={answer} series={series} total={total} inferences={inferences} />
              <ExpandableSection headerText={t('money.behind')}>
                <MoneyTable of={daily} groups={['DAY', series]} title={t('money.by_day')} fileName={`${fileName}-day`} />
              </ExpandableSection>
            </SpaceBetween>
          )}
        </Block>
      </Container>
      <MoneyTable
        of={grouped}
        groups={[chosen]}
        title={t('money.by_group', { group: t(groupNames[chosen]) })}
        fileName={fileName}
        actions={<CopyAs of={() => act('souk', operation, wish)} />}
      />
    </SpaceBetween>
  );
}

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
import { Sums } from '#/money/sums';

const DayChart = lazy(() => import('#/money/day_chart'));

interface MoneyReportProps {
  operation: 'GetSpend' | 'GetInsights' | 'GetUsageSummary';
  days: number;
  groups: [Group, ...Group[]];
  total: string;
  fileName: string;
  children?: ReactNode;
}

export function MoneyReport({ operation, days, groups, total, fileName, children }: MoneyReportProps) {
  const { t, money } = useText();
  const groupText = useGroupText();
  const [search, setSearch] = useSearchParams();
  const chosen = groups.find((group) => group === search.get('by')) ?? groups[0];
  const series: Group = chosen === 'DAY' ? groups[0] : chosen;
  const daily = useOperation('souk', operation, { Days: days, GroupBy: ['DAY', series] });
  const wish = { Days: days, GroupBy: [chosen] };
  const grouped = useOperation('souk', operation, wish);
  const options = groups.map((group) => ({ value: group as string, label: t(groupNames[group]) }));
  const barOf = (row: MoneyRow) => ({ day: row.Day ?? '', series: groupText(row, series), value: Number(row.Sum.Total) });
  return (
    <SpaceBetween size="l">
      <Block of={grouped} lines={3}>
        {(answer: MoneyAnswer) => <Sums of={answer} total={total} />}
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
              <Suspense fallback={<Skeleton lines={6} />}>
                <DayChart
                  from={answer.From}
                  to={answer.To}
                  values={answer.Rows.map(barOf)}
                  title={t('money.by_day')}
                  unit={total}
                  format={(value) => money(value.toFixed(value < 0.01 ? 8 : 2), answer.CurrencyCode)}
                  others={t('money.others')}
                />
              </Suspense>
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

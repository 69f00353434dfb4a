// How an endpoint is used: its calls, errors and latencies of the time that is looked at.
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { lazy, Suspense, useState } from 'react';
import { useOperation } from '#/api/use_operation';
import type { EndpointMetrics } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Skeleton } from '#/parts/skeleton';
import { Block, Empty } from '#/parts/states';
import { useAgain } from './use_again';

// Drawn only where there is something to draw.
const UseCharts = lazy(() => import('./use_charts'));

// How far back, and the period of a bar: some sixty of them.
const ranges = { 60: 1, 360: 6, 1440: 30, 10080: 180 };
type Range = keyof typeof ranges;

function useNumbers() {
  const { t, number } = useText();
  return {
    number,
    latency: (micros: number | undefined) => (micros === undefined ? '–' : t('endpoint.use.ms', { milliseconds: number(micros / 1000, 1) })),
  };
}

function Periods({ rows }: { rows: EndpointMetrics[] }) {
  const { t, dateTime } = useText();
  const { number, latency } = useNumbers();
  return (
    <Table<EndpointMetrics>
      variant="embedded"
      items={[...rows].reverse()}
      trackBy="Time"
      ariaLabels={{ tableLabel: t('endpoint.use') }}
      wrapLines
      columnDefinitions={[
        { id: 'time', header: t('endpoint.use.time'), isRowHeader: true, minWidth: 130, cell: (row) => dateTime(row.Time) },
        { id: 'all', header: t('endpoint.use.invocations'), minWidth: 100, cell: (row) => number(row.Invocations) },
        { id: '4xx', header: t('endpoint.use.4xx'), minWidth: 100, cell: (row) => number(row.Invocation4XXErrors) },
        { id: '5xx', header: t('endpoint.use.5xx'), minWidth: 100, cell: (row) => number(row.Invocation5XXErrors) },
        { id: 'p50', header: t('endpoint.use.p50'), minWidth: 100, cell: (row) => latency(row.LatencyP50) },
        { id: 'p95', header: t('endpoint.use.p95'), minWidth: 100, cell: (row) => latency(row.LatencyP95) },
      ]}
    />
  );
}

export function EndpointUse({ name, lives }: { name: string; lives: boolean }) {
  const { t } = useText();
  const { number, latency } = useNumbers();
  const [range, setRange] = useState<Range>(60);
  const input = { EndpointName: name, Minutes: range, PeriodMinutes: ranges[range] };
  const loaded = useOperation('souk', 'GetEndpointMetrics', input);
  useAgain(loaded.reload, 10_000, lives);
  const options = Object.keys(ranges).map((value) => ({ value, label: t(`endpoint.use.range.${value}` as MessageKey) }));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('endpoint.use.text')}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyAs of={() => act('souk', 'GetEndpointMetrics', input)} />
              <Select
                ariaLabel={t('endpoint.use.range')}
                options={options}
                selectedOption={options.find((each) => each.value === String(range))!}
                onChange={({ detail }) => setRange(Number(detail.selectedOption.value) as Range)}
              />
            </SpaceBetween>
          }
        >
          {t('endpoint.use')}
        </Header>
      }
    >
      <Block of={loaded}>
        {(answer) =>
          answer.Total.Invocations === 0 ? (
            <Empty text={t('endpoint.use.none')} />
          ) : (
            <SpaceBetween size="l">
              <KeyValuePairs
                columns={4}
                items={[
                  { label: t('endpoint.use.invocations'), value: number(answer.Total.Invocations) },
                  {
                    label: `${t('endpoint.use.4xx')}, ${t('endpoint.use.5xx')}`,
                    value: `${number(answer.Total.Invocation4XXErrors)}, ${number(answer.Total.Invocation5XXErrors)}`,
                  },
                  { label: t('endpoint.use.p50'), value: latency(answer.Total.LatencyP50) },
                  { label: t('endpoint.use.p95'), value: latency(answer.Total.LatencyP95) },
                ]}
              />
              <Suspense fallback={<Skeleton />}>
                <UseCharts answer={answer} minutes={ranges[range]} />
              </Suspense>
              <ExpandableSection headerText={t('endpoint.use.table')} headingTagOverride="h3">
                <Periods rows={answer.Periods} />
              </ExpandableSection>
            </SpaceBetween>
          )
        }
      </Block>
    </Container>
  );
}

// How often an endpoint was called and how fast it answered, drawn; the table below has the same numbers.
import BarChart from '@cloudscape-design/components/bar-chart';
import LineChart from '@cloudscape-design/components/line-chart';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { EndpointMetrics, GetEndpointMetricsResponse } from '#/generated/api/souk';
import { useText } from '#/language';

const minute = 60;

/** Every period of the range: those without an invocation are not told, and are drawn as none. */
function periodsOf(answer: GetEndpointMetricsResponse, minutes: number): EndpointMetrics[] {
  const told = new Map(answer.Periods.map((each) => [each.Time, each]));
  const all: EndpointMetrics[] = [];
  for (let time = answer.From; time <= answer.To; time += minutes * minute)
    all.push(told.get(time) ?? { Time: time, Invocations: 0, Invocation4XXErrors: 0, Invocation5XXErrors: 0 });
  return all;
}

export default function UseCharts({ answer, minutes }: { answer: GetEndpointMetricsResponse; minutes: number }) {
  const { t, number, dateTime } = useText();
  const periods = periodsOf(answer, minutes);
  const domain = periods.map((each) => new Date(each.Time * 1000));
  const bars = (title: string, count: (of: EndpointMetrics) => number) =>
    ({ type: 'bar', title, data: periods.map((each, i) => ({ x: domain[i]!, y: count(each) })) }) as const;
  const lines = (title: string, latency: (of: EndpointMetrics) => number | undefined) =>
    ({
      type: 'line',
      title,
      data: answer.Periods.map((each) => ({ x: new Date(each.Time * 1000), y: (latency(each) ?? 0) / 1000 })),
      valueFormatter: (value: number) => t('endpoint.use.ms', { milliseconds: number(value, 1) }),
    }) as const;
  const ends: [Date, Date] = [new Date(answer.From * 1000), new Date(answer.To * 1000)];
  const slowest = Math.max(...answer.Periods.map((each) => (each.LatencyP95 ?? 0) / 1000));
  const most = Math.max(...periods.map((each) => each.Invocations));
  const ticks = { xTickFormatter: (x: Date) => dateTime(x.getTime() / 1000) };
  return (
    <SpaceBetween size="l">
      <BarChart
        series={[
          bars(t('endpoint.use.good'), (each) => each.Invocations - each.Invocation4XXErrors - each.Invocation5XXErrors),
          bars(t('endpoint.use.4xx'), (each) => each.Invocation4XXErrors),
          bars(t('endpoint.use.5xx'), (each) => each.Invocation5XXErrors),
        ]}
        stackedBars
        xScaleType="categorical"
        xDomain={domain}
        yDomain={[0, most * 1.1 || 1]}
        height={160}
        hideFilter
        ariaLabel={t('endpoint.use.invocations')}
        xTitle={t('endpoint.use.time')}
        yTitle={t('endpoint.use.invocations')}
        i18nStrings={ticks}
      />
      {answer.Periods.length > 1 && (
        <LineChart
          series={[lines(t('endpoint.use.p50'), (each) => each.LatencyP50), lines(t('endpoint.use.p95'), (each) => each.LatencyP95)]}
          xScaleType="time"
          xDomain={ends}
          yDomain={[0, slowest * 1.1 || 1]}
          height={160}
          hideFilter
          ariaLabel={t('endpoint.use.latency')}
          xTitle={t('endpoint.use.time')}
          yTitle={t('endpoint.use.latency')}
          i18nStrings={{ ...ticks, yTickFormatter: (y) => t('endpoint.use.ms', { milliseconds: number(y, slowest < 10 ? 2 : 0) }) }}
        />
      )}
    </SpaceBetween>
  );
}

// The public prices over time, as steps. The table below it has the same numbers.
import LineChart, { type LineChartProps } from '@cloudscape-design/components/line-chart';
import type { ListPriceChangesResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import type { Price } from '#/listing/listing_view';

type Point = { x: Date; y: number };

const mostLines = 5; // more cannot be told apart

/** Each price holds until the next change, the last one until now. */
function stepsOf(answer: ListPriceChangesResponse, key: string, now: Date): Point[] {
  const points: Point[] = [];
  for (const change of [...answer.Changes].sort((a, b) => a.Changed - b.Changed)) {
    const rate = change.Rates.find((each) => each.DimensionKey === key);
    if (!rate) continue;
    const x = new Date(change.Changed * 1000);
    const before = points.at(-1);
    if (before) points.push({ x, y: before.y });
    points.push({ x, y: Number(rate.Price) });
  }
  const last = points.at(-1);
  return last ? [...points, { x: now, y: last.y }] : [];
}

interface Line {
  use: Price['use'];
  instances: string[];
  data: Point[];
}

/** One line for all instance types whose prices went the same way. */
function linesOf(answer: ListPriceChangesResponse, prices: Price[], now: Date): Line[] {
  const lines = new Map<string, Line>();
  for (const { key, use, instance } of prices) {
    const data = stepsOf(answer, key, now);
    const course = use + JSON.stringify(data);
    lines.set(course, { use, data, instances: [...(lines.get(course)?.instances ?? []), instance] });
  }
  return [...lines.values()].slice(0, mostLines);
}

export default function PriceChart({ answer, prices }: { answer: ListPriceChangesResponse; prices: Price[] }) {
  const { t, date, money } = useText();
  const now = new Date();
  const named = linesOf(answer, prices, now).map(({ use, instances, data }) => ({
    title: [t(`use.${use}`), ...(instances.length === 1 ? instances : [])].filter(Boolean).join(', '),
    data,
  }));
  const series: LineChartProps<Date>['series'] = named
    .filter((each) => each.data.length > 0)
    .map((each) => ({ ...each, type: 'line', valueFormatter: (value) => money(String(value), answer.CurrencyCode) }));
  const all = named.flatMap((each) => each.data);
  const first = new Date(Math.min(...all.map(({ x }) => x.getTime())));
  const short = (x: Date) => date(x.getTime() / 1000);
  return (
    <LineChart
      series={series}
      xScaleType="time"
      xDomain={[first, now]}
      yDomain={[0, Math.max(...all.map(({ y }) => y)) * 1.1 || 1]}
      height={220}
      hideFilter
      ariaLabel={t('history.title')}
      xTitle={t('history.date')}
      yTitle={t('estimate.price')}
      i18nStrings={{ xTickFormatter: short, yTickFormatter: (y) => money(String(y), answer.CurrencyCode) }}
    />
  );
}

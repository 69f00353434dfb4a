// Bars by day, stacked by what they are made of. Their heights are drawn from rounded numbers; the table has the exact
// ones.
import BarChart from '@cloudscape-design/components/bar-chart';
import { useText } from '#/language';
import { dayText } from '#/money/columns';
import { type DayValue, largestFirst } from '#/money/series';

const mostSeries = 5; // more cannot be told apart

/** Every day from the first to the last, for a day without anything is told by its gap. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

interface DayChartProps {
  from: string;
  to: string;
  values: DayValue[];
  title: string;
  unit: string;
  format: (value: number) => string;
  others: string;
  /** The series' names as another chart beside it draws them; each has one colour then. */
  order?: string[];
  height?: number;
}

export default function DayChart({ from, to, values, title, unit, format, others, order, height = 220 }: DayChartProps) {
  const text = useText();
  const names = order ?? largestFirst(values);
  const shown = names.length > mostSeries ? names.slice(0, mostSeries - 1) : names;
  const titles = names.length > shown.length ? [...shown, others] : shown;
  const days = daysBetween(from, to);
  const heights = new Map<string, number>();
  for (const { day, series, value } of values) {
    const key = `${day} ${shown.includes(series) ? series : others}`;
    heights.set(key, (heights.get(key) ?? 0) + value);
  }
  const highest = Math.max(0, ...days.map((day) => titles.reduce((sum, series) => sum + (heights.get(`${day} ${series}`) ?? 0), 0)));
  return (
    <BarChart
      stackedBars
      series={titles.map((series) => ({
        type: 'bar',
        title: series,
        valueFormatter: format,
        data: days.map((day) => ({ x: day, y: heights.get(`${day} ${series}`) ?? 0 })),
      }))}
      xScaleType="categorical"
      xDomain={days}
      yDomain={[0, highest * 1.1 || 1]}
      height={height}
      hideFilter
      hideLegend={titles.length < 2}
      ariaLabel={title}
      empty={text.t('money.none')}
      xTitle={text.t('money.DAY')}
      yTitle={unit}
      i18nStrings={{ xTickFormatter: (day) => dayText(text, day, 'short'), yTickFormatter: format }}
    />
  );
}

// What bars by day are made of, and in which order: charts beside each other give a series one colour.
export interface DayValue {
  day: string;
  series: string;
  value: number;
}

export function largestFirst(values: DayValue[]): string[] {
  const sums = new Map<string, number>();
  for (const { series, value } of values) sums.set(series, (sums.get(series) ?? 0) + value);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([series]) => series);
}

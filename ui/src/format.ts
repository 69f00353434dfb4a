// Numbers, money, sizes and dates as the language writes them, by Intl alone.
export interface Formats {
  number: (value: number, digits?: number) => string;
  percent: (share: number) => string;
  /** A decimal text of the server and its currency; digits beyond the cents are kept. */
  money: (amount: string, currency?: string) => string;
  bytes: (count: number) => string;
  /** Seconds since 1970, as the server tells times. */
  date: (seconds: number) => string;
  dateTime: (seconds: number) => string;
  /** The time of day to the second. */
  time: (seconds: number) => string;
  ago: (seconds: number, now?: number) => string;
  compare: (a: string, b: string) => number;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
const spans: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

export function formats(language: string): Formats {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const collator = new Intl.Collator(language, { numeric: true });
  return {
    number: (value, digits) => new Intl.NumberFormat(language, { maximumFractionDigits: digits ?? 2 }).format(value),
    percent: (share) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share),
    money: (amount, currency = 'USD') => {
      const digits = Math.max(2, amount.split('.')[1]?.replace(/0+$/, '').length ?? 0);
      const options = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
      return new Intl.NumberFormat(language, options).format(amount as Intl.StringNumericLiteral);
    },
    bytes: (count) => {
      const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3));
      const options = { style: 'unit', unit: units[step], maximumFractionDigits: 1 } as const;
      return new Intl.NumberFormat(language, options).format(count / 1000 ** step);
    },
    date: (seconds) => day.format(seconds * 1000),
    dateTime: (seconds) => moment.format(seconds * 1000),
    time: (seconds) => clock.format(seconds * 1000),
    ago: (seconds, now = Date.now() / 1000) => {
      const passed = seconds - now;
      const [unit, size] = spans.find(([, size]) => Math.abs(passed) >= size) ?? ['second', 1];
      return relative.format(Math.round(passed / size), unit);
    },
    compare: collator.compare,
  };
}

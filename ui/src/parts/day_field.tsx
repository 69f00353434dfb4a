// A day after today, as YYYY-MM-DD. The calendar comes after the page: until then the day can be typed.
import Input from '@cloudscape-design/components/input';
import { lazy, Suspense } from 'react';
import { useText } from '#/language';

const DatePicker = lazy(() => import('@cloudscape-design/components/date-picker'));

export function DayField({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const { language } = useText();
  const field = { value, placeholder: '2027-01-31', onChange: ({ detail }: { detail: { value: string } }) => onChange(detail.value) } as const;
  return (
    <Suspense fallback={<Input {...field} />}>
      <DatePicker {...field} format="iso" locale={language} isDateEnabled={(date) => date.getTime() > Date.now()} />
    </Suspense>
  );
}

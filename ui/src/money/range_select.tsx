// How many days back a page looks; kept in its address.
import Select from '@cloudscape-design/components/select';
import { useSearchParams } from 'react-router';
import { useText } from '#/language';

const lengths = [7, 30, 90, 365];

export function useDays(): [number, (days: number) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('days'));
  const set = (days: number) =>
    setSearch((before) => {
      before.set('days', String(days));
      return before;
    });
  return [lengths.includes(asked) ? asked : 30, set];
}

export function RangeSelect({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const { t } = useText();
  const options = lengths.map((length) => ({ value: String(length), label: t('money.days', { days: length }) }));
  return (
    <Select
      ariaLabel={t('money.range')}
      options={options}
      selectedOption={options.find(({ value }) => value === String(days))!}
      onChange={({ detail }) => onChange(Number(detail.selectedOption.value))}
    />
  );
}

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useText } from '#/language';

export interface Choice {
  value: string;
  label: string;
}

interface PairProps {
  options: Choice[];
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
}

/** Two of the same kind: the earlier and the later one. */
export function Pair({ options, from, to, onChange }: PairProps) {
  const { t } = useText();
  const chosen = (value: string) => options.find((each) => each.value === value) ?? null;
  return (
    <div className="side-by-side">
      <FormField label={t('compare.from')}>
        <Select options={options} selectedOption={chosen(from)} onChange={({ detail }) => onChange(detail.selectedOption.value!, to)} />
      </FormField>
      <FormField label={t('compare.to')}>
        <Select options={options} selectedOption={chosen(to)} onChange={({ detail }) => onChange(from, detail.selectedOption.value!)} />
      </FormField>
    </div>
  );
}

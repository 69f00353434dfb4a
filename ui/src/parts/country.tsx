import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import type { FieldProblem } from '#/api/call';
import { countryOptions } from '#/countries';
import { useText } from '#/language';
import { fieldError } from '#/parts/problem';

interface CountryProps {
  label: string;
  value: string;
  onChange: (code: string) => void;
  problems: FieldProblem[] | undefined;
}

export function Country({ label, value, onChange, problems }: CountryProps) {
  const text = useText();
  const options = countryOptions(text.language);
  return (
    <FormField label={label} errorText={fieldError(text, problems, 'CountryCode')}>
      <Select
        filteringType="auto"
        placeholder={text.t('settings.country.choose')}
        options={options}
        selectedOption={options.find((each) => each.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value!)}
      />
    </FormField>
  );
}

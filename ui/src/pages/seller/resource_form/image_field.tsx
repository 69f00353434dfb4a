// A container's image: one that the account's resources name already, or any other.
import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { Problem } from '#/parts/problem';

interface ImageFieldProps {
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  onChange: (image: string) => void;
}

export function ImageField({ label, hint, value, error, onChange }: ImageFieldProps) {
  const { t, dateTime } = useText();
  const known = useOperation('souk', 'ListOwnImages', {});
  const options = known.data?.Images.map((each) => ({ value: each.Image, description: t('package.image.used', { date: dateTime(each.UsedAt) }) }));
  return (
    <FormField label={label} description={hint} errorText={error}>
      <SpaceBetween size="xs">
        <Autosuggest
          value={value}
          options={options ?? []}
          placeholder="registry/model:tag"
          enteredTextLabel={(text) => text}
          empty={t('package.image.none')}
          onChange={({ detail }) => onChange(detail.value)}
        />
        <Problem error={known.error} onRetry={known.reload} />
      </SpaceBetween>
    </FormField>
  );
}

// The instance types that a resource runs on.
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import type { KnownInstanceType } from '#/generated/api/souk';
import { useText } from '#/language';
import { useOfferedTypes } from '#/listing/instance_types';

const choiceOf = (value: string) => ({ value, label: value });

interface InstancesProps {
  label: string;
  use: KnownInstanceType['Uses'][number];
  chosen: string[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}

export function Instances({ label, use, chosen, error, onChange }: InstancesProps) {
  const { t } = useText();
  const offered = useOfferedTypes(use, chosen);
  return (
    <FormField label={label} errorText={error}>
      <Multiselect
        options={offered.map(choiceOf)}
        filteringType="auto"
        selectedOptions={chosen.map(choiceOf)}
        onChange={({ detail }) => onChange(detail.selectedOptions.map((each) => each.value!))}
        placeholder={t('package.instances')}
        deselectAriaLabel={(option) => t('do.remove_that', { name: option.label! })}
      />
    </FormField>
  );
}

interface InstanceProps {
  label: string;
  offered: string[];
  chosen: string;
  error: string | undefined;
  onChange: (chosen: string) => void;
}

export function Instance({ label, offered, chosen, error, onChange }: InstanceProps) {
  return (
    <FormField label={label} errorText={error}>
      <Select options={offered.map(choiceOf)} selectedOption={choiceOf(chosen)} onChange={({ detail }) => onChange(detail.selectedOption.value!)} />
    </FormField>
  );
}

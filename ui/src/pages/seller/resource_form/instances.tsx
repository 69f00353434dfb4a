// The instance types that a resource runs on.
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import { useText } from '#/language';

/** Those that are offered; others are given with the CLI or an SDK. */
export const instanceTypes = ['m5', 'c5', 'r5']
  .flatMap((family) => ['large', 'xlarge', '2xlarge', '4xlarge'].map((size) => `ml.${family}.${size}`))
  .concat(['ml.g4dn.xlarge', 'ml.g4dn.2xlarge', 'ml.g5.xlarge', 'ml.p3.2xlarge']);
/** A training job has no ml.c5.large. */
export const trainingTypes = instanceTypes.filter((each) => each !== 'ml.c5.large');

const choiceOf = (value: string) => ({ value, label: value });

interface InstancesProps {
  label: string;
  offered?: string[];
  chosen: string[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}

export function Instances({ label, offered = instanceTypes, chosen, error, onChange }: InstancesProps) {
  const { t } = useText();
  return (
    <FormField label={label} errorText={error}>
      <Multiselect
        options={offered.map(choiceOf)}
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

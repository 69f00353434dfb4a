// The steps of the launch option as its seller fills them in.
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import Toggle from '@cloudscape-design/components/toggle';
import { type MessageKey, useText } from '#/language';
import { useMayChoose } from '#/listing/instance_types';
import { ChooseFile } from '#/parts/choose_file';
import { Problem } from '#/parts/problem';
import type { Draft, Parameter, SampleText } from './draft';
import { Area, Field, Line, RowsField } from './fields';
import type { SectionProps } from './general';
import type { LaunchProps } from './launch';
import { usePutFile } from './put_file';

function Notebook({ draft, change }: SectionProps) {
  const { t } = useText();
  const put = usePutFile();
  const choose = async (file: File) => {
    const url = await put.run(file);
    if (url) change({ SampleNotebookUrl: url });
  };
  return (
    <Field label="draft.notebook" hint="draft.notebook.hint" limit={2000} size={draft.SampleNotebookUrl.length}>
      <SpaceBetween size="s">
        <ChooseFile accept=".ipynb" onChoose={(file) => void choose(file)} />
        <Problem error={put.error} />
        <Input
          value={draft.SampleNotebookUrl}
          ariaLabel={t('draft.notebook')}
          placeholder="https://…"
          onChange={({ detail }) => change({ SampleNotebookUrl: detail.value })}
        />
      </SpaceBetween>
    </Field>
  );
}

export function VersionStep({ draft, change }: LaunchProps) {
  const locked = draft.Mode === 'Edit' && draft.Stage !== 'Draft';
  return (
    <SpaceBetween size="l">
      <Line
        label="draft.version"
        hint={locked ? 'draft.version.locked' : 'draft.version.hint'}
        limit={64}
        locked={locked}
        value={draft.VersionTitle}
        onChange={(VersionTitle) => change({ VersionTitle })}
      />
      <Area label="draft.notes" limit={30000} value={draft.ReleaseNotes} onChange={(ReleaseNotes) => change({ ReleaseNotes })} />
      <Notebook draft={draft} change={change} />
      <Line label="draft.repository" limit={2000} value={draft.RepositoryUrl} placeholder="https://…" onChange={(RepositoryUrl) => change({ RepositoryUrl })} />
      <Area label="draft.usage" hint="draft.usage.hint" limit={10000} rows={6} value={draft.UsageInstructions} onChange={(UsageInstructions) => change({ UsageInstructions })} />
    </SpaceBetween>
  );
}

function TrainingData({ draft, change }: SectionProps) {
  const { t } = useText();
  const { Form, Data } = draft.TrainingSample;
  const put = (given: Partial<Draft['TrainingSample']>) => change({ TrainingSample: { Form, Data, ...given } });
  return (
    <Field label="draft.training.sample" hint="draft.training.sample.hint">
      <SpaceBetween size="xs">
        <FormOf label="draft.training.sample" form={Form} onChange={(each) => put({ Form: each })} />
        {Form === 'Text' ? (
          <Textarea ariaLabel={t('draft.training.sample')} rows={4} value={Data} onChange={({ detail }) => put({ Data: detail.value })} />
        ) : (
          <Input ariaLabel={t('draft.training.sample')} placeholder="https://…" value={Data} onChange={({ detail }) => put({ Data: detail.value })} />
        )}
      </SpaceBetween>
    </Field>
  );
}

export function TrainingStep({ draft, change }: LaunchProps) {
  const { t } = useText();
  return (
    <SpaceBetween size="l">
      <Area label="draft.training.input" hint="draft.training.input.hint" limit={10000} value={draft.TrainingInput} onChange={(TrainingInput) => change({ TrainingInput })} />
      <TrainingData draft={draft} change={change} />
      <Area label="draft.training.overview" hint="draft.training.overview.hint" limit={10000} value={draft.AlgorithmOverview} onChange={(AlgorithmOverview) => change({ AlgorithmOverview })} />
      <Box>{t('draft.shown.text')}</Box>
    </SpaceBetween>
  );
}

function FormOf({ label, form, onChange }: { label: MessageKey; form: SampleText['Form']; onChange: (form: SampleText['Form']) => void }) {
  const { t } = useText();
  return (
    <SegmentedControl
      label={t(label)}
      selectedId={form}
      onChange={({ detail }) => onChange(detail.selectedId as SampleText['Form'])}
      options={[
        { id: 'Text', text: t('draft.sample.text') },
        { id: 'Url', text: t('draft.sample.url') },
      ]}
    />
  );
}

function Sample({ label, hint, of, onChange }: { label: MessageKey; hint: MessageKey; of: SampleText; onChange: (of: SampleText) => void }) {
  const { t } = useText();
  const control = (member: 'Realtime' | 'Batch', name: MessageKey) => (
    <FormField label={t(name)} stretch>
      {of.Form === 'Text' ? (
        <Textarea rows={4} value={of[member]} onChange={({ detail }) => onChange({ ...of, [member]: detail.value })} />
      ) : (
        <Input placeholder="https://…" value={of[member]} onChange={({ detail }) => onChange({ ...of, [member]: detail.value })} />
      )}
    </FormField>
  );
  return (
    <Field label={label} hint={hint}>
      <SpaceBetween size="xs">
        <FormOf label={label} form={of.Form} onChange={(Form) => onChange({ ...of, Form })} />
        {control('Realtime', 'draft.sample.realtime')}
        {control('Batch', 'draft.sample.batch')}
      </SpaceBetween>
    </Field>
  );
}

const freshParameter: Parameter = { Name: '', Description: '', Constraints: '', Required: false };

function Parameters({ label, flag, rows, onChange }: { label: MessageKey; flag: MessageKey; rows: Parameter[]; onChange: (rows: Parameter[]) => void }) {
  const { t } = useText();
  return (
    <RowsField
      label={label}
      add="draft.parameters.add"
      most={24}
      rows={rows}
      fresh={freshParameter}
      onChange={onChange}
      columns={[
        { label: 'draft.parameters.name', control: (row, set) => <Input value={row.Name} onChange={({ detail }) => set({ Name: detail.value })} /> },
        { label: 'draft.parameters.description', control: (row, set) => <Input value={row.Description} onChange={({ detail }) => set({ Description: detail.value })} /> },
        { label: 'draft.parameters.constraints', control: (row, set) => <Input value={row.Constraints} onChange={({ detail }) => set({ Constraints: detail.value })} /> },
        { label: flag, control: (row, set) => <Toggle ariaLabel={t(flag)} checked={row.Required} onChange={({ detail }) => set({ Required: detail.checked })} /> },
      ]}
    />
  );
}

export function InputsStep({ draft, change, asset }: LaunchProps) {
  const { t } = useText();
  return (
    <SpaceBetween size="l">
      {asset.contentTypes.length > 0 && <Box>{t('draft.content_types', { types: asset.contentTypes.join(', ') })}</Box>}
      <Area label="draft.input" hint="draft.input.hint" limit={10000} value={draft.InputDescription} onChange={(InputDescription) => change({ InputDescription })} />
      <Area label="draft.limitations" limit={1000} rows={2} value={draft.Limitations} onChange={(Limitations) => change({ Limitations })} />
      <Sample label="draft.sample_input" hint="draft.sample.hint" of={draft.SampleInput} onChange={(SampleInput) => change({ SampleInput })} />
      <Parameters label="draft.input_parameters" flag="draft.parameters.required" rows={draft.InputParameters} onChange={(InputParameters) => change({ InputParameters })} />
      <Parameters label="draft.custom_attributes" flag="draft.parameters.required" rows={draft.CustomAttributes} onChange={(CustomAttributes) => change({ CustomAttributes })} />
    </SpaceBetween>
  );
}

export function OutputsStep({ draft, change }: LaunchProps) {
  return (
    <SpaceBetween size="l">
      <Area label="draft.output" limit={10000} value={draft.OutputDescription} onChange={(OutputDescription) => change({ OutputDescription })} />
      <Sample label="draft.sample_output" hint="draft.sample.hint" of={draft.SampleOutput} onChange={(SampleOutput) => change({ SampleOutput })} />
      <Parameters label="draft.output_parameters" flag="draft.parameters.always" rows={draft.OutputParameters} onChange={(OutputParameters) => change({ OutputParameters })} />
    </SpaceBetween>
  );
}

function Instance({ label, types, value, onChange }: { label: MessageKey; types: string[] | undefined; value: string; onChange: (value: string) => void }) {
  const { t } = useText();
  const mayChoose = useMayChoose();
  const options = (types ?? []).filter((each) => each === value || mayChoose(each)).map((each) => ({ value: each, label: each }));
  return (
    <Field label={label}>
      <Select
        options={options}
        disabled={!types}
        placeholder={types ? t('draft.instance.choose') : t('draft.instance.first')}
        selectedOption={options.find((each) => each.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </Field>
  );
}

export function InstancesStep({ draft, change, asset }: LaunchProps) {
  const { t } = useText();
  return (
    <SpaceBetween size="l">
      <Box>{t('draft.recommended.text')}</Box>
      <Instance label="draft.recommended.batch" types={asset.supported?.batch} value={draft.BatchTransform} onChange={(BatchTransform) => change({ BatchTransform })} />
      <Instance label="draft.recommended.realtime" types={asset.supported?.realtime} value={draft.RealtimeInference} onChange={(RealtimeInference) => change({ RealtimeInference })} />
      {draft.Kind === 'Algorithm' && (
        <Instance label="draft.recommended.training" types={asset.supported?.training} value={draft.Training} onChange={(Training) => change({ Training })} />
      )}
    </SpaceBetween>
  );
}

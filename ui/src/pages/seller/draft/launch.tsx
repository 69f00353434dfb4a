import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import Tiles from '@cloudscape-design/components/tiles';
import Toggle from '@cloudscape-design/components/toggle';
import { useList } from '#/api/use_list';
import { type MessageKey, useText } from '#/language';
import { AppLink } from '#/parts/link';
import { Problem } from '#/parts/problem';
import type { Draft, Parameter, SampleText } from './draft';
import { Area, Field, Line, RowsField } from './fields';
import type { SectionProps } from './general';
import type { Asset } from './use_asset';

interface LaunchProps extends SectionProps {
  asset: Asset;
}

function Picker({ draft, change, asset }: LaunchProps) {
  const { t } = useText();
  const packages = useList('sagemaker', 'ListModelPackages', { MaxResults: 100 });
  const algorithms = useList('sagemaker', 'ListAlgorithms', { MaxResults: 100 });
  const options =
    draft.Kind === 'Algorithm'
      ? (algorithms.data?.AlgorithmSummaryList ?? []).map((each) => ({ value: each.AlgorithmArn, label: each.AlgorithmName, description: each.AlgorithmStatus }))
      : (packages.data?.ModelPackageSummaryList ?? []).map((each) => ({ value: each.ModelPackageArn, label: each.ModelPackageName, description: each.ModelPackageStatus }));
  return (
    <SpaceBetween size="m">
      <Tiles
        ariaLabel={t('draft.kind')}
        value={draft.Kind}
        onChange={({ detail }) => change({ Kind: detail.value as Draft['Kind'], AssetArn: '', Training: '' })}
        items={[
          { value: 'ModelPackage', label: t('draft.kind.package'), description: t('draft.kind.package.text') },
          { value: 'Algorithm', label: t('draft.kind.algorithm'), description: t('draft.kind.algorithm.text') },
        ]}
      />
      <Field label="draft.asset" hint="draft.asset.hint">
        <SpaceBetween size="xs">
          <Select
            options={options}
            placeholder={t('draft.asset.choose')}
            empty={t('draft.asset.none')}
            selectedOption={options.find(({ value }) => value === draft.AssetArn) ?? null}
            onChange={({ detail }) => change({ AssetArn: detail.selectedOption.value ?? '' })}
          />
          <Input value={draft.AssetArn} ariaLabel={t('draft.asset')} placeholder="arn:aws:sagemaker:…" onChange={({ detail }) => change({ AssetArn: detail.value.trim() })} />
        </SpaceBetween>
      </Field>
      <Problem error={asset.error} />
      {!options.length && !packages.loading && (
        <Alert action={<AppLink to="/seller/resources">{t('nav.resources')}</AppLink>}>{t('draft.asset.first')}</Alert>
      )}
      <Line label="draft.role" hint="draft.role.hint" limit={2048} value={draft.AccessRoleArn} placeholder="arn:aws:iam::…:role/…" onChange={(AccessRoleArn) => change({ AccessRoleArn })} />
    </SpaceBetween>
  );
}

/** What buyers see of the algorithm without anybody typing it. */
function Shown({ asset }: { asset: Asset }) {
  const { t } = useText();
  if (!asset.training) return null;
  const names = (values: (string | undefined)[] | undefined) => values?.join(', ') || '–';
  return (
    <Container header={<Header variant="h2" description={t('draft.shown.text')}>{t('draft.shown')}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: t('draft.shown.metrics'), value: names(asset.training.MetricDefinitions?.map((each) => each.Name)) },
          { label: t('draft.shown.channels'), value: names(asset.training.TrainingChannels?.map((each) => each.Name)) },
          { label: t('draft.shown.parameters'), value: names(asset.training.SupportedHyperParameters?.map((each) => each.Name)) },
        ]}
      />
    </Container>
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
        <SegmentedControl
          label={t(label)}
          selectedId={of.Form}
          onChange={({ detail }) => onChange({ ...of, Form: detail.selectedId as SampleText['Form'] })}
          options={[
            { id: 'Text', text: t('draft.sample.text') },
            { id: 'Url', text: t('draft.sample.url') },
          ]}
        />
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

function Instance({ label, types, value, onChange }: { label: MessageKey; types: string[] | undefined; value: string; onChange: (value: string) => void }) {
  const { t } = useText();
  const options = (types ?? []).map((each) => ({ value: each, label: each }));
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

export function Launch({ draft, change, asset }: LaunchProps) {
  const { t } = useText();
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description={t('draft.asset.text')}>{t('draft.what_runs')}</Header>}>
        <Picker draft={draft} change={change} asset={asset} />
      </Container>
      <Shown asset={asset} />
      <Container header={<Header variant="h2">{t('draft.version.title')}</Header>}>
        <SpaceBetween size="l">
          <Line label="draft.version" hint="draft.version.hint" limit={64} value={draft.VersionTitle} onChange={(VersionTitle) => change({ VersionTitle })} />
          <Area label="draft.notes" limit={30000} value={draft.ReleaseNotes} onChange={(ReleaseNotes) => change({ ReleaseNotes })} />
          <Line label="draft.notebook" hint="draft.notebook.hint" limit={2000} value={draft.SampleNotebookUrl} placeholder="https://…" onChange={(SampleNotebookUrl) => change({ SampleNotebookUrl })} />
          <Line label="draft.repository" limit={2000} value={draft.RepositoryUrl} placeholder="https://…" onChange={(RepositoryUrl) => change({ RepositoryUrl })} />
          <Area label="draft.usage" hint="draft.usage.hint" limit={10000} rows={6} value={draft.UsageInstructions} onChange={(UsageInstructions) => change({ UsageInstructions })} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description={asset.contentTypes.length ? t('draft.content_types', { types: asset.contentTypes.join(', ') }) : undefined}>{t('draft.inputs')}</Header>}>
        <SpaceBetween size="l">
          <Area label="draft.input" hint="draft.input.hint" limit={10000} value={draft.InputDescription} onChange={(InputDescription) => change({ InputDescription })} />
          <Area label="draft.limitations" limit={1000} rows={2} value={draft.Limitations} onChange={(Limitations) => change({ Limitations })} />
          <Sample label="draft.sample_input" hint="draft.sample.hint" of={draft.SampleInput} onChange={(SampleInput) => change({ SampleInput })} />
          <Parameters label="draft.input_parameters" flag="draft.parameters.required" rows={draft.InputParameters} onChange={(InputParameters) => change({ InputParameters })} />
          <Parameters label="draft.custom_attributes" flag="draft.parameters.required" rows={draft.CustomAttributes} onChange={(CustomAttributes) => change({ CustomAttributes })} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t('draft.outputs')}</Header>}>
        <SpaceBetween size="l">
          <Area label="draft.output" limit={10000} value={draft.OutputDescription} onChange={(OutputDescription) => change({ OutputDescription })} />
          <Sample label="draft.sample_output" hint="draft.sample.hint" of={draft.SampleOutput} onChange={(SampleOutput) => change({ SampleOutput })} />
          <Parameters label="draft.output_parameters" flag="draft.parameters.always" rows={draft.OutputParameters} onChange={(OutputParameters) => change({ OutputParameters })} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description={t('draft.recommended.text')}>{t('draft.recommended')}</Header>}>
        <SpaceBetween size="l">
          <Instance label="draft.recommended.batch" types={asset.supported?.batch} value={draft.BatchTransform} onChange={(BatchTransform) => change({ BatchTransform })} />
          <Instance label="draft.recommended.realtime" types={asset.supported?.realtime} value={draft.RealtimeInference} onChange={(RealtimeInference) => change({ RealtimeInference })} />
          {draft.Kind === 'Algorithm' && (
            <Instance label="draft.recommended.training" types={asset.supported?.training} value={draft.Training} onChange={(Training) => change({ Training })} />
          )}
        </SpaceBetween>
      </Container>
      <Box variant="small">{t('draft.launch.note')}</Box>
    </SpaceBetween>
  );
}

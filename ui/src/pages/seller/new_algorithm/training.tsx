// How it trains: its channels, its hyper-parameters, and the metrics that its log tells.
import type { AttributeEditorProps } from '@cloudscape-design/components/attribute-editor';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { FieldProblem } from '#/api/call';
import { useText } from '#/language';
import { fieldError } from '#/parts/problem';
import { Rows } from '#/parts/rows';
import { at } from './problems';
import { blankChannel, blankMetric, blankParameter, isNumber, parameterTypes, type ParameterRow, type ParameterType, type Typed } from './typed';

interface TrainingProps {
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  problems: FieldProblem[];
}

const line = (value: string, onChange: (value: string) => void, placeholder = '') => (
  <Input value={value} placeholder={placeholder} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
);

export function Channels({ typed, change, problems }: TrainingProps) {
  const text = useText();
  const { t } = text;
  const error = (member: string) => (row: number) => fieldError(text, problems, at.channel(row, member));
  return (
    <Container header={<Header variant="h2" description={t('algorithm.channels.text')}>{t('draft.shown.channels')}</Header>}>
      <Rows
        rows={typed.channels}
        fresh={blankChannel}
        add={t('algorithm.channels.add')}
        most={8}
        onChange={(channels) => change({ channels })}
        columns={[
          { label: t('resources.name'), error: error('Name'), control: (row, changed) => line(row.name, (name) => changed({ name })) },
          { label: t('package.takes'), error: error('SupportedContentTypes'), control: (row, changed) => line(row.contentTypes, (contentTypes) => changed({ contentTypes }), 'text/csv') },
          { label: t('draft.parameters.required'), control: (row, changed) => <Checkbox checked={row.required} onChange={({ detail }) => changed({ required: detail.checked })} /> },
        ]}
      />
    </Container>
  );
}

// Two rows where there is room; else three, and on phones one field below the other.
const layout: AttributeEditorProps.GridLayout[] = [
  { breakpoint: 's', rows: [[2, 2, 2], [2, 3, 1]] },
  { breakpoint: 'xs', rows: [[2, 2], [2, 2], [3, 1]] },
  { rows: [[1], [1], [1], [1], [1], [1]] },
];

export function Parameters({ typed, change, problems }: TrainingProps) {
  const text = useText();
  const { t } = text;
  const error = (member: string) => (row: number) => fieldError(text, problems, at.parameter(row, member));
  const kinds = parameterTypes.map((value) => ({ value, label: t(`algorithm.type.${value}`) }));
  const hintOf = (row: ParameterRow) => {
    if (row.type === 'FreeText') return undefined;
    return t(isNumber(row.type) ? 'algorithm.allowed.range' : 'algorithm.allowed.values');
  };
  return (
    <Container header={<Header variant="h2" description={t('algorithm.parameters.text')}>{t('draft.shown.parameters')}</Header>}>
      <Rows
        rows={typed.parameters}
        fresh={blankParameter}
        add={t('algorithm.parameters.add')}
        most={100}
        layout={layout}
        onChange={(parameters) => change({ parameters })}
        columns={[
          { label: t('resources.name'), error: error('Name'), control: (row, changed) => line(row.name, (name) => changed({ name }), 'max_depth') },
          {
            label: t('product.type'),
            control: (row, changed) => (
              <Select
                options={kinds}
                selectedOption={kinds.find((each) => each.value === row.type)!}
                onChange={({ detail }) => changed({ type: detail.selectedOption.value as ParameterType })}
              />
            ),
          },
          { label: t('algorithm.otherwise'), error: error('DefaultValue'), control: (row, changed) => line(row.otherwise, (otherwise) => changed({ otherwise })) },
          {
            label: t('algorithm.allowed'),
            hint: hintOf,
            error: error('Range'),
            control: (row, changed) => (
              <Input value={row.type === 'FreeText' ? '' : row.allowed} disabled={row.type === 'FreeText'} spellcheck={false} onChange={({ detail }) => changed({ allowed: detail.value })} />
            ),
          },
          { label: t('package.description'), error: error('Description'), control: (row, changed) => line(row.description, (description) => changed({ description })) },
          {
            label: t('draft.parameters.required'),
            control: (row, changed) => (
              <Checkbox checked={row.required && !row.otherwise} disabled={!!row.otherwise} onChange={({ detail }) => changed({ required: detail.checked })} />
            ),
          },
        ]}
      />
    </Container>
  );
}

export function Metrics({ typed, change, problems }: TrainingProps) {
  const text = useText();
  const { t } = text;
  const error = (member: string) => (row: number) => fieldError(text, problems, at.metric(row, member));
  return (
    <Container header={<Header variant="h2" description={t('algorithm.metrics.text')}>{t('draft.shown.metrics')}</Header>}>
      <Rows
        rows={typed.metrics}
        fresh={blankMetric}
        add={t('algorithm.metrics.add')}
        most={40}
        onChange={(metrics) => change({ metrics })}
        columns={[
          { label: t('resources.name'), error: error('Name'), control: (row, changed) => line(row.name, (name) => changed({ name }), 'validation:auc') },
          { label: t('algorithm.regex'), error: error('Regex'), control: (row, changed) => line(row.regex, (regex) => changed({ regex }), 'validation:auc=([0-9.]+)') },
        ]}
      />
    </Container>
  );
}

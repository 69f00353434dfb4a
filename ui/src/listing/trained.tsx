// How an algorithm trains, taken from the resource: on the product's page, and beside the form of who lists it.
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { HyperParameterSpecification, TrainingSpecification } from '#/generated/api/sagemaker';
import { type MessageKey, useText } from '#/language';
import { Part } from '#/listing/listing_view';

/** The parts of a training specification that buyers are told. */
export type Training = Partial<Pick<TrainingSpecification, 'MetricDefinitions' | 'TrainingChannels' | 'SupportedHyperParameters'>>;

interface Told {
  name: string;
  text: string;
}

function Facts({ title, rows }: { title: MessageKey; rows: Told[] }) {
  const { t } = useText();
  return (
    <Part title={t(title)}>
      {rows.length ? (
        <Table<Told>
          variant="embedded"
          items={rows}
          trackBy="name"
          wrapLines
          ariaLabels={{ tableLabel: t(title) }}
          columnDefinitions={[
            { id: 'name', header: t('draft.parameters.name'), isRowHeader: true, minWidth: 110, cell: (row) => <span className="breakable">{row.name}</span> },
            { id: 'text', header: t('draft.parameters.description'), minWidth: 130, cell: (row) => <span className="breakable">{row.text || '–'}</span> },
          ]}
        />
      ) : (
        <Box color="text-body-secondary">–</Box>
      )}
    </Part>
  );
}

/** "1 … 10", or the values. */
function allowedOf({ Range }: HyperParameterSpecification): string | undefined {
  const numbers = Range?.IntegerParameterRangeSpecification ?? Range?.ContinuousParameterRangeSpecification;
  if (numbers) return `${numbers.MinValue} … ${numbers.MaxValue}`;
  return Range?.CategoricalParameterRangeSpecification?.Values.join(', ');
}

export function Trained({ training }: { training: Training }) {
  const { t } = useText();
  const told = (name: string | undefined, ...texts: (string | undefined)[]): Told => ({ name: name ?? '', text: texts.filter(Boolean).join(' · ') });
  return (
    <SpaceBetween size="m">
      <Facts title="draft.shown.metrics" rows={(training.MetricDefinitions ?? []).map((each) => told(each.Name, each.Regex))} />
      <Facts
        title="draft.shown.channels"
        rows={(training.TrainingChannels ?? []).map((each) =>
          told(each.Name, each.Description, each.SupportedContentTypes?.join(', '), each.IsRequired ? t('draft.parameters.required') : undefined),
        )}
      />
      <Facts
        title="draft.shown.parameters"
        rows={(training.SupportedHyperParameters ?? []).map((each) =>
          told(each.Name, each.Description, each.DefaultValue && t('trained.default', { value: each.DefaultValue }), allowedOf(each), each.IsRequired ? t('draft.parameters.required') : undefined),
        )}
      />
    </SpaceBetween>
  );
}

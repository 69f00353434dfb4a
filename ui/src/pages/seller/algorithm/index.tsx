// An algorithm: besides what a model package shows, how it trains.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { DescribeAlgorithmOutput, HyperParameterSpecification, TrainingSpecification } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Empty } from '#/parts/states';
import { type Asset, breakable, Shown } from '../resource/shown';

const assetOf = (data: DescribeAlgorithmOutput): Asset => ({
  arn: data.AlgorithmArn,
  status: data.AlgorithmStatus,
  certified: !!data.CertifyForMarketplace,
  created: data.CreationTime,
  checks: [...(data.AlgorithmStatusDetails.ValidationStatuses ?? []), ...(data.AlgorithmStatusDetails.ImageScanStatuses ?? [])],
  inference: data.InferenceSpecification,
});

/** "1 … 10", or the values. */
function allowedOf({ Range }: HyperParameterSpecification): string {
  const numbers = Range?.IntegerParameterRangeSpecification ?? Range?.ContinuousParameterRangeSpecification;
  if (numbers) return `${numbers.MinValue} … ${numbers.MaxValue}`;
  return Range?.CategoricalParameterRangeSpecification?.Values.join(', ') ?? '–';
}

function Channels({ of }: { of: TrainingSpecification }) {
  const { t } = useText();
  return (
    <Table
      items={of.TrainingChannels}
      trackBy="Name"
      wrapLines
      header={<Header variant="h2">{t('draft.shown.channels')}</Header>}
      columnDefinitions={[
        { id: 'name', header: t('resources.name'), isRowHeader: true, minWidth: 120, cell: (row) => row.Name },
        { id: 'types', header: t('package.takes'), minWidth: 160, cell: (row) => breakable(row.SupportedContentTypes.join(', ')) },
        { id: 'required', header: t('draft.parameters.required'), minWidth: 120, cell: (row) => row.IsRequired ? t('report.ready.yes') : '–' },
      ]}
    />
  );
}

function Parameters({ of }: { of: TrainingSpecification }) {
  const { t } = useText();
  return (
    <Table
      items={of.SupportedHyperParameters ?? []}
      trackBy="Name"
      wrapLines
      empty={<Empty text={t('algorithm.parameters.none')} />}
      header={<Header variant="h2">{t('draft.shown.parameters')}</Header>}
      columnDefinitions={[
        { id: 'name', header: t('resources.name'), isRowHeader: true, minWidth: 150, cell: (row) => breakable(row.Name) },
        { id: 'type', header: t('product.type'), minWidth: 120, cell: (row) => t(`algorithm.type.${row.Type}`) },
        { id: 'default', header: t('algorithm.otherwise'), minWidth: 120, cell: (row) => breakable(row.DefaultValue) },
        { id: 'allowed', header: t('algorithm.allowed'), minWidth: 140, cell: (row) => breakable(allowedOf(row)) },
        { id: 'required', header: t('draft.parameters.required'), minWidth: 110, cell: (row) => row.IsRequired ? t('report.ready.yes') : '–' },
        { id: 'description', header: t('package.description'), minWidth: 160, cell: (row) => breakable(row.Description) },
      ]}
    />
  );
}

function Metrics({ of }: { of: TrainingSpecification }) {
  const { t } = useText();
  return (
    <Container header={<Header variant="h2">{t('draft.shown.metrics')}</Header>}>
      <ul className="plain">
        {of.MetricDefinitions!.map((each) => (
          <li key={each.Name}>
            {each.Name} <code className="breakable">{each.Regex}</code>
          </li>
        ))}
      </ul>
    </Container>
  );
}

export default function Algorithm() {
  const { t } = useText();
  const { name = '' } = useParams();
  const input = { AlgorithmName: name };
  const loaded = useOperation('sagemaker', 'DescribeAlgorithm', input);
  return (
    <Shown
      name={name}
      kind="Algorithm"
      loaded={loaded}
      assetOf={assetOf}
      factsOf={({ TrainingSpecification: it }) => [
        { label: t('algorithm.image'), value: breakable(it.TrainingImage) },
        { label: t('algorithm.digest'), value: breakable(it.TrainingImageDigest) },
        { label: t('algorithm.instances'), value: breakable(it.SupportedTrainingInstanceTypes.join(', ')) },
      ]}
      actions={<CopyAs of={() => act('sagemaker', 'DescribeAlgorithm', input)} />}
    >
      {({ TrainingSpecification: it }) => (
        <SpaceBetween size="l">
          <Channels of={it} />
          <Parameters of={it} />
          {!!it.MetricDefinitions?.length && <Metrics of={it} />}
        </SpaceBetween>
      )}
    </Shown>
  );
}

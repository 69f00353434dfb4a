// A training job: its phases, the numbers that its log told, what it learned from and with what settings.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useOperation } from '#/api/use_operation';
import type { DescribeTrainingJobResponse, MetricData, SecondaryStatusTransition } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { type Job, JobPage } from './job_page';
import { Took } from './took';

const jobOf = (of: DescribeTrainingJobResponse): Job => ({
  arn: of.TrainingJobArn,
  status: of.TrainingJobStatus,
  failure: of.FailureReason,
  created: of.CreationTime,
  started: of.TrainingStartTime,
  ended: of.TrainingEndTime,
  instanceType: of.ResourceConfig?.InstanceType,
  instances: of.ResourceConfig?.InstanceCount ?? 1,
});

function Phases({ rows }: { rows: SecondaryStatusTransition[] }) {
  const { t, has, time } = useText();
  const named = (phase: string) => {
    const key = `job.phase.${phase}`;
    return has(key) ? t(key) : phase;
  };
  return (
    <Table<SecondaryStatusTransition>
      items={rows}
      trackBy="StartTime"
      variant="container"
      header={<Header variant="h2">{t('job.phases')}</Header>}
      columnDefinitions={[
        { id: 'phase', header: t('job.phase'), isRowHeader: true, minWidth: 120, cell: (row) => named(row.Status) },
        { id: 'since', header: t('job.started'), minWidth: 110, cell: (row) => time(row.StartTime) },
        { id: 'took', header: t('job.took'), minWidth: 90, cell: (row) => (row === rows.at(-1) ? '–' : <Took from={row.StartTime} to={row.EndTime} />) },
      ]}
    />
  );
}

function Metrics({ rows }: { rows: MetricData[] }) {
  const { t, number, time } = useText();
  return (
    <Table<MetricData>
      items={rows}
      trackBy="MetricName"
      variant="container"
      header={
        <Header variant="h2" description={t('job.metrics.text')}>
          {t('draft.shown.metrics')}
        </Header>
      }
      columnDefinitions={[
        { id: 'name', header: t('draft.parameters.name'), isRowHeader: true, minWidth: 140, cell: (row) => row.MetricName },
        { id: 'value', header: t('job.value'), minWidth: 100, cell: (row) => (row.Value === undefined ? '–' : number(row.Value, 6)) },
        { id: 'time', header: t('endpoint.use.time'), minWidth: 110, cell: (row) => (row.Timestamp === undefined ? '–' : time(row.Timestamp)) },
      ]}
    />
  );
}

function Given({ of }: { of: DescribeTrainingJobResponse }) {
  const { t } = useText();
  const channels = (of.InputDataConfig ?? []).map((each) => ({
    label: t('job.channel', { name: each.ChannelName }),
    value: <span className="breakable">{each.DataSource.S3DataSource?.S3Uri ?? '–'}</span>,
  }));
  const settings = Object.entries(of.HyperParameters ?? {}).map(([label, value]) => ({ label, value }));
  return (
    <SpaceBetween size="l">
      {channels.length > 0 && (
        <Container header={<Header variant="h2">{t('draft.shown.channels')}</Header>}>
          <KeyValuePairs columns={2} items={channels} />
        </Container>
      )}
      {settings.length > 0 && (
        <Container header={<Header variant="h2">{t('draft.shown.parameters')}</Header>}>
          <KeyValuePairs columns={4} items={settings} />
        </Container>
      )}
    </SpaceBetween>
  );
}

export function TrainingJob({ name }: { name: string }) {
  const { t } = useText();
  const input = { TrainingJobName: name };
  const described = useOperation('sagemaker', 'DescribeTrainingJob', input);
  return (
    <JobPage
      kind="TRAINING_JOB"
      name={name}
      of={described}
      describe={act('sagemaker', 'DescribeTrainingJob', input)}
      job={jobOf}
      facts={(of) => {
        const algorithm = of.AlgorithmSpecification?.AlgorithmName?.split('/').at(-1);
        return [
          {
            label: t('draft.kind.algorithm'),
            value: algorithm ? <AppLink to={`/seller/resources/algorithms/${encodeURIComponent(algorithm)}`}>{algorithm}</AppLink> : '–',
          },
          { label: t('job.model'), value: <span className="breakable">{of.ModelArtifacts.S3ModelArtifacts || '–'}</span> },
        ];
      }}
    >
      {(of) => (
        <SpaceBetween size="l">
          {of.FinalMetricDataList?.length ? <Metrics rows={of.FinalMetricDataList} /> : null}
          {of.SecondaryStatusTransitions?.length ? <Phases rows={of.SecondaryStatusTransitions} /> : null}
          <Given of={of} />
        </SpaceBetween>
      )}
    </JobPage>
  );
}

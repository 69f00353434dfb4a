// The account's training and transform jobs, the newest first.
import SpaceBetween from '@cloudscape-design/components/space-between';
import { inRegion, regionHere } from '#/api/region';
import { useList } from '#/api/use_list';
import type { Loaded } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { EndpointState } from '../endpoint/state';
import { RegionSelect } from '../endpoint/region_select';
import { Took } from '../job/took';

interface Row {
  arn: string;
  kind: 'TRAINING_JOB' | 'TRANSFORM_JOB';
  name: string;
  status: string;
  created: number;
  ended: number | undefined;
}

const input = { MaxResults: 100 };

function useJobs(): { rows: Row[]; of: Loaded<unknown> } {
  const training = useList('sagemaker', 'ListTrainingJobs', input);
  const transform = useList('sagemaker', 'ListTransformJobs', input);
  const rows: Row[] = [
    ...(training.data?.TrainingJobSummaries ?? []).map((each) => ({
      arn: each.TrainingJobArn,
      kind: 'TRAINING_JOB' as const,
      name: each.TrainingJobName,
      status: each.TrainingJobStatus,
      created: each.CreationTime,
      ended: each.TrainingEndTime,
    })),
    ...(transform.data?.TransformJobSummaries ?? []).map((each) => ({
      arn: each.TransformJobArn,
      kind: 'TRANSFORM_JOB' as const,
      name: each.TransformJobName,
      status: each.TransformJobStatus,
      created: each.CreationTime,
      ended: each.TransformEndTime,
    })),
  ].sort((a, b) => b.created - a.created);
  const reload = () => {
    training.reload();
    transform.reload();
  };
  const data = training.data && transform.data;
  return { rows, of: { data, error: training.error ?? transform.error, loading: training.loading || transform.loading, reload } };
}

export default function Jobs() {
  const { t, dateTime } = useText();
  const { rows, of } = useJobs();
  const region = regionHere();
  const pageOf = ({ kind, name }: Row) => inRegion(`/jobs/${kind === 'TRAINING_JOB' ? 'training' : 'transform'}/${name}`, region);
  return (
    <Page title={t('nav.jobs')} description={t('jobs.text')}>
      <List<Row>
        of={of}
        rows={rows}
        trackBy="arn"
        title={t('nav.jobs')}
        none={t('jobs.none')}
        textOf={(row) => row.name}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs row={t('run.TRAINING_JOB')} of={() => act('sagemaker', 'ListTrainingJobs', input)} />
            <CopyAs row={t('run.TRANSFORM_JOB')} of={() => act('sagemaker', 'ListTransformJobs', input)} />
            <RegionSelect />
          </SpaceBetween>
        }
        columns={[
          { id: 'name', header: t('job.name'), isRowHeader: true, minWidth: 190, sortingField: 'name', cell: (row) => <AppLink to={pageOf(row)}>{row.name}</AppLink> },
          { id: 'kind', header: t('job.kind'), minWidth: 130, sortingField: 'kind', cell: (row) => t(`run.${row.kind}`) },
          { id: 'state', header: t('endpoint.status'), minWidth: 110, sortingField: 'status', cell: (row) => <EndpointState of={row.status} /> },
          { id: 'created', header: t('endpoint.created'), minWidth: 140, sortingField: 'created', cell: (row) => dateTime(row.created) },
          { id: 'took', header: t('job.took'), minWidth: 90, cell: (row) => <Took from={row.created} to={row.ended} /> },
        ]}
      />
    </Page>
  );
}

// The account's training and transform jobs in a region, the newest first.
import { inRegion, regionHere } from '#/api/region';
import { useList } from '#/api/use_list';
import type { Loaded } from '#/api/use_operation';
import type { TrainingJobSummary, TransformJobSummary } from '#/generated/api/sagemaker';
import { type MessageKey, useText } from '#/language';
import { type Act, act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { RegionSelect } from '../endpoint/region_select';
import { EndpointState } from '../endpoint/state';
import { Took } from '../job/took';

interface Row {
  arn: string;
  name: string;
  status: string;
  created: number;
  ended: number | undefined;
}

const ofTraining = (each: TrainingJobSummary): Row => ({
  arn: each.TrainingJobArn,
  name: each.TrainingJobName,
  status: each.TrainingJobStatus,
  created: each.CreationTime,
  ended: each.TrainingEndTime,
});

const ofTransform = (each: TransformJobSummary): Row => ({
  arn: each.TransformJobArn,
  name: each.TransformJobName,
  status: each.TransformJobStatus,
  created: each.CreationTime,
  ended: each.TransformEndTime,
});

interface JobListProps {
  title: MessageKey;
  folder: string;
  of: Loaded<unknown>;
  rows: Row[];
  copied: Act;
}

function JobList({ title, folder, of, rows, copied }: JobListProps) {
  const { t, dateTime } = useText();
  const region = regionHere();
  return (
    <List<Row>
      of={of}
      rows={[...rows].sort((a, b) => b.created - a.created)}
      trackBy="arn"
      title={t(title)}
      none={t('jobs.none')}
      textOf={(row) => row.name}
      actions={<CopyAs of={() => copied} />}
      columns={[
        {
          id: 'name',
          header: t('job.name'),
          isRowHeader: true,
          minWidth: 190,
          sortingField: 'name',
          cell: (row) => <AppLink to={inRegion(`/jobs/${folder}/${row.name}`, region)}>{row.name}</AppLink>,
        },
        { id: 'state', header: t('endpoint.status'), minWidth: 110, sortingField: 'status', cell: (row) => <EndpointState of={row.status} /> },
        { id: 'created', header: t('endpoint.created'), minWidth: 140, sortingField: 'created', cell: (row) => dateTime(row.created) },
        { id: 'took', header: t('job.took'), minWidth: 90, cell: (row) => <Took from={row.created} to={row.ended} /> },
      ]}
    />
  );
}

const input = { MaxResults: 100 };

export default function Jobs() {
  const { t } = useText();
  const training = useList('sagemaker', 'ListTrainingJobs', input);
  const transform = useList('sagemaker', 'ListTransformJobs', input);
  return (
    <Page title={t('nav.jobs')} description={t('jobs.text')} actions={<RegionSelect />}>
      <JobList
        title="jobs.training"
        folder="training"
        of={training}
        rows={(training.data?.TrainingJobSummaries ?? []).map(ofTraining)}
        copied={act('sagemaker', 'ListTrainingJobs', input)}
      />
      <JobList
        title="jobs.transform"
        folder="transform"
        of={transform}
        rows={(transform.data?.TransformJobSummaries ?? []).map(ofTransform)}
        copied={act('sagemaker', 'ListTransformJobs', input)}
      />
    </Page>
  );
}

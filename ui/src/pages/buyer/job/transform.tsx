// A batch transform job: what it reads, with which model, and where its answers lie.
import { useOperation } from '#/api/use_operation';
import type { DescribeTransformJobResponse } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { type Job, JobPage } from './job_page';

const jobOf = (of: DescribeTransformJobResponse): Job => ({
  arn: of.TransformJobArn,
  status: of.TransformJobStatus,
  failure: of.FailureReason,
  created: of.CreationTime,
  started: of.TransformStartTime,
  ended: of.TransformEndTime,
  instanceType: of.TransformResources.InstanceType,
  instances: of.TransformResources.InstanceCount,
});

export function TransformJob({ name }: { name: string }) {
  const { t } = useText();
  const input = { TransformJobName: name };
  const described = useOperation('sagemaker', 'DescribeTransformJob', input);
  const place = (uri: string | undefined) => <span className="breakable">{uri ?? '–'}</span>;
  return (
    <JobPage
      kind="TRANSFORM_JOB"
      name={name}
      of={described}
      describe={act('sagemaker', 'DescribeTransformJob', input)}
      job={jobOf}
      facts={(of) => [
        { label: t('job.runs'), value: place(of.ModelName) },
        { label: t('endpoint.input'), value: place(of.TransformInput.DataSource.S3DataSource.S3Uri) },
        { label: t('endpoint.type'), value: of.TransformInput.ContentType ?? '–' },
        { label: t('job.output'), value: place(of.TransformOutput?.S3OutputPath) },
      ]}
    >
      {() => null}
    </JobPage>
  );
}

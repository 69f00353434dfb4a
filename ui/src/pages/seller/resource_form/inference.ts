// What model packages and algorithms share: what the container takes and answers, and the sample that it is run on.
import type { FieldProblem } from '#/api/call';
import type { CreateModelPackageInput, InferenceSpecification, TransformJobDefinition } from '#/generated/api/sagemaker';

export interface Use {
  contentTypes: string;
  responseTypes: string;
  realtime: string[];
  batch: string[];
}

export interface Trial {
  /** Whether it is run on a sample before it can be listed. */
  validate: boolean;
  sample: string;
  instance: string;
}

export const blankUse: Use = { contentTypes: 'text/csv', responseTypes: 'text/csv', realtime: ['ml.m5.large'], batch: ['ml.m5.large'] };
export const blankTrial: Trial = { validate: true, sample: '', instance: 'ml.m5.large' };

/** Places of the operations' inputs, by which refusals find their fields. */
export const places = {
  container: 'InferenceSpecification.Containers[0]',
  profile: 'ValidationSpecification.ValidationProfiles[0]',
  sample: 'ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformInput.DataSource.S3DataSource.S3Uri',
  instance: 'ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformResources.InstanceType',
};

export const listed = (text: string) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

export function inferenceOf(use: Use, container: InferenceSpecification['Containers'][number]): NonNullable<CreateModelPackageInput['InferenceSpecification']> {
  return {
    Containers: [container],
    SupportedContentTypes: listed(use.contentTypes),
    SupportedResponseMIMETypes: listed(use.responseTypes),
    SupportedRealtimeInferenceInstanceTypes: use.realtime as InferenceSpecification['SupportedRealtimeInferenceInstanceTypes'],
    SupportedTransformInstanceTypes: use.batch as InferenceSpecification['SupportedTransformInstanceTypes'],
  };
}

/** Where a validation's files go: beside what is uploaded here. */
export const outputOf = (name: string, account: string) => `s3://listing-files-${account}/validation/${name}`;

export function transformOf(use: Use, trial: Trial, output: string): TransformJobDefinition {
  return {
    TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: trial.sample } }, ContentType: listed(use.contentTypes)[0] ?? '' },
    TransformOutput: { S3OutputPath: output },
    TransformResources: { InstanceType: trial.instance as 'ml.m5.large', InstanceCount: 1 },
  };
}

/** A problem where something is wrong. */
export const problemIf = (wrong: boolean, where: string, code = 'MISSING'): FieldProblem[] => (wrong ? [{ code, where, message: '' }] : []);

export const problemsOfTrial = (use: Use, trial: Trial): FieldProblem[] => [
  ...problemIf(trial.validate && !trial.sample, places.sample),
  ...problemIf(trial.validate && !use.batch.includes(trial.instance), places.instance, 'PACKAGE_INSTANCE'),
];

/** The places that UseFields and TrialFields show. */
export const placedHere = String.raw`InferenceSpecification\.Supported\w+|ValidationSpecification\.(ValidationRole|ValidationProfiles\[0\]\.TransformJobDefinition\.Transform(Input\.DataSource\.S3DataSource\.S3Uri|Resources\.InstanceType))`;

// A model package as it is typed, and the operation's input that creates it.
import type { CreateModelPackageInput } from '#/generated/api/sagemaker';

export interface Typed {
  name: string;
  description: string;
  image: string;
  data: string;
  contentTypes: string;
  responseTypes: string;
  realtime: string[];
  batch: string[];
  /** Whether it is run on a sample before it can be listed. */
  validate: boolean;
  sample: string;
  instance: string;
}

export const blank: Typed = {
  name: '',
  description: '',
  image: '',
  data: '',
  contentTypes: 'text/csv',
  responseTypes: 'text/csv',
  realtime: ['ml.m5.large'],
  batch: ['ml.m5.large'],
  validate: true,
  sample: '',
  instance: 'ml.m5.large',
};

/** Those that are offered; others are given with the CLI or an SDK. */
export const instanceTypes = ['m5', 'c5', 'r5']
  .flatMap((family) => ['large', 'xlarge', '2xlarge', '4xlarge'].map((size) => `ml.${family}.${size}`))
  .concat(['ml.g4dn.xlarge', 'ml.g4dn.2xlarge', 'ml.g5.xlarge', 'ml.p3.2xlarge']);

const listed = (text: string) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
type Instances = NonNullable<CreateModelPackageInput['InferenceSpecification']>['SupportedRealtimeInferenceInstanceTypes'];
type BatchInstances = NonNullable<CreateModelPackageInput['InferenceSpecification']>['SupportedTransformInstanceTypes'];

export function requestOf(typed: Typed, role: string, account: string): CreateModelPackageInput {
  const container = { Image: typed.image, ...(typed.data && { ModelDataUrl: typed.data }) };
  const data = { S3DataSource: { S3DataType: 'S3Prefix' as const, S3Uri: typed.sample } };
  const profile = {
    ProfileName: 'Validation',
    TransformJobDefinition: {
      TransformInput: { DataSource: data, ContentType: listed(typed.contentTypes)[0] ?? '' },
      TransformOutput: { S3OutputPath: `s3://listing-files-${account}/validation/${typed.name}` },
      TransformResources: { InstanceType: typed.instance as 'ml.m5.large', InstanceCount: 1 },
    },
  };
  return {
    ModelPackageName: typed.name,
    ...(typed.description && { ModelPackageDescription: typed.description }),
    InferenceSpecification: {
      Containers: [container],
      SupportedContentTypes: listed(typed.contentTypes),
      SupportedResponseMIMETypes: listed(typed.responseTypes),
      SupportedRealtimeInferenceInstanceTypes: typed.realtime as Instances,
      SupportedTransformInstanceTypes: typed.batch as BatchInstances,
    },
    ...(typed.validate && { ValidationSpecification: { ValidationRole: role, ValidationProfiles: [profile] } }),
    CertifyForMarketplace: true,
  };
}

// The operation's input that creates an algorithm as it was typed.
import type { Channel, CreateAlgorithmInput, HyperParameterSpecification, TrainingJobDefinition, TrainingSpecification } from '#/generated/api/sagemaker';
import { inferenceOf, listed, outputOf, transformOf } from '../resource_form/inference';
import { isNumber, isTried, type ParameterRow, type Typed, valuesOf } from './typed';

function rangeOf(row: ParameterRow): HyperParameterSpecification['Range'] {
  const values = valuesOf(row);
  if (!values.length || row.type === 'FreeText') return undefined;
  if (row.type === 'Categorical') return { CategoricalParameterRangeSpecification: { Values: values } };
  const [MinValue = '', MaxValue = ''] = values;
  return row.type === 'Integer' ? { IntegerParameterRangeSpecification: { MinValue, MaxValue } } : { ContinuousParameterRangeSpecification: { MinValue, MaxValue } };
}

function parameterOf(row: ParameterRow): HyperParameterSpecification {
  const Range = rangeOf(row);
  return {
    Name: row.name,
    ...(row.description && { Description: row.description }),
    Type: row.type,
    ...(Range && { Range }),
    IsTunable: isNumber(row.type) && !!Range,
    IsRequired: isTried(row),
    ...(row.otherwise && { DefaultValue: row.otherwise }),
  };
}

function trainingOf(typed: Typed): TrainingSpecification {
  return {
    TrainingImage: typed.trainingImage,
    SupportedTrainingInstanceTypes: typed.training as TrainingSpecification['SupportedTrainingInstanceTypes'],
    TrainingChannels: typed.channels.map((row) => ({
      Name: row.name,
      IsRequired: row.required,
      SupportedContentTypes: listed(row.contentTypes),
      SupportedInputModes: ['File'],
    })),
    ...(typed.parameters.length && { SupportedHyperParameters: typed.parameters.map(parameterOf) }),
    ...(typed.metrics.length && { MetricDefinitions: typed.metrics.map((row) => ({ Name: row.name, Regex: row.regex })) }),
  };
}

function jobOf(typed: Typed, output: string): TrainingJobDefinition {
  const values = typed.parameters.map((row) => [row.name, row.otherwise || row.tried] as const).filter(([, value]) => value);
  const filled = typed.channels.filter((row) => row.data);
  return {
    TrainingInputMode: 'File',
    ...(values.length && { HyperParameters: Object.fromEntries(values) }),
    InputDataConfig: filled.map((row): Channel => ({
      ChannelName: row.name,
      ContentType: listed(row.contentTypes)[0] ?? '',
      DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: row.data, S3DataDistributionType: 'FullyReplicated' } },
    })),
    OutputDataConfig: { S3OutputPath: output },
    ResourceConfig: { InstanceType: typed.trainedOn as 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 10 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  };
}

export function requestOf(typed: Typed, role: string, account: string): CreateAlgorithmInput {
  const output = outputOf(typed.name, account);
  const profile = { ProfileName: 'Validation', TrainingJobDefinition: jobOf(typed, output), TransformJobDefinition: transformOf(typed, typed, output) };
  return {
    AlgorithmName: typed.name,
    ...(typed.description && { AlgorithmDescription: typed.description }),
    TrainingSpecification: trainingOf(typed),
    InferenceSpecification: inferenceOf(typed, { Image: typed.inferenceImage || typed.trainingImage }),
    ...(typed.validate && { ValidationSpecification: { ValidationRole: role, ValidationProfiles: [profile] } }),
    CertifyForMarketplace: true,
  };
}

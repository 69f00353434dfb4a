// What is wrong with an algorithm as it is typed, beyond the model's constraints: said at the field before it is sent.
import type { FieldProblem } from '#/api/call';
import { problemIf, problemsOfTrial } from '../resource_form/inference';
import { isNumber, isTried, type ParameterRow, type Typed, valuesOf } from './typed';

const job = 'ValidationSpecification.ValidationProfiles[0].TrainingJobDefinition';
export const at = {
  channel: (row: number, member: string) => `TrainingSpecification.TrainingChannels[${row}].${member}`,
  parameter: (row: number, member: string) => `TrainingSpecification.SupportedHyperParameters[${row}].${member}`,
  metric: (row: number, member: string) => `TrainingSpecification.MetricDefinitions[${row}].${member}`,
  /** Of the row in the form, whether or not the job has it. */
  data: (row: number) => `${job}.InputDataConfig.${row}`,
  tried: (name: string) => `${job}.HyperParameters.${name}`,
  trainedOn: `${job}.ResourceConfig.InstanceType`,
};

function names(rows: { name: string }[], where: (row: number, member: string) => string): FieldProblem[] {
  return rows.flatMap(({ name }, row) => [
    ...problemIf(!name, where(row, 'Name')),
    ...problemIf(!!name && rows.findIndex((each) => each.name === name) < row, where(row, 'Name'), 'NAME_TWICE'),
  ]);
}

const wholeNumber = /^[+-]?\d+$/;
const isOf = (row: ParameterRow, value: string) => (row.type === 'Integer' ? wholeNumber.test(value) : value !== '' && Number.isFinite(Number(value)));

function isRange(row: ParameterRow): boolean {
  const values = valuesOf(row);
  if (!isNumber(row.type) || !values.length) return true;
  return values.length === 2 && values.every((each) => isOf(row, each)) && Number(values[0]) <= Number(values[1]);
}

function fits(row: ParameterRow, value: string): boolean {
  const values = valuesOf(row);
  if (row.type === 'FreeText') return true;
  if (row.type === 'Categorical') return !values.length || values.includes(value);
  if (!isOf(row, value)) return false;
  return values.length !== 2 || (Number(value) >= Number(values[0]) && Number(value) <= Number(values[1]));
}

function isRegex(text: string): boolean {
  try {
    return new RegExp(`${text}|`).exec('')!.length > 1; // the value is what its group holds
  } catch {
    return false;
  }
}

export function problemsOf(typed: Typed): FieldProblem[] {
  const { channels, parameters, metrics, validate } = typed;
  return [
    ...problemIf(!typed.name, 'AlgorithmName'),
    ...problemIf(!typed.trainingImage, 'TrainingSpecification.TrainingImage'),
    ...problemIf(!typed.training.length, 'TrainingSpecification.SupportedTrainingInstanceTypes'),
    ...names(channels, at.channel),
    ...channels.flatMap((row, i) => problemIf(!row.contentTypes.trim(), at.channel(i, 'SupportedContentTypes'))),
    ...names(parameters, at.parameter),
    ...parameters.flatMap((row, i) => [
      ...problemIf(!isRange(row), at.parameter(i, 'Range'), 'PARAMETER_RANGE'),
      ...problemIf(!!row.otherwise && !fits(row, row.otherwise), at.parameter(i, 'DefaultValue'), 'PARAMETER_VALUE'),
      ...problemIf(validate && isTried(row) && !row.tried, at.tried(row.name)),
      ...problemIf(validate && isTried(row) && !!row.tried && !fits(row, row.tried), at.tried(row.name), 'PARAMETER_VALUE'),
    ]),
    ...names(metrics, at.metric),
    ...metrics.flatMap((row, i) => problemIf(!isRegex(row.regex), at.metric(i, 'Regex'), 'METRIC_REGEX')),
    ...channels.flatMap((row, i) => problemIf(validate && row.required && !row.data, at.data(i))),
    ...problemIf(validate && !typed.training.includes(typed.trainedOn), at.trainedOn, 'TRAINING_INSTANCE'),
    ...problemsOfTrial(typed, typed),
  ];
}

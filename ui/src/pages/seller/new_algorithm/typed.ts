// An algorithm as it is typed.
import { blankTrial, blankUse, type Trial, type Use } from '../resource_form/inference';

export interface ChannelRow {
  name: string;
  contentTypes: string;
  required: boolean;
  /** What it is trained on when it is validated. */
  data: string;
}

export type ParameterType = 'Integer' | 'Continuous' | 'Categorical' | 'FreeText';
export const parameterTypes: ParameterType[] = ['Integer', 'Continuous', 'Categorical', 'FreeText'];

export interface ParameterRow {
  name: string;
  description: string;
  type: ParameterType;
  otherwise: string;
  required: boolean;
  /** "lowest, highest" of numbers, or all values of a category. */
  allowed: string;
  /** Its value when it is validated, where it has no default. */
  tried: string;
}

export interface MetricRow {
  name: string;
  regex: string;
}

export interface Typed extends Use, Trial {
  name: string;
  description: string;
  trainingImage: string;
  /** "" where the training image answers, too. */
  inferenceImage: string;
  training: string[];
  /** The one that it is trained on when it is validated. */
  trainedOn: string;
  channels: ChannelRow[];
  parameters: ParameterRow[];
  metrics: MetricRow[];
}

export const blankChannel: ChannelRow = { name: '', contentTypes: 'text/csv', required: true, data: '' };
export const blankParameter: ParameterRow = { name: '', description: '', type: 'Integer', otherwise: '', required: false, allowed: '', tried: '' };
export const blankMetric: MetricRow = { name: '', regex: '' };

export const blank: Typed = {
  name: '',
  description: '',
  trainingImage: '',
  inferenceImage: '',
  training: ['ml.m5.large'],
  trainedOn: 'ml.m5.large',
  channels: [{ ...blankChannel, name: 'train' }],
  parameters: [],
  metrics: [],
  ...blankUse,
  ...blankTrial,
};

export const isNumber = (type: ParameterType) => type === 'Integer' || type === 'Continuous';
export const valuesOf = (row: ParameterRow) => row.allowed.split(isNumber(row.type) ? /[\s,;]+/ : /\s*[,;]\s*/).filter(Boolean);
/** Those whose value a validation has to be told. */
export const isTried = (row: ParameterRow) => row.required && !row.otherwise;

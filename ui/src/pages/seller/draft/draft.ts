// What a seller types for a listing. The document of a listing draft is exactly this.
import type { AdditionalResource } from '#/generated/api/details';

export interface Parameter {
  Name: string;
  Description: string;
  Constraints: string;
  Required: boolean;
}

export interface SampleText {
  Form: 'Text' | 'Url';
  Realtime: string;
  Batch: string;
}

export interface Draft {
  /** A new product, new texts of one, or a new version of one. */
  Mode: 'New' | 'Edit' | 'Version';
  ProductId: string;
  OfferId: string;
  ProductTitle: string;
  Visibility: 'Public' | 'Private';
  /** Typed so, for it is for good. */
  PrivateConfirmed: boolean;
  /** Where it is sold; none are all, also future ones. */
  Regions: string[];
  ShortDescription: string;
  LongDescription: string;
  LogoUrl: string;
  Highlights: string[];
  AdditionalResources: AdditionalResource[];
  SupportDescription: string;
  Categories: string[];
  SearchKeywords: string[];
  Kind: 'ModelPackage' | 'Algorithm';
  AssetArn: string;
  AccessRoleArn: string;
  VersionTitle: string;
  ReleaseNotes: string;
  SampleNotebookUrl: string;
  RepositoryUrl: string;
  UsageInstructions: string;
  InputDescription: string;
  Limitations: string;
  SampleInput: SampleText;
  InputParameters: Parameter[];
  CustomAttributes: Parameter[];
  OutputDescription: string;
  SampleOutput: SampleText;
  OutputParameters: Parameter[];
  BatchTransform: string;
  RealtimeInference: string;
  Training: string;
  PricingModel: 'Free' | 'Usage';
  RealtimeBy: 'Hour' | 'Request';
  /** By dimension key, as typed. */
  Prices: Record<string, string>;
  TrialDays: string;
  RefundPolicy: string;
  EulaName: string;
  EulaUrl: string;
  TestAccounts: string[];
}

export function emptyDraft(): Draft {
  const sample = (): SampleText => ({ Form: 'Text', Realtime: '', Batch: '' });
  return {
    Mode: 'New',
    ProductId: '',
    OfferId: '',
    ProductTitle: '',
    Visibility: 'Public',
    PrivateConfirmed: false,
    Regions: [],
    ShortDescription: '',
    LongDescription: '',
    LogoUrl: '',
    Highlights: [''],
    AdditionalResources: [],
    SupportDescription: '',
    Categories: [],
    SearchKeywords: [],
    Kind: 'ModelPackage',
    AssetArn: '',
    AccessRoleArn: '',
    VersionTitle: '1.0',
    ReleaseNotes: '',
    SampleNotebookUrl: '',
    RepositoryUrl: '',
    UsageInstructions: '',
    InputDescription: '',
    Limitations: '',
    SampleInput: sample(),
    InputParameters: [],
    CustomAttributes: [],
    OutputDescription: '',
    SampleOutput: sample(),
    OutputParameters: [],
    BatchTransform: '',
    RealtimeInference: '',
    Training: '',
    PricingModel: 'Free',
    RealtimeBy: 'Hour',
    Prices: {},
    TrialDays: '',
    RefundPolicy: '',
    EulaName: '',
    EulaUrl: '',
    TestAccounts: [],
  };
}

/** What was kept, with the defaults of what a later portal added. */
export function draftOf(document: unknown): Draft {
  return { ...emptyDraft(), ...(document as Partial<Draft> | undefined) };
}

/** The instance types that the chosen package or algorithm supports. */
export interface Supported {
  batch: string[];
  realtime: string[];
  training: string[];
}

export interface Dimension {
  key: string;
  instance: string;
  use: 'batch' | 'realtime' | 'training' | 'request';
}

/** What has a price: every instance type and use, or each request in the place of the endpoint's hours. */
export function dimensionsOf(draft: Draft, supported: Supported): Dimension[] {
  const hours = (types: string[], use: Dimension['use'], suffix: string): Dimension[] =>
    types.map((instance) => ({ key: `${instance}.${suffix}`, instance, use }));
  const realtime: Dimension[] =
    draft.RealtimeBy === 'Request'
      ? [{ key: 'm.i.c', instance: '', use: 'request' }]
      : hours(supported.realtime, 'realtime', 'm.i.r');
  return [...realtime, ...hours(supported.batch, 'batch', 'm.i.b'), ...hours(supported.training, 'training', 'a.t')];
}

export type Section = 'general' | 'launch' | 'pricing' | 'review';
const sectionsByMode: Record<Draft['Mode'], Section[]> = {
  New: ['general', 'launch', 'pricing', 'review'],
  Edit: ['general', 'review'],
  Version: ['launch', 'pricing', 'review'],
};
export const sectionsOf = (draft: Draft): Section[] => sectionsByMode[draft.Mode];

/** Whether the text is a price that the market takes: up to eight decimals, never in floating point. */
export function isPrice(text: string): boolean {
  return /^\d{1,9}(\.\d{1,8})?$/.test(text);
}

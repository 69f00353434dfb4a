// What a seller types for a listing. The document of a listing draft is exactly this.
import type { AdditionalResource } from '#/generated/api/details';
import type { Language } from '#/language';

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

/** Of what an algorithm trains on. */
export interface TrainingSample {
  Form: 'Text' | 'Url';
  Data: string;
}

/** What a listing says about itself, in one language. */
export interface ListingTexts {
  ProductTitle: string;
  ShortDescription: string;
  LongDescription: string;
  Highlights: string[];
  SupportDescription: string;
  SearchKeywords: string[];
}

/** The same in one language more; what is empty is told in the listing's own words. */
export interface Translation extends ListingTexts {
  Language: Language;
}

export interface Draft extends ListingTexts {
  /** A new product, new texts of one, or a new version of one. */
  Mode: 'New' | 'Edit' | 'Version';
  ProductId: string;
  OfferId: string;
  Visibility: 'Public' | 'Private';
  /** Typed so, for it is for good. */
  PrivateConfirmed: boolean;
  /** Where it is sold; none are all, also future ones. */
  Regions: string[];
  Translations: Translation[];
  /** The product has texts in more languages already: leaving them all out has to be said. */
  Translated: boolean;
  LogoUrl: string;
  /** Beside the logo, in the order in which they are shown. */
  ImageUrls: string[];
  VideoUrl: string;
  AdditionalResources: AdditionalResource[];
  Categories: string[];
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
  /** Of an algorithm: the data it trains on, and how it does. */
  TrainingInput: string;
  TrainingSample: TrainingSample;
  AlgorithmOverview: string;
  BatchTransform: string;
  RealtimeInference: string;
  Training: string;
  PricingModel: 'Free' | 'Usage';
  RealtimeBy: 'Hour' | 'Request';
  /** By dimension key, as typed. */
  Prices: Record<string, string>;
  TrialDays: string;
  RefundPolicy: string;
  /** The seller's own text, or the market's standard contract. */
  Eula: 'Custom' | 'Standard';
  EulaName: string;
  EulaUrl: string;
  TestAccounts: string[];
  /** Where the product stands that is edited; empty of a new one. */
  Stage: '' | 'Draft' | 'Limited' | 'Public' | 'Restricted';
  /** The version that is edited: its delivery option, and what its resource supports. */
  DeliveryOptionId: string;
  Supported?: Supported;
  /** What all versions of the product support together: each of it has its price. */
  Priced?: Supported;
  /** What an edited product said before: what differs from it is what is sent. */
  Before?: Partial<Draft>;
  /** The change set that it was sent as. */
  Submitted?: string;
}

export function emptyTexts(): ListingTexts {
  return { ProductTitle: '', ShortDescription: '', LongDescription: '', Highlights: [''], SupportDescription: '', SearchKeywords: [] };
}

export function emptyDraft(): Draft {
  const sample = (): SampleText => ({ Form: 'Text', Realtime: '', Batch: '' });
  return {
    ...emptyTexts(),
    Mode: 'New',
    ProductId: '',
    OfferId: '',
    Visibility: 'Public',
    PrivateConfirmed: false,
    Regions: [],
    Translations: [],
    Translated: false,
    LogoUrl: '',
    ImageUrls: [],
    VideoUrl: '',
    AdditionalResources: [],
    Categories: [],
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
    TrainingInput: '',
    TrainingSample: { Form: 'Text', Data: '' },
    AlgorithmOverview: '',
    BatchTransform: '',
    RealtimeInference: '',
    Training: '',
    PricingModel: 'Free',
    RealtimeBy: 'Hour',
    Prices: {},
    TrialDays: '',
    RefundPolicy: '',
    Eula: 'Custom',
    EulaName: '',
    EulaUrl: '',
    TestAccounts: [],
    Stage: '',
    DeliveryOptionId: '',
  };
}

/** What was kept, with the defaults of what a later portal added, or a script left out. */
export function draftOf(document: unknown): Draft {
  const draft = { ...emptyDraft(), ...(document as Partial<Draft> | undefined) };
  return { ...draft, Translations: draft.Translations.map((each) => ({ ...emptyTexts(), ...each })) };
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
  const hours = (use: keyof Supported, suffix: string): Dimension[] =>
    [...new Set([...(draft.Priced?.[use] ?? []), ...supported[use]])].map((instance) => ({ key: `${instance}.${suffix}`, instance, use }));
  const realtime: Dimension[] =
    draft.RealtimeBy === 'Request'
      ? [{ key: 'm.i.c', instance: '', use: 'request' }]
      : hours('realtime', 'm.i.r');
  return [...realtime, ...hours('batch', 'm.i.b'), ...hours('training', 'a.t')];
}

/** Where this browser keeps what is not known to be on the server. */
export const keptAt = (id: string) => `souk.draft.${id}`;

export type Section = 'general' | 'launch' | 'pricing' | 'review';

/** What of a product the draft is about. An edited one may have no version or no offer yet. */
export function sectionsOf({ Mode, DeliveryOptionId, OfferId }: Draft): Section[] {
  if (Mode === 'Version') return ['launch', 'pricing', 'review'];
  if (Mode === 'New') return ['general', 'launch', 'pricing', 'review'];
  return ['general', ...(DeliveryOptionId ? (['launch'] as const) : []), ...(OfferId ? (['pricing'] as const) : []), 'review'];
}

/** What the launch option is told in. */
export type Step = 'version' | 'training' | 'inputs' | 'outputs' | 'instances';
export const stepsOf = ({ Kind }: Draft): Step[] => ['version', ...(Kind === 'Algorithm' ? (['training'] as const) : []), 'inputs', 'outputs', 'instances'];

/** Where the form is opened. */
export interface At {
  section: Section;
  step: Step;
}

/** Where an address says, and else at the beginning. */
export function atOf(draft: Draft, section: string | null, step: string | null): At {
  const [sections, steps] = [sectionsOf(draft), stepsOf(draft)];
  return { section: sections.find((each) => each === section) ?? sections[0]!, step: steps.find((each) => each === step) ?? steps[0]! };
}

/** What comes next: another step of the launch option, or the section after. */
export function nextOf({ section, step }: At, draft: Draft): At {
  const steps = stepsOf(draft);
  const further = steps[steps.indexOf(step) + 1];
  if (section === 'launch' && further) return { section, step: further };
  const sections = sectionsOf(draft);
  return { section: sections[Math.min(sections.indexOf(section) + 1, sections.length - 1)]!, step: steps[0]! };
}

/** Whether the text is a price that the market takes: up to eight decimals, never in floating point. */
export function isPrice(text: string): boolean {
  return /^\d{1,9}(\.\d{1,8})?$/.test(text);
}

// What the form calls the members of a draft.
import type { MessageKey, Text } from '#/language';
import type { Draft } from './draft';

const names: Partial<Record<keyof Draft, MessageKey>> = {
  Visibility: 'draft.visibility',
  Regions: 'draft.regions',
  ProductTitle: 'draft.title',
  ShortDescription: 'draft.short',
  LongDescription: 'draft.long',
  Highlights: 'draft.highlights',
  SupportDescription: 'draft.support',
  SearchKeywords: 'draft.keywords',
  Translations: 'draft.languages',
  LogoUrl: 'draft.logo',
  ImageUrls: 'draft.images',
  VideoUrl: 'draft.video',
  AdditionalResources: 'draft.links',
  Categories: 'draft.categories',
  Kind: 'draft.kind',
  AssetArn: 'draft.asset',
  AccessRoleArn: 'draft.role',
  VersionTitle: 'draft.version',
  ReleaseNotes: 'draft.notes',
  SampleNotebookUrl: 'draft.notebook',
  RepositoryUrl: 'draft.repository',
  UsageInstructions: 'draft.usage',
  InputDescription: 'draft.input',
  Limitations: 'draft.limitations',
  SampleInput: 'draft.sample_input',
  InputParameters: 'draft.input_parameters',
  CustomAttributes: 'draft.custom_attributes',
  OutputDescription: 'draft.output',
  SampleOutput: 'draft.sample_output',
  OutputParameters: 'draft.output_parameters',
  TrainingInput: 'draft.training.input',
  TrainingSample: 'draft.training.sample',
  AlgorithmOverview: 'draft.training.overview',
  BatchTransform: 'draft.recommended.batch',
  RealtimeInference: 'draft.recommended.realtime',
  Training: 'draft.recommended.training',
  PricingModel: 'draft.model',
  RealtimeBy: 'draft.realtime_by',
  Prices: 'draft.prices',
  TrialDays: 'draft.trial',
  RefundPolicy: 'draft.refund',
  Eula: 'draft.eula',
  EulaName: 'draft.eula',
  EulaUrl: 'draft.eula',
  TestAccounts: 'draft.test_accounts',
};

export function labelOfMember(name: keyof Draft, t: Text['t']): string {
  const key = names[name];
  return key ? t(key) : name;
}

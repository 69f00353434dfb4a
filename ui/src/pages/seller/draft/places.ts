// Where in the form a check of the report is mended.
import type { ReadinessCheckItem, ReadinessReport } from '#/generated/api/souk';
import type { MessageKey } from '#/language';
import { type Draft, type Section, sectionsOf } from './draft';

export interface Place {
  section: Section;
  label: MessageKey;
}

const information: Record<string, MessageKey> = {
  ProductTitle: 'draft.title',
  ShortDescription: 'draft.short',
  LongDescription: 'draft.long',
  LogoUrl: 'draft.logo',
  Highlights: 'draft.highlights',
  AdditionalResources: 'draft.links',
  SupportDescription: 'draft.support',
  Categories: 'draft.categories',
  SearchKeywords: 'draft.keywords',
  Name: 'draft.title', // the offer is named like the product
  Description: 'draft.title',
};

const version: Record<string, MessageKey> = {
  'Version.VersionTitle': 'draft.version',
  'Version.ReleaseNotes': 'draft.notes',
  SageMakerModelPackageArn: 'draft.asset',
  SageMakerAlgorithmArn: 'draft.asset',
  AccessRoleArn: 'draft.role',
  UsageInstructions: 'draft.usage',
  SampleNotebookUrl: 'draft.notebook',
  RepositoryUrl: 'draft.repository',
  'InputProperties.Description': 'draft.input',
  'InputProperties.SampleInput': 'draft.sample_input',
  'InputProperties.Limitations': 'draft.limitations',
  'InputProperties.Parameters': 'draft.input_parameters',
  'OutputProperties.Description': 'draft.output',
  'OutputProperties.SampleOutput': 'draft.sample_output',
  'OutputProperties.Parameters': 'draft.output_parameters',
  'RecommendedInstanceTypes.BatchTransform': 'draft.recommended.batch',
  'RecommendedInstanceTypes.RealtimeInference': 'draft.recommended.realtime',
  'RecommendedInstanceTypes.Training': 'draft.recommended.training',
};

const sectionOf: Record<string, Section> = {
  UpdateInformation: 'general',
  AddDeliveryOptions: 'launch',
  UpdatePricingTerms: 'pricing',
  UpdateLegalTerms: 'pricing',
  UpdateSupportTerms: 'pricing',
};

function labelOf(change: string, member: string, id: string): MessageKey | undefined {
  switch (change) {
    case 'UpdateInformation':
      return information[member];
    case 'AddDeliveryOptions':
      return version[member];
    case 'UpdatePricingTerms':
      return id === 'offer.trial' ? 'draft.trial' : 'draft.prices';
    case 'UpdateLegalTerms':
      return 'draft.eula';
    case 'UpdateSupportTerms':
      return 'draft.refund';
  }
  return undefined;
}

/** The field that the check speaks of; undefined where it is not in this draft's form. */
export function placeOf({ Id, Field = '' }: ReadinessCheckItem, draft: Draft): Place | undefined {
  const [change = '', ...members] = Field.replace(/\[\d+\].*$/, '').split('.');
  const section = sectionOf[change];
  const label = labelOf(change, members.join('.'), Id);
  return section && label && sectionsOf(draft).includes(section) ? { section, label } : undefined;
}

/** What the market would refuse: what fails in this form, or of the account. What was executed is advice. */
export function blockersOf(report: ReadinessReport | undefined, draft: Draft): ReadinessCheckItem[] {
  const failed = (report?.Checks ?? []).filter(({ Status, Group }) => Status === 'FAIL' && Group !== 'EXECUTED');
  return failed.filter((check) => check.Group === 'SELLER' || placeOf(check, draft));
}

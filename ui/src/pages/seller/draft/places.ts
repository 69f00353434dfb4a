// Where in the form a check of the report, or a refusal of what was sent, is mended.
import type { ReadinessCheckItem, ReadinessReport } from '#/generated/api/souk';
import type { MessageKey } from '#/language';
import { type Draft, type Section, sectionsOf, type Step } from './draft';
import { editsOf } from './edits';

export interface Place {
  section: Section;
  /** Of the launch option; absent of what stands above its steps. */
  step?: Step;
  label: MessageKey;
}

const information: Record<string, MessageKey> = {
  ProductTitle: 'draft.title',
  ShortDescription: 'draft.short',
  LongDescription: 'draft.long',
  LogoUrl: 'draft.logo',
  ImageUrls: 'draft.images',
  VideoUrls: 'draft.video',
  Highlights: 'draft.highlights',
  AdditionalResources: 'draft.links',
  SupportDescription: 'draft.support',
  Categories: 'draft.categories',
  SearchKeywords: 'draft.keywords',
  Translations: 'draft.languages',
  Name: 'draft.title', // the offer is named like the product
  Description: 'draft.title',
};

const option: Record<string, MessageKey> = {
  SageMakerModelPackageArn: 'draft.asset',
  SageMakerAlgorithmArn: 'draft.asset',
  AccessRoleArn: 'draft.role',
};

const version: Record<string, [step: Step, label: MessageKey]> = {
  'Version.VersionTitle': ['version', 'draft.version'],
  'Version.ReleaseNotes': ['version', 'draft.notes'],
  UsageInstructions: ['version', 'draft.usage'],
  SampleNotebookUrl: ['version', 'draft.notebook'],
  RepositoryUrl: ['version', 'draft.repository'],
  'InputProperties.Description': ['inputs', 'draft.input'],
  'InputProperties.SampleInput': ['inputs', 'draft.sample_input'],
  'InputProperties.Limitations': ['inputs', 'draft.limitations'],
  'InputProperties.Parameters': ['inputs', 'draft.input_parameters'],
  'InputProperties.SageMakerCustomAttributes': ['inputs', 'draft.custom_attributes'],
  'OutputProperties.Description': ['outputs', 'draft.output'],
  'OutputProperties.SampleOutput': ['outputs', 'draft.sample_output'],
  'OutputProperties.Parameters': ['outputs', 'draft.output_parameters'],
  'TrainingDetails.InputDescription': ['training', 'draft.training.input'],
  'TrainingDetails.SampleInput': ['training', 'draft.training.sample'],
  'TrainingDetails.AlgorithmOverview': ['training', 'draft.training.overview'],
  'RecommendedInstanceTypes.BatchTransform': ['instances', 'draft.recommended.batch'],
  'RecommendedInstanceTypes.RealtimeInference': ['instances', 'draft.recommended.realtime'],
  'RecommendedInstanceTypes.Training': ['instances', 'draft.recommended.training'],
};

/** The member itself, or what it is a part of: "InputProperties.SampleInput.BatchTransformUrl". */
function within<T>(all: Record<string, T>, member: string): T | undefined {
  const found = Object.keys(all).find((name) => member === name || member.startsWith(`${name}.`));
  return found === undefined ? undefined : all[found];
}

function ofVersion(member: string): Place | undefined {
  const bare = member.replace(/^DeliveryOptions\.Details\.(SageMaker\w+Details\.)?/, '');
  const above = within(option, bare);
  if (above) return { section: 'launch', label: above };
  const found = within(version, bare);
  return found && { section: 'launch', step: found[0], label: found[1] };
}

function ofPrices(member: string, check: string): Place {
  return { section: 'pricing', label: check === 'offer.trial' || member.endsWith('.Duration') ? 'draft.trial' : 'draft.prices' };
}

function placeIn(change: string, member: string, check = ''): Place | undefined {
  switch (change) {
    case 'UpdateInformation': {
      const label = within(information, member);
      return label && { section: 'general', label };
    }
    case 'AddDeliveryOptions':
    case 'UpdateDeliveryOptions':
      return ofVersion(member);
    case 'UpdatePricingTerms':
      return ofPrices(member, check);
    case 'UpdateLegalTerms':
      return { section: 'pricing', label: 'draft.eula' };
    case 'UpdateSupportTerms':
      return { section: 'pricing', label: 'draft.refund' };
    case 'UpdateTargeting':
      return { section: 'review', label: 'draft.test_accounts' };
  }
  return undefined;
}

/** What a published version is made of is fixed: there is no field for it. */
const fixed: MessageKey[] = ['draft.asset', 'draft.role'];

function inForm(place: Place | undefined, draft: Draft): Place | undefined {
  const there = place && sectionsOf(draft).includes(place.section) && !(draft.Mode === 'Edit' && fixed.includes(place.label));
  return there ? place : undefined;
}

const withoutNumbers = (path: string) => path.replaceAll(/\[\d+\]/g, '');

/** The field that the check speaks of; undefined where it is not in this draft's form. */
export function placeOf({ Id, Field = '' }: ReadinessCheckItem, draft: Draft): Place | undefined {
  const [change = '', ...members] = withoutNumbers(Field).split('.');
  return inForm(placeIn(change, members.join('.'), Id), draft);
}

/** The field of a change's member: "Terms[0].Documents[0].Url" of UpdateLegalTerms. */
export function placeOfMember(change: string, member: string, draft: Draft): Place | undefined {
  return inForm(placeIn(change, withoutNumbers(member)), draft);
}

const nothing = { batch: [], realtime: [], training: [] };

/** Whether the check is of what is sent: what an edited product says already, and keeps, is not judged anew. */
function isSent({ Field = '' }: ReadinessCheckItem, sent: Set<string> | undefined): boolean {
  const [change = ''] = Field.split('.');
  return !sent || sent.has(change === 'AddDeliveryOptions' ? 'UpdateDeliveryOptions' : change);
}

/** What the market would refuse: what fails in this form, or of the account. What was executed is advice. */
export function blockersOf(report: ReadinessReport | undefined, draft: Draft): ReadinessCheckItem[] {
  const failed = (report?.Checks ?? []).filter(({ Status, Group }) => Status === 'FAIL' && Group !== 'EXECUTED');
  if (!failed.length) return failed;
  const sent = draft.Mode === 'Edit' ? new Set(editsOf(draft, draft.Supported ?? nothing).map((each) => each.change.ChangeType!)) : undefined;
  return failed.filter((check) => check.Group === 'SELLER' || (isSent(check, sent) && placeOf(check, draft)));
}

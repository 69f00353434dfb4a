// What the form calls the members of the market's documents.
import type { MessageKey, Text } from '#/language';

export const memberLabels: Record<string, MessageKey> = {
  ProductTitle: 'draft.title',
  ShortDescription: 'draft.short',
  LongDescription: 'draft.long',
  Highlights: 'draft.highlights',
  Categories: 'draft.categories',
  SearchKeywords: 'draft.keywords',
  LogoUrl: 'draft.logo',
  ImageUrls: 'draft.images',
  AdditionalResources: 'draft.links',
  'SupportInformation.Description': 'draft.support',
  SupportDescription: 'draft.support',
  Visibility: 'product.status',
  VersionTitle: 'draft.version',
  ReleaseNotes: 'draft.notes',
  Usage: 'draft.usage',
  'InputProperties.Description': 'draft.input',
  'OutputProperties.Description': 'draft.output',
  Limitations: 'draft.limitations',
  'TrainingDetails.InputDescription': 'draft.training.input',
  'TrainingDetails.SampleInput': 'draft.training.sample',
  'SampleInput.Text': 'draft.training.sample',
  'SampleInput.Url': 'draft.training.sample',
  AlgorithmOverview: 'draft.training.overview',
  SampleNotebookUrl: 'draft.notebook',
  RepositoryUrl: 'draft.repository',
  BuyerAccounts: 'allow_list.title',
  Regions: 'product.regions',
  Price: 'listing.price',
  LegalTerm: 'draft.eula',
  EulaUrl: 'draft.eula',
  RefundPolicy: 'draft.refund',
};

/** A place in a request as the reader knows it: "DeliveryOptions[0].Details.ReleaseNotes" is the release notes; as it stands where no label is known. */
export function labelOfPlace({ t }: Text, where: string): string {
  const members = where.replaceAll(/\[\d+\]/g, '').split('.');
  const key = memberLabels[members.slice(-2).join('.')] ?? memberLabels[members.at(-1)!];
  return key ? t(key) : where;
}

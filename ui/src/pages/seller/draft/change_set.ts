// A draft as the change set that lists it: what the portal sends is what "Copy as" shows.
import type { Input } from '#/api/call';
import type { Change } from '#/generated/api/marketplace-catalog';
import { dimensionsOf, type Draft, type Parameter, type SampleText, type Supported } from './draft';
import { editsOf } from './edits';
import { textsWritten } from './words_in';

export const productType = 'MachineLearningProduct@1.0';
export const offerType = 'Offer@1.0';
/** Its version. */
export const standardContract = '2022-07-14';
const offer = '$Offer.Entity.Identifier';

export function change(ChangeType: string, Type: string, Identifier: string | undefined, DetailsDocument: object, ChangeName?: string): Change {
  return {
    ChangeType,
    Entity: Identifier ? { Type, Identifier } : { Type },
    DetailsDocument,
    ...(ChangeName ? { ChangeName } : {}),
  };
}

/** Without what was left empty. */
function filled<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined)) as T;
}

function sample({ Form, Realtime, Batch }: SampleText): object {
  return filled({ [`RealtimeInference${Form}`]: Realtime, [`BatchTransform${Form}`]: Batch });
}

function inputs(parameters: Parameter[]): object[] {
  return parameters.filter((each) => each.Name).map((each) => filled(each));
}

function outputs(parameters: Parameter[]): object[] {
  return parameters
    .filter((each) => each.Name)
    .map(({ Name, Description, Required }) => ({ Name, Description, AlwaysReturned: Required }));
}

/** Only where there are some, or were: AWS's own change has no such member. */
function translationsOf({ Translations, Translated }: Draft): object {
  const written = Translations.filter((each) => textsWritten(each)).map(({ Highlights, SearchKeywords, ...texts }) => ({
    ...filled(texts),
    ...(Highlights.some((each) => each.trim()) ? { Highlights: Highlights.filter((each) => each.trim()) } : {}),
    ...(SearchKeywords.length ? { SearchKeywords } : {}),
  }));
  return written.length || Translated ? { Translations: written } : {};
}

/** Only where there are some, or were: AWS's own change has no such member. */
function imagesOf(draft: Draft): object {
  const images = draft.ImageUrls.filter((each) => each.trim());
  return images.length || draft.Before?.ImageUrls?.length ? { ImageUrls: images } : {};
}

export function informationOf(draft: Draft): object {
  return {
    ProductTitle: draft.ProductTitle,
    ShortDescription: draft.ShortDescription,
    LongDescription: draft.LongDescription,
    LogoUrl: draft.LogoUrl,
    ...imagesOf(draft),
    ...(draft.VideoUrl || draft.Before?.VideoUrl ? { VideoUrls: draft.VideoUrl ? [draft.VideoUrl] : [] } : {}),
    Highlights: draft.Highlights.filter((each) => each.trim()),
    AdditionalResources: draft.AdditionalResources.filter((each) => each.Url),
    SupportDescription: draft.SupportDescription,
    Categories: draft.Categories,
    SearchKeywords: draft.SearchKeywords,
    ...translationsOf(draft),
  };
}

/** What was told before and is told no more is taken away: null. */
function trainingOf({ TrainingInput, TrainingSample, AlgorithmOverview, Before }: Draft): { TrainingDetails?: object } {
  const told = filled({
    InputDescription: TrainingInput || (Before?.TrainingInput ? null : ''),
    SampleInput: TrainingSample.Data ? { [TrainingSample.Form]: TrainingSample.Data } : Before?.TrainingSample?.Data ? null : '',
    AlgorithmOverview: AlgorithmOverview || (Before?.AlgorithmOverview ? null : ''),
  });
  return Object.keys(told).length ? { TrainingDetails: told } : {};
}

/** How a version is used, and on what: what of it can be edited later. */
export function usageOf(draft: Draft) {
  const recommended = { BatchTransform: draft.BatchTransform, RealtimeInference: draft.RealtimeInference };
  return {
    UsageInstructions: draft.UsageInstructions,
    SampleNotebookUrl: draft.SampleNotebookUrl,
    RepositoryUrl: draft.RepositoryUrl,
    InputProperties: filled({
      Description: draft.InputDescription,
      Limitations: draft.Limitations,
      SampleInput: sample(draft.SampleInput),
      Parameters: inputs(draft.InputParameters),
      SageMakerCustomAttributes: inputs(draft.CustomAttributes),
    }),
    OutputProperties: {
      Description: draft.OutputDescription,
      SampleOutput: sample(draft.SampleOutput),
      Parameters: outputs(draft.OutputParameters),
    },
    ...(draft.Kind === 'Algorithm' && trainingOf(draft)),
    RecommendedInstanceTypes: draft.Kind === 'Algorithm' ? { ...recommended, Training: draft.Training } : recommended,
  };
}

export const optionOf = ({ Kind }: Draft) => `SageMaker${Kind}DeliveryOptionDetails`;

export function versionOf(draft: Draft): object {
  const details = {
    [`SageMaker${draft.Kind}Arn`]: draft.AssetArn,
    AccessRoleArn: draft.AccessRoleArn,
    ...usageOf(draft),
  };
  return {
    Version: { VersionTitle: draft.VersionTitle, ReleaseNotes: draft.ReleaseNotes },
    DeliveryOptions: [{ Details: { [optionOf(draft)]: details } }],
  };
}

export function legalOf({ Eula, EulaUrl }: Draft): object {
  const document = Eula === 'Standard' ? { Type: 'StandardEula', Version: standardContract } : { Type: 'CustomEula', Url: EulaUrl };
  return { Terms: [{ Type: 'LegalTerm', Documents: [document] }] };
}

export const refundOf = ({ RefundPolicy }: Draft): object => ({ Terms: [{ Type: 'SupportTerm', RefundPolicy }] });
export const targetingOf = ({ TestAccounts }: Draft): object => ({ PositiveTargeting: { BuyerAccounts: TestAccounts } });

export function pricingOf(draft: Draft, supported: Supported): object {
  const dimensions = dimensionsOf(draft, supported);
  const free = draft.PricingModel === 'Free';
  const usage = {
    Type: 'UsageBasedPricingTerm',
    CurrencyCode: 'USD',
    RateCards: [
      { RateCard: dimensions.map(({ key }) => ({ DimensionKey: key, Price: free ? '0' : (draft.Prices[key] ?? '') })) },
    ],
  };
  const trial = {
    Type: 'FreeTrialPricingTerm',
    Duration: `P${draft.TrialDays}D`,
    Grants: dimensions.map(({ key }) => ({ DimensionKey: key })),
  };
  return { PricingModel: draft.PricingModel, Terms: !free && draft.TrialDays ? [usage, trial] : [usage] };
}

type ChangeSet = Input<'marketplace-catalog', 'StartChangeSet'>;
const nothing: Supported = { batch: [], realtime: [], training: [] };

export function changeSetOf(draft: Draft, supported: Supported = nothing): ChangeSet {
  if (draft.Mode === 'New') return newListing(draft, supported);
  if (draft.Mode === 'Edit') return { Catalog: 'AWSMarketplace', ChangeSet: editsOf(draft, supported).map(({ change: each }) => each) };
  const version = change('AddDeliveryOptions', productType, draft.ProductId, versionOf(draft));
  const prices = change('UpdatePricingTerms', offerType, draft.OfferId, pricingOf(draft, supported));
  return { Catalog: 'AWSMarketplace', ChangeSet: draft.OfferId ? [version, prices] : [version] };
}

/** The product alone: it has to be there before its regions are chosen or it is declared private. */
export function creationOf(): ChangeSet {
  return { Catalog: 'AWSMarketplace', ChangeSet: [change('CreateProduct', productType, undefined, {}, 'Product')] };
}

/** Everything at once: the product, its first version, its public offer, their release to the test accounts. */
function newListing(draft: Draft, supported: Supported): ChangeSet {
  const product = draft.ProductId || '$Product.Entity.Identifier';
  return {
    Catalog: 'AWSMarketplace',
    ChangeSet: [
      ...(draft.ProductId ? [] : creationOf().ChangeSet),
      change('UpdateInformation', productType, product, informationOf(draft)),
      ...(draft.TestAccounts.length ? [change('UpdateTargeting', productType, product, targetingOf(draft))] : []),
      change('AddDeliveryOptions', productType, product, versionOf(draft)),
      change('CreateOffer', offerType, undefined, { ProductId: product }, 'Offer'),
      change('UpdateInformation', offerType, offer, { Name: draft.ProductTitle, Description: draft.ProductTitle }),
      change('UpdatePricingTerms', offerType, offer, pricingOf(draft, supported)),
      change('UpdateLegalTerms', offerType, offer, legalOf(draft)),
      change('UpdateSupportTerms', offerType, offer, refundOf(draft)),
      change('ReleaseProduct', productType, product, {}),
      change('ReleaseOffer', offerType, offer, {}),
    ],
  };
}

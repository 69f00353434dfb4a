// A draft as the change set that lists it: what the portal sends is what "Copy as" shows.
import type { Input } from '#/api/call';
import type { Change } from '#/generated/api/marketplace-catalog';
import { dimensionsOf, type Draft, type Parameter, type SampleText, type Supported } from './draft';

const productType = 'MachineLearningProduct@1.0';
const offerType = 'Offer@1.0';
const offer = '$Offer.Entity.Identifier';

function change(ChangeType: string, Type: string, Identifier: string | undefined, DetailsDocument: object, ChangeName?: string): Change {
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

export function informationOf(draft: Draft): object {
  return {
    ProductTitle: draft.ProductTitle,
    ShortDescription: draft.ShortDescription,
    LongDescription: draft.LongDescription,
    LogoUrl: draft.LogoUrl,
    Highlights: draft.Highlights.filter((each) => each.trim()),
    AdditionalResources: draft.AdditionalResources.filter((each) => each.Url),
    SupportDescription: draft.SupportDescription,
    Categories: draft.Categories,
    SearchKeywords: draft.SearchKeywords,
  };
}

export function versionOf(draft: Draft): object {
  const algorithm = draft.Kind === 'Algorithm';
  const recommended = { BatchTransform: draft.BatchTransform, RealtimeInference: draft.RealtimeInference };
  const details = {
    [algorithm ? 'SageMakerAlgorithmArn' : 'SageMakerModelPackageArn']: draft.AssetArn,
    AccessRoleArn: draft.AccessRoleArn,
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
    RecommendedInstanceTypes: algorithm ? { ...recommended, Training: draft.Training } : recommended,
  };
  const option = `SageMaker${draft.Kind}DeliveryOptionDetails`;
  return {
    Version: { VersionTitle: draft.VersionTitle, ReleaseNotes: draft.ReleaseNotes },
    DeliveryOptions: [{ Details: { [option]: details } }],
  };
}

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
  const information = change('UpdateInformation', productType, draft.ProductId, informationOf(draft));
  if (draft.Mode === 'Edit') return { Catalog: 'AWSMarketplace', ChangeSet: [information] };
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
  const targeting = { PositiveTargeting: { BuyerAccounts: draft.TestAccounts } };
  const eula = { Terms: [{ Type: 'LegalTerm', Documents: [{ Type: 'CustomEula', Url: draft.EulaUrl }] }] };
  const support = { Terms: [{ Type: 'SupportTerm', RefundPolicy: draft.RefundPolicy }] };
  return {
    Catalog: 'AWSMarketplace',
    ChangeSet: [
      ...(draft.ProductId ? [] : creationOf().ChangeSet),
      change('UpdateInformation', productType, product, informationOf(draft)),
      ...(draft.TestAccounts.length ? [change('UpdateTargeting', productType, product, targeting)] : []),
      change('AddDeliveryOptions', productType, product, versionOf(draft)),
      change('CreateOffer', offerType, undefined, { ProductId: product }, 'Offer'),
      change('UpdateInformation', offerType, offer, { Name: draft.ProductTitle, Description: draft.ProductTitle }),
      change('UpdatePricingTerms', offerType, offer, pricingOf(draft, supported)),
      change('UpdateLegalTerms', offerType, offer, eula),
      change('UpdateSupportTerms', offerType, offer, support),
      change('ReleaseProduct', productType, product, {}),
      change('ReleaseOffer', offerType, offer, {}),
    ],
  };
}

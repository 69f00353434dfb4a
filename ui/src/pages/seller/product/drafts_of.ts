// A product as a draft: all of it to edit, all of its latest version to make the next one from, or all of it for another
// product.
import { call } from '#/api/call';
import { type Draft, emptyDraft, emptyTexts, type Parameter, type SampleText, type Supported, type Translation } from '../draft/draft';
import { isRestricted, type ProductDocument, type Version } from './entity';

type Tree = { [name: string]: Tree } & { [name: string]: unknown };

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const list = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : []);

function sampleOf(sample: Tree | undefined): SampleText {
  const url = sample?.RealtimeInferenceUrl ?? sample?.BatchTransformUrl;
  const form = url ? 'Url' : 'Text';
  return { Form: form, Realtime: text(sample?.[`RealtimeInference${form}`]), Batch: text(sample?.[`BatchTransform${form}`]) };
}

function parametersOf(rows: unknown): Parameter[] {
  return list<Tree>(rows).map((each) => ({
    Name: text(each.Name),
    Description: text(each.Description),
    Constraints: text(each.Constraints),
    Required: Boolean(each.Required ?? each.AlwaysReturned),
  }));
}

function textsOf(id: string, document: ProductDocument): Partial<Draft> {
  const whole = document as unknown as Tree;
  const description = (whole.Description ?? {}) as Tree;
  const translations = list<Translation>(description.Translations);
  const promotion = (whole.PromotionalResources ?? {}) as Tree;
  const regions = (whole.RegionAvailability ?? {}) as Tree;
  return {
    ProductId: id,
    Stage: (text(description.Visibility) || 'Draft') as Draft['Stage'],
    ProductTitle: text(description.ProductTitle),
    ShortDescription: text(description.ShortDescription),
    LongDescription: text(description.LongDescription),
    Highlights: list<string>(description.Highlights).length ? list<string>(description.Highlights) : [''],
    Categories: list<string>(description.Categories),
    SearchKeywords: list<string>(description.SearchKeywords),
    Translations: translations.map((each) => ({ ...emptyTexts(), ...each })),
    Translated: translations.length > 0,
    LogoUrl: text(promotion.LogoUrl),
    ImageUrls: list<string>(promotion.ImageUrls),
    VideoUrl: text(list<Tree>(promotion.Videos)[0]?.Url),
    AdditionalResources: list<Tree>(promotion.AdditionalResources).map((each) => ({ Text: text(each.Text), Url: text(each.Url) })),
    SupportDescription: text((whole.SupportInformation as Tree | undefined)?.Description),
    Regions: regions.FutureRegionSupport ? [] : list<string>(regions.Regions),
    TestAccounts: document.Targeting?.PositiveTargeting?.BuyerAccounts ?? [],
  };
}

/** The public offer of the product: its prices, its trial and its terms. */
async function offerOf(id: string): Promise<Partial<Draft>> {
  const listed = await call('marketplace-catalog', 'ListEntities', {
    Catalog: 'AWSMarketplace',
    EntityType: 'Offer',
    EntityTypeFilters: { OfferFilters: { ProductId: { ValueList: [id] } } },
  });
  const offers = listed.EntitySummaryList ?? [];
  const offer = offers.find((each) => !each.OfferSummary?.BuyerAccounts?.length)?.EntityId;
  if (!offer) return {};
  const entity = await call('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: offer });
  const terms = list<Tree>((entity.DetailsDocument as Tree).Terms);
  const term = (type: string) => terms.find((each) => text(each.Type) === type);
  const rates = list<{ DimensionKey: string; Price: string }>(list<Tree>(term('UsageBasedPricingTerm')?.RateCards)[0]?.RateCard);
  const licence = list<Tree>(term('LegalTerm')?.Documents)[0];
  return {
    OfferId: offer,
    PricingModel: rates.every(({ Price }) => /^0(\.0*)?$/.test(Price)) ? 'Free' : 'Usage',
    RealtimeBy: rates.some(({ DimensionKey }) => DimensionKey.endsWith('m.i.c')) ? 'Request' : 'Hour',
    Prices: Object.fromEntries(rates.map(({ DimensionKey, Price }) => [DimensionKey, Price])),
    TrialDays: /^P(\d+)D$/.exec(text(term('FreeTrialPricingTerm')?.Duration))?.[1] ?? '',
    RefundPolicy: text(term('SupportTerm')?.RefundPolicy),
    Eula: text(licence?.Type) === 'StandardEula' ? 'Standard' : 'Custom',
    EulaUrl: text(licence?.Url),
  };
}

const optionOf = (version: Version | undefined) => version?.DeliveryOptions[0] as unknown as Tree | undefined;

function supportedBy(versions: Version[]): Supported {
  const all = (member: string) => [...new Set(versions.flatMap((each) => list<string>((optionOf(each)?.SupportedInstanceTypes as Tree | undefined)?.[member])))];
  return { batch: all('BatchTransform'), realtime: all('RealtimeInference'), training: all('Training') };
}

function usageOf(version: Version | undefined): Partial<Draft> {
  if (!version) return {};
  const option = optionOf(version);
  const instructions = (option?.Instructions ?? {}) as Tree;
  const input = (instructions.InputProperties ?? {}) as Tree;
  const output = (instructions.OutputProperties ?? {}) as Tree;
  const training = (instructions.TrainingDetails ?? {}) as Tree;
  const sampleData = (training.SampleInput ?? {}) as Tree;
  const recommended = (option?.RecommendedInstanceTypes ?? {}) as Tree;
  return {
    Kind: version.Sources[0]?.AlgorithmArn ? 'Algorithm' : 'ModelPackage',
    UsageInstructions: text(instructions.Usage),
    SampleNotebookUrl: text(instructions.SampleNotebookUrl),
    RepositoryUrl: text(instructions.RepositoryUrl),
    InputDescription: text(input.Description),
    Limitations: text(input.Limitations),
    SampleInput: sampleOf(input.SampleInput),
    InputParameters: parametersOf(input.Parameters),
    CustomAttributes: parametersOf(input.SageMakerCustomAttributes),
    OutputDescription: text(output.Description),
    SampleOutput: sampleOf(output.SampleOutput),
    OutputParameters: parametersOf(output.Parameters),
    TrainingInput: text(training.InputDescription),
    TrainingSample: { Form: sampleData.Url ? 'Url' : 'Text', Data: text(sampleData.Url ?? sampleData.Text) },
    AlgorithmOverview: text(training.AlgorithmOverview),
    BatchTransform: text(recommended.BatchTransform),
    RealtimeInference: text(recommended.RealtimeInference),
    Training: text(recommended.Training),
  };
}

/** What can be edited: the version named, or the latest that is not restricted. */
export async function editOf(id: string, document: ProductDocument, versionId?: string): Promise<Draft> {
  const versions = document.Versions ?? [];
  const version = versionId ? versions.find((each) => each.Id === versionId) : versions.findLast((each) => !isRestricted(each));
  const source = version?.Sources[0];
  const now: Draft = {
    ...emptyDraft(),
    ...textsOf(id, document),
    ...usageOf(version),
    ...(await offerOf(id)),
    Mode: 'Edit',
    AssetArn: source?.ModelPackageArn ?? source?.AlgorithmArn ?? '',
    VersionTitle: version?.VersionTitle ?? '',
    ReleaseNotes: version?.ReleaseNotes ?? '',
    DeliveryOptionId: version?.DeliveryOptions[0]?.Id ?? '',
  };
  return { ...now, ...(version && { Supported: supportedBy([version]) }), Priced: supportedBy(versions), Before: now };
}

export async function nextVersionOf(id: string, document: ProductDocument): Promise<Draft> {
  const { OfferId = '', PricingModel = 'Free', RealtimeBy = 'Hour', Prices = {}, TrialDays = '' } = await offerOf(id);
  return {
    ...emptyDraft(),
    ...textsOf(id, document),
    ...usageOf(document.Versions?.at(-1)),
    OfferId,
    PricingModel,
    RealtimeBy,
    Prices,
    TrialDays,
    Mode: 'Version',
    VersionTitle: '',
    Priced: supportedBy(document.Versions ?? []),
  };
}

/** Another product of the same texts, version and terms; what belongs to this one alone is left out. */
export async function copyOf(id: string, document: ProductDocument): Promise<Draft> {
  const { Supported: _supported, Priced: _priced, Before: _before, ...whole } = await editOf(id, document);
  const own: Partial<Draft> = { Mode: 'New', ProductId: '', OfferId: '', DeliveryOptionId: '', Stage: '', Translated: false, VersionTitle: '1.0', ReleaseNotes: '' };
  return { ...whole, ...own };
}

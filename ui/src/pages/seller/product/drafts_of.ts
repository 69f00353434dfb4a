// A product as a draft to change it: its texts to edit, or all of its latest version to make the next one from.
import { call } from '#/api/call';
import { type Draft, emptyDraft, type Parameter, type SampleText } from '../draft/draft';
import { assetOf, type ProductDocument } from './entity';

type Tree = { [name: string]: Tree } & { [name: string]: unknown };

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function sampleOf(sample: Tree | undefined): SampleText {
  const url = sample?.RealtimeInferenceUrl ?? sample?.BatchTransformUrl;
  const form = url ? 'Url' : 'Text';
  return { Form: form, Realtime: text(sample?.[`RealtimeInference${form}`]), Batch: text(sample?.[`BatchTransform${form}`]) };
}

function parametersOf(rows: unknown): Parameter[] {
  return (Array.isArray(rows) ? (rows as Tree[]) : []).map((each) => ({
    Name: text(each.Name),
    Description: text(each.Description),
    Constraints: text(each.Constraints),
    Required: Boolean(each.Required ?? each.AlwaysReturned),
  }));
}

export function editOf(id: string, document: ProductDocument): Draft {
  const whole = document as unknown as Tree;
  const description = (whole.Description ?? {}) as Tree;
  const promotion = (whole.PromotionalResources ?? {}) as Tree;
  return {
    ...emptyDraft(),
    Mode: 'Edit',
    ProductId: id,
    ProductTitle: text(description.ProductTitle),
    ShortDescription: text(description.ShortDescription),
    LongDescription: text(description.LongDescription),
    Highlights: (description.Highlights as unknown as string[] | undefined) ?? [''],
    Categories: (description.Categories as unknown as string[] | undefined) ?? [],
    SearchKeywords: (description.SearchKeywords as unknown as string[] | undefined) ?? [],
    LogoUrl: text(promotion.LogoUrl),
    AdditionalResources: ((promotion.AdditionalResources as unknown as Tree[] | undefined) ?? []).map((each) => ({
      Text: text(each.Text),
      Url: text(each.Url),
    })),
    SupportDescription: text((whole.SupportInformation as Tree | undefined)?.Description),
  };
}

/** The public offer of the product and its prices. */
async function pricesOf(id: string): Promise<Partial<Draft>> {
  const listed = await call('marketplace-catalog', 'ListEntities', {
    Catalog: 'AWSMarketplace',
    EntityType: 'Offer',
    EntityTypeFilters: { OfferFilters: { ProductId: { ValueList: [id] } } },
  });
  const offer = listed.EntitySummaryList?.[0]?.EntityId;
  if (!offer) return {};
  const entity = await call('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: offer });
  const terms = ((entity.DetailsDocument as Tree).Terms as unknown as Tree[] | undefined) ?? [];
  const usage = terms.find((term) => text(term.Type) === 'UsageBasedPricingTerm');
  const cards = (usage?.RateCards as unknown as Tree[] | undefined) ?? [];
  const rates = (cards[0]?.RateCard as unknown as { DimensionKey: string; Price: string }[] | undefined) ?? [];
  const free = rates.every(({ Price }) => /^0(\.0*)?$/.test(Price));
  return {
    OfferId: offer,
    PricingModel: free ? 'Free' : 'Usage',
    RealtimeBy: rates.some(({ DimensionKey }) => DimensionKey.endsWith('m.i.c')) ? 'Request' : 'Hour',
    Prices: Object.fromEntries(rates.map(({ DimensionKey, Price }) => [DimensionKey, Price])),
  };
}

export async function nextVersionOf(id: string, document: ProductDocument): Promise<Draft> {
  const latest = document.Versions?.at(-1) as unknown as Tree | undefined;
  const option = ((latest?.DeliveryOptions as unknown as Tree[] | undefined) ?? [])[0];
  const instructions = (option?.Instructions ?? {}) as Tree;
  const input = (instructions.InputProperties ?? {}) as Tree;
  const output = (instructions.OutputProperties ?? {}) as Tree;
  const recommended = (option?.RecommendedInstanceTypes ?? {}) as Tree;
  const algorithm = document.Versions?.length ? assetOf(document.Versions.at(-1)!).includes(':algorithm/') : false;
  return {
    ...editOf(id, document),
    ...(await pricesOf(id)),
    Mode: 'Version',
    Kind: algorithm ? 'Algorithm' : 'ModelPackage',
    VersionTitle: '',
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
    BatchTransform: text(recommended.BatchTransform),
    RealtimeInference: text(recommended.RealtimeInference),
    Training: text(recommended.Training),
  };
}

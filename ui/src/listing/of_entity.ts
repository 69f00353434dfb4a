// The buyer's view of a product, from its entity's document and that of its public offer.
import type { ListedParameter, ListedTraining, Listing, Price } from './listing_view';
import { shownAddress } from './shown_address';

type Tree = { [name: string]: Tree } & { [name: string]: unknown };

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const list = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : []);

const uses: [suffix: string, use: Price['use']][] = [
  ['m.i.r', 'realtime'],
  ['m.i.b', 'batch'],
  ['a.t', 'training'],
  ['m.i.c', 'request'],
];

/** "ml.m5.large.m.i.b" is batch transform on ml.m5.large; "m.i.c" each inference. */
export function priceOf(key: string, price: string): Price {
  const [suffix, use] = uses.find(([each]) => key === each || key.endsWith(`.${each}`)) ?? ['', 'realtime'];
  return { key, use, instance: key.slice(0, Math.max(0, key.length - suffix.length - 1)), price };
}

export function pricesOf(offer: unknown): Price[] {
  const terms = list<Tree>((offer as Tree | undefined)?.Terms);
  const usage = terms.find((term) => text(term.Type) === 'UsageBasedPricingTerm');
  const rates = list<Tree>(list<Tree>(usage?.RateCards)[0]?.RateCard);
  return rates.map((rate) => priceOf(text(rate.DimensionKey), text(rate.Price)));
}

export function parametersOf(rows: unknown): ListedParameter[] {
  return list<Tree>(rows).map((each) => ({
    name: text(each.Name),
    description: text(each.Description),
    constraints: text(each.Constraints),
  }));
}

/** What a version's instructions tell of its training; undefined where they tell nothing. */
export function trainingOf(details: unknown): ListedTraining | undefined {
  if (!details) return undefined;
  const { InputDescription, SampleInput, AlgorithmOverview } = details as Tree;
  const sample = (SampleInput ?? {}) as Tree;
  return { input: text(InputDescription), sample: text(sample.Text ?? sample.Url), file: Boolean(sample.Url), overview: text(AlgorithmOverview) };
}

export const isFree = (prices: Price[]) => prices.every(({ price }) => /^0*(\.0*)?$/.test(price));

export function listingOfEntity(product: unknown, offer: unknown, seller: string): Listing {
  const whole = (product ?? {}) as Tree;
  const description = (whole.Description ?? {}) as Tree;
  const promotion = (whole.PromotionalResources ?? {}) as Tree;
  const latest = list<Tree>(whole.Versions).at(-1);
  const instructions = (list<Tree>(latest?.DeliveryOptions)[0]?.Instructions ?? {}) as Tree;
  const input = (instructions.InputProperties ?? {}) as Tree;
  const output = (instructions.OutputProperties ?? {}) as Tree;
  const sampleOf = (properties: Tree | undefined, which: string) => {
    const sample = properties?.[which] as Tree | undefined;
    return text(sample?.RealtimeInferenceText) || text(sample?.RealtimeInferenceUrl) || text(sample?.BatchTransformText) || text(sample?.BatchTransformUrl);
  };
  const terms = list<Tree>((offer as Tree | undefined)?.Terms);
  const term = (type: string) => terms.find((each) => text(each.Type) === type);
  const prices = pricesOf(offer);
  const logo = text(promotion.LogoUrl);
  return {
    title: text(description.ProductTitle),
    seller,
    logo: /^https?:/.test(logo) ? logo : undefined,
    images: list<string>(promotion.ImageUrls).map((each) => shownAddress(each)).filter((each) => each !== undefined),
    video: text(list<Tree>(promotion.Videos)[0]?.Url),
    short: text(description.ShortDescription),
    long: text(description.LongDescription),
    highlights: list<string>(description.Highlights),
    categories: list<string>(description.Categories),
    resources: list<Tree>(promotion.AdditionalResources).map((each) => ({ text: text(each.Text) || text(each.Url), url: text(each.Url) })),
    support: text((whole.SupportInformation as Tree | undefined)?.Description),
    refund: text(term('SupportTerm')?.RefundPolicy),
    version: text(latest?.VersionTitle),
    limited: text(description.Visibility) === 'Limited',
    usage: text(instructions.Usage),
    input: text(input.Description),
    output: text(output.Description),
    training: trainingOf(instructions.TrainingDetails),
    limitations: text(input.Limitations),
    inputParameters: parametersOf(input.Parameters),
    customAttributes: parametersOf(input.SageMakerCustomAttributes),
    outputParameters: parametersOf(output.Parameters),
    notebook: text(instructions.SampleNotebookUrl),
    repository: text(instructions.RepositoryUrl),
    sampleInput: sampleOf(input, 'SampleInput'),
    sampleOutput: sampleOf(output, 'SampleOutput'),
    free: isFree(prices),
    trialDays: text(term('FreeTrialPricingTerm')?.Duration).match(/^P(\d+)D$/)?.[1],
    prices: isFree(prices) ? [] : prices,
  };
}

// A product as its page shows it: what the storefront's operations tell of it, put together into one listing.
import type { CallError } from '#/api/call';
import { type Loaded, useOperation } from '#/api/use_operation';
import type { GetProductOutput, OfferTerm, PurchaseOptionSummary, RateCardItem } from '#/generated/api/marketplace-discovery';
import type { DescribePublishedAssetResponse, PublishedVersion } from '#/generated/api/souk';
import { parametersOf, trainingOf } from '#/listing/of_entity';
import type { Listing, Price } from '#/listing/listing_view';
import { shownAddress } from '#/listing/shown_address';
import type { VersionFile } from '#/listing/version_file';

type Tree = { [name: string]: Tree } & { [name: string]: unknown };

export interface Trouble {
  error: CallError;
  reload: () => void;
}

export interface Offered {
  options: PurchaseOptionSummary[];
  offerId: string | undefined;
  terms: OfferTerm[];
  loading: boolean;
  /** Why something of it is not known. */
  problem: Trouble | undefined;
}

export interface Store {
  product: Loaded<GetProductOutput>;
  offered: Offered;
  versions: PublishedVersion[];
  /** Where it is sold. */
  regions: string[];
  /** Where it was taken off the market: until when its subscribers are supported. */
  supportEnds: number | undefined;
  version: PublishedVersion | undefined;
  asset: DescribePublishedAssetResponse | undefined;
  listing: Listing | undefined;
  /** Why a part of it is not known, though it is there. */
  problem: Trouble | undefined;
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function sampleOf(sample: unknown): string {
  const tree = (sample ?? {}) as Tree;
  return text(tree.RealtimeInferenceText) || text(tree.BatchTransformText) || text(tree.RealtimeInferenceUrl) || text(tree.BatchTransformUrl);
}

/** Which of a version's files the sample is, where it lies at an address. */
export function sampleFileOf(sample: unknown, side: 'INPUT' | 'OUTPUT'): VersionFile | undefined {
  const tree = (sample ?? {}) as Tree;
  if (text(tree.RealtimeInferenceText) || text(tree.BatchTransformText)) return undefined;
  if (text(tree.RealtimeInferenceUrl)) return `REALTIME_${side}`;
  return text(tree.BatchTransformUrl) ? `BATCH_${side}` : undefined;
}

const uses: Record<string, Price['use']> = { BatchTransform: 'batch', Training: 'training', RealtimeInference: 'realtime' };

function priceOf(rate: RateCardItem): Price {
  const label = rate.dimensionLabels?.find((each) => each.labelType === 'SagemakerOption')?.labelValue ?? '';
  const instance = /^(ml\.[^.]+\.[^.]+)\./.exec(rate.dimensionKey)?.[1] ?? '';
  return { key: rate.dimensionKey, instance, use: rate.unit === 'Requests' ? 'request' : (uses[label] ?? 'realtime'), price: rate.price };
}

export function pricesOf(terms: OfferTerm[]): Price[] {
  return terms.flatMap((term) => term.usageBasedPricingTerm?.rateCards ?? []).flatMap((card) => card.rateCard.map(priceOf));
}

export const isFree = (terms: OfferTerm[]): boolean =>
  terms.length > 0 &&
  !terms.some((term) => term.fixedUpfrontPricingTerm) &&
  pricesOf(terms).every(({ price }) => /^0(\.0*)?$/.test(price));

/** Days of "P14D". */
export const trialDaysOf = (terms: OfferTerm[]): string | undefined =>
  terms.map((term) => /^P(\d+)D$/.exec(term.freeTrialPricingTerm?.duration ?? '')?.[1]).find(Boolean);

function listingOf(product: GetProductOutput, offered: Offered, version: PublishedVersion | undefined, instructions: Tree): Listing {
  const input = (instructions.InputProperties ?? {}) as Tree;
  const output = (instructions.OutputProperties ?? {}) as Tree;
  const support = product.resources.find((each) => each.resourceType === 'MANUFACTURER_SUPPORT');
  return {
    title: product.productName,
    seller: product.manufacturer.displayName,
    logo: shownAddress(product.logoThumbnailUrl),
    images: product.promotionalMedia.map((each) => shownAddress(each.embeddedImage?.url)).filter((each) => each !== undefined),
    video: product.promotionalMedia.map((each) => each.embeddedVideo?.url).find(Boolean) ?? '',
    short: product.shortDescription,
    long: product.longDescription,
    highlights: product.highlights,
    categories: product.categories.map((each) => each.displayName),
    resources: product.resources
      .filter((each) => each.contentType === 'LINK')
      .map((each) => ({ text: each.displayName ?? each.value, url: each.value })),
    support: support?.value ?? '',
    refund: offered.terms.map((term) => term.supportTerm?.refundPolicy).find(Boolean) ?? '',
    version: version?.VersionTitle ?? '',
    limited: version?.Limited ?? false,
    usage: text(instructions.Usage),
    input: text(input.Description),
    output: text(output.Description),
    sampleInput: sampleOf(input.SampleInput),
    sampleOutput: sampleOf(output.SampleOutput),
    sampleFiles: { input: sampleFileOf(input.SampleInput, 'INPUT'), output: sampleFileOf(output.SampleOutput, 'OUTPUT') },
    training: trainingOf(instructions.TrainingDetails),
    limitations: text(input.Limitations),
    inputParameters: parametersOf(input.Parameters),
    customAttributes: parametersOf(input.SageMakerCustomAttributes),
    outputParameters: parametersOf(output.Parameters),
    notebook: text(instructions.SampleNotebookUrl),
    repository: text(instructions.RepositoryUrl),
    free: isFree(offered.terms),
    trialDays: trialDaysOf(offered.terms),
    prices: pricesOf(offered.terms),
  };
}

const wears = (option: PurchaseOptionSummary, badge: string) => option.badges?.some(({ badgeType }) => badgeType === badge);

/** What is offered in the place of the agreement that the buyer has. */
export const isReplacement = (option: PurchaseOptionSummary) => wears(option, 'REPLACEMENT_OFFER');

/** The offer that a buyer takes unless he chooses another: his own private one before the public one. */
export const preferredOffer = (options: PurchaseOptionSummary[]): string | undefined =>
  (options.find(isReplacement) ?? options.find((each) => wears(each, 'PRIVATE_PRICING')) ?? options[0])?.purchaseOptionId;

/** What a visitor, or this reader, is not told is left out. */
function troubleOf(...asked: Pick<Loaded<unknown>, 'error' | 'reload'>[]): Trouble | undefined {
  const failed = asked.filter(({ error }) => error && !['ResourceNotFoundException', 'SessionRequiredException'].includes(error.code));
  return failed[0] && { error: failed[0].error!, reload: () => failed.forEach(({ reload }) => reload()) };
}

export function useOffered(id: string, wanted?: string | null): Offered {
  const filters = [{ filterType: 'PRODUCT_ID' as const, filterValues: [id] }];
  const options = useOperation('marketplace-discovery', 'ListPurchaseOptions', { filters });
  const found = options.data?.purchaseOptions ?? [];
  const offerId = found.find((each) => each.purchaseOptionId === wanted)?.purchaseOptionId ?? preferredOffer(found);
  const terms = useOperation('marketplace-discovery', 'GetOfferTerms', offerId ? { offerId } : undefined);
  return { options: found, offerId, terms: terms.data?.offerTerms ?? [], loading: options.loading || terms.loading, problem: troubleOf(options, terms) };
}

export function useProduct(id: string, wantedVersion: string | null): Store {
  const product = useOperation('marketplace-discovery', 'GetProduct', { productId: id });
  const offered = useOffered(id);
  const published = useOperation('souk', 'ListPublishedVersions', { ProductId: id });
  const versions = published.data?.Versions ?? [];
  const version = versions.find((each) => each.VersionId === wantedVersion) ?? versions.find((each) => !each.Restricted) ?? versions[0];
  const described = useOperation('souk', 'DescribePublishedAsset', version ? { ProductId: id, VersionId: version.VersionId } : undefined);
  const listing = product.data && listingOf(product.data, offered, version, (described.data?.Instructions ?? {}) as Tree);
  const ofOffer = { error: offered.problem?.error, reload: offered.problem?.reload ?? product.reload };
  const problem = troubleOf(ofOffer, published, described);
  const regions = published.data?.Regions ?? [];
  return { product, offered, versions, regions, supportEnds: published.data?.SupportEndsAt, version, asset: described.data, listing, problem };
}

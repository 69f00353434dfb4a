// A product as its page shows it: what the storefront's operations tell of it, put together into one listing.
import { type Loaded, useOperation } from '#/api/use_operation';
import type { GetProductOutput, OfferTerm, PurchaseOptionSummary, RateCardItem } from '#/generated/api/marketplace-discovery';
import type { DescribePublishedAssetResponse, PublishedVersion } from '#/generated/api/souk';
import { parametersOf } from '#/listing/of_entity';
import type { Listing, Price } from '#/listing/listing_view';
import { shownAddress } from '#/listing/shown_address';

type Tree = { [name: string]: Tree } & { [name: string]: unknown };

export interface Offered {
  options: PurchaseOptionSummary[];
  offerId: string | undefined;
  terms: OfferTerm[];
  loading: boolean;
}

export interface Store {
  product: Loaded<GetProductOutput>;
  offered: Offered;
  versions: PublishedVersion[];
  version: PublishedVersion | undefined;
  asset: DescribePublishedAssetResponse | undefined;
  listing: Listing | undefined;
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function sampleOf(sample: unknown): string {
  const tree = (sample ?? {}) as Tree;
  return text(tree.RealtimeInferenceText) || text(tree.BatchTransformText) || text(tree.RealtimeInferenceUrl) || text(tree.BatchTransformUrl);
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
    limitations: text(input.Limitations),
    inputParameters: parametersOf(input.Parameters),
    outputParameters: parametersOf(output.Parameters),
    notebook: text(instructions.SampleNotebookUrl),
    repository: text(instructions.RepositoryUrl),
    free: isFree(offered.terms),
    trialDays: trialDaysOf(offered.terms),
    prices: pricesOf(offered.terms),
  };
}

/** The offer that a buyer takes unless he chooses another: his own private one before the public one. */
export function preferredOffer(options: PurchaseOptionSummary[]): string | undefined {
  const own = options.find((each) => each.badges?.some(({ badgeType }) => badgeType === 'PRIVATE_PRICING'));
  return (own ?? options[0])?.purchaseOptionId;
}

export function useOffered(id: string, wanted?: string | null): Offered {
  const filters = [{ filterType: 'PRODUCT_ID' as const, filterValues: [id] }];
  const options = useOperation('marketplace-discovery', 'ListPurchaseOptions', { filters });
  const found = options.data?.purchaseOptions ?? [];
  const offerId = found.find((each) => each.purchaseOptionId === wanted)?.purchaseOptionId ?? preferredOffer(found);
  const terms = useOperation('marketplace-discovery', 'GetOfferTerms', offerId ? { offerId } : undefined);
  return { options: found, offerId, terms: terms.data?.offerTerms ?? [], loading: options.loading || terms.loading };
}

export function useProduct(id: string, wantedVersion: string | null): Store {
  const product = useOperation('marketplace-discovery', 'GetProduct', { productId: id });
  const offered = useOffered(id);
  const published = useOperation('souk', 'ListPublishedVersions', { ProductId: id });
  const versions = published.data?.Versions ?? [];
  const version = versions.find((each) => each.VersionId === wantedVersion) ?? versions.find((each) => !each.Restricted) ?? versions[0];
  const described = useOperation('souk', 'DescribePublishedAsset', version ? { ProductId: id, VersionId: version.VersionId } : undefined);
  const listing = product.data && listingOf(product.data, offered, version, (described.data?.Instructions ?? {}) as Tree);
  return { product, offered, versions, version, asset: described.data, listing };
}

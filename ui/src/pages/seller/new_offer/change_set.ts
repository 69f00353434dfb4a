// A private offer as it is typed, and the change set that makes and releases it at once. With a price up front it is a
// contract; made for an agreement, it may be accepted in its place and by its buyer alone.
import { changeOf, type ChangeSetInput } from '../product/use_change';
import { offerType } from '../offers/ending';
import { dayAhead } from '../offers/use_products';

export interface PrivateOffer {
  product: string;
  name: string;
  description: string;
  buyers: string;
  until: string;
  months: string;
  /** By dimension key. */
  prices: Record<string, string>;
  /** What a contract costs as a whole; empty where use alone is paid. */
  upfront: string;
  /** Dimensions whose use is paid by use though there is a price up front. */
  extra: string[];
}

/** The agreement in whose place the offer may be accepted, and by whom. */
export interface Replaced {
  agreement: string;
  product: string;
  buyer: string;
}

export const blank: PrivateOffer = { product: '', name: '', description: '', buyers: '', until: dayAhead(30), months: '', prices: {}, upfront: '', extra: [] };

const standardVersion = '2022-07-14';
const draft = '$Offer.Entity.Identifier';
export const mostBuyers = 26;

export const buyersOf = (offer: PrivateOffer) => [...new Set(offer.buyers.split(/[\s,;]+/).filter(Boolean))];

/** Names of change sets have letters without accents, and few signs. */
const plainName = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^\w\s+=.:@-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100);

function pricingOf(offer: PrivateOffer): object {
  const free = Object.values(offer.prices).every((price) => /^0*(\.0*)?$/.test(price));
  const usage = {
    Type: 'UsageBasedPricingTerm',
    CurrencyCode: 'USD',
    RateCards: [{ RateCard: Object.entries(offer.prices).map(([DimensionKey, Price]) => ({ DimensionKey, Price })) }],
  };
  if (!offer.upfront) return { PricingModel: free ? 'Free' : 'Usage', Terms: [usage] };
  const upfront = {
    Type: 'FixedUpfrontPricingTerm',
    CurrencyCode: 'USD',
    Price: offer.upfront,
    Grants: Object.keys(offer.prices)
      .filter((key) => !offer.extra.includes(key))
      .map((DimensionKey) => ({ DimensionKey })),
  };
  return { PricingModel: 'Contract', Terms: [upfront, usage] };
}

export function changeSetOf(offer: PrivateOffer, replaced?: Replaced): ChangeSetInput {
  const licence = { Type: 'StandardEula', Version: standardVersion };
  const setName = plainName(offer.name);
  const creation = replaced ? 'CreateReplacementOffer' : 'CreateOffer';
  const made = replaced ? { AgreementId: replaced.agreement } : { ProductId: offer.product };
  const changes: [type: string, details: object][] = [
    ['UpdateInformation', { Name: offer.name, Description: offer.description || offer.name }],
    ['UpdatePricingTerms', pricingOf(offer)],
    ['UpdateLegalTerms', { Terms: [{ Type: 'LegalTerm', Documents: [licence] }] }],
    ['UpdateAvailability', { AvailabilityEndDate: offer.until }],
  ];
  if (offer.months) changes.push(['UpdateValidityTerms', { Terms: [{ Type: 'ValidityTerm', AgreementDuration: `P${offer.months}M` }] }]);
  if (!replaced) changes.unshift(['UpdateTargeting', { PositiveTargeting: { BuyerAccounts: buyersOf(offer) } }]);
  changes.push(['ReleaseOffer', {}]);
  return {
    Catalog: 'AWSMarketplace',
    ...(setName && { ChangeSetName: setName }),
    ChangeSet: [
      { ChangeType: creation, ChangeName: 'Offer', Entity: { Type: offerType }, DetailsDocument: { ...made, Name: offer.name } },
      ...changes.flatMap(([type, details]) => changeOf(type, offerType, draft, details).ChangeSet),
    ],
  };
}

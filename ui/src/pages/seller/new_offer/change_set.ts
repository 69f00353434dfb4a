// A private offer as it is typed, and the change set that makes and releases it at once.
import { changeOf, type ChangeSetInput } from '../product/use_change';
import { offerType } from '../offers/ending';

export interface PrivateOffer {
  product: string;
  name: string;
  description: string;
  buyers: string;
  until: string;
  months: string;
  /** By dimension key. */
  prices: Record<string, string>;
}

const standardVersion = '2022-07-14';
const draft = '$Offer.Entity.Identifier';
export const mostBuyers = 26;

export const buyersOf = (offer: PrivateOffer) => [...new Set(offer.buyers.split(/[\s,;]+/).filter(Boolean))];

export function changeSetOf(offer: PrivateOffer): ChangeSetInput {
  const free = Object.values(offer.prices).every((price) => /^0*(\.0*)?$/.test(price));
  const usage = {
    Type: 'UsageBasedPricingTerm',
    CurrencyCode: 'USD',
    RateCards: [{ RateCard: Object.entries(offer.prices).map(([DimensionKey, Price]) => ({ DimensionKey, Price })) }],
  };
  const licence = { Type: 'StandardEula', Version: standardVersion };
  const changes: [type: string, details: object][] = [
    ['UpdateTargeting', { PositiveTargeting: { BuyerAccounts: buyersOf(offer) } }],
    ['UpdateInformation', { Name: offer.name, Description: offer.description || offer.name }],
    ['UpdatePricingTerms', { PricingModel: free ? 'Free' : 'Usage', Terms: [usage] }],
    ['UpdateLegalTerms', { Terms: [{ Type: 'LegalTerm', Documents: [licence] }] }],
    ['UpdateAvailability', { AvailabilityEndDate: offer.until }],
  ];
  if (offer.months) changes.push(['UpdateValidityTerms', { Terms: [{ Type: 'ValidityTerm', AgreementDuration: `P${offer.months}M` }] }]);
  changes.push(['ReleaseOffer', {}]);
  return {
    Catalog: 'AWSMarketplace',
    ...(offer.name && { ChangeSetName: offer.name.slice(0, 100) }),
    ChangeSet: [
      { ChangeType: 'CreateOffer', ChangeName: 'Offer', Entity: { Type: offerType }, DetailsDocument: { ProductId: offer.product, Name: offer.name } },
      ...changes.flatMap(([type, details]) => changeOf(type, offerType, draft, details).ChangeSet),
    ],
  };
}

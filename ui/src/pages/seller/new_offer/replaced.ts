// A contract as the offer begins that is to take its place: its prices, its duration, and what its price covers.
import { useOperation } from '#/api/use_operation';
import type { AcceptedTerm } from '#/generated/api/marketplace-agreement';
import { sumOf } from '#/money/decimal';
import { blank, type PrivateOffer, type Replaced } from './change_set';

export const isContract = (terms: AcceptedTerm[]) => terms.some((each) => each.fixedUpfrontPricingTerm);

/** What is paid at once, or by a schedule: then the price at once is none. */
function upfrontOf(terms: AcceptedTerm[]): string {
  const charges = terms.flatMap((each) => each.paymentScheduleTerm?.schedule ?? []);
  if (!charges.length) return terms.map((each) => each.fixedUpfrontPricingTerm?.price).find(Boolean) ?? '';
  return sumOf(charges.map((each) => each.chargeAmount ?? '0'));
}

function monthsOf(terms: AcceptedTerm[]): string {
  const durations = terms.map((each) => each.fixedUpfrontPricingTerm?.duration ?? each.validityTerm?.agreementDuration);
  const [, count, unit] = durations.map((each) => /^P(\d+)([MY])$/.exec(each ?? '')).find(Boolean) ?? [];
  return count ? String(Number(count) * (unit === 'Y' ? 12 : 1)) : '';
}

export function offerFor({ product, buyer }: Replaced, terms: AcceptedTerm[], name: string): PrivateOffer {
  const rates = terms.flatMap((each) => each.usageBasedPricingTerm?.rateCards ?? []).flatMap((card) => card.rateCard ?? []);
  const granted = terms.flatMap((each) => each.fixedUpfrontPricingTerm?.grants ?? []).map((each) => each.dimensionKey);
  return {
    ...blank,
    name,
    product,
    buyers: buyer,
    months: monthsOf(terms),
    upfront: upfrontOf(terms),
    prices: Object.fromEntries(rates.map(({ dimensionKey, price }) => [dimensionKey, price ?? ''])),
    extra: rates.map(({ dimensionKey }) => dimensionKey ?? '').filter((key) => !granted.includes(key)),
  };
}

/** Of an agreement of the seller's: who is to be offered what, once both are known. */
export function useReplaced(agreement: string | null) {
  const asked = agreement ? { agreementId: agreement } : undefined;
  const described = useOperation('marketplace-agreement', 'DescribeAgreement', asked);
  const accepted = useOperation('marketplace-agreement', 'GetAgreementTerms', asked);
  const terms = accepted.data?.acceptedTerms;
  const offer = described.data?.proposalSummary?.offerId;
  const entity = useOperation('marketplace-catalog', 'DescribeEntity', offer ? { Catalog: 'AWSMarketplace', EntityId: offer } : undefined);
  const asks = [described, accepted, entity];
  const replaced = agreement && described.data && {
    agreement,
    product: described.data.proposalSummary?.resources?.[0]?.id ?? '',
    buyer: described.data.acceptor?.accountId ?? '',
  };
  return {
    data:
      replaced && terms && entity.data
        ? { replaced, terms, name: String((entity.data.DetailsDocument as { Name?: string }).Name ?? ''), active: described.data?.status === 'ACTIVE' }
        : undefined,
    loading: asks.some((each) => each.loading),
    error: asks.map((each) => each.error).find(Boolean),
    reload: () => asks.forEach((each) => each.error && each.reload()),
  };
}

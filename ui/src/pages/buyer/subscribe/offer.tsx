// What an offer asks and gives, to read before it is accepted.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CreateAgreementRequestOutput } from '#/generated/api/marketplace-agreement';
import type { OfferTerm, PurchaseOptionSummary } from '#/generated/api/marketplace-discovery';
import { type Text, useText } from '#/language';
import { PriceTable } from '#/listing/listing_view';
import { isFree, pricesOf, trialDaysOf } from '../product/use_product';

const day = 86400;

/** "P12M", "P30D" in words; others as they are. */
export function wordDuration({ t }: Text, duration: string): string {
  const [, count, unit] = /^P(\d+)([DMY])$/.exec(duration) ?? [];
  if (!count) return duration;
  if (unit === 'D') return t('subscribe.duration.days', { days: Number(count) });
  return t('subscribe.duration.months', { months: Number(count) * (unit === 'Y' ? 12 : 1) });
}

function chargesOf({ t, money, date }: Text, quote: CreateAgreementRequestOutput): string[] {
  const { currencyCode = 'USD', expectedCharges = [] } = quote.chargeSummary ?? {};
  return expectedCharges.map(({ amount = '0', time, timing }) => {
    if (timing === 'BILLING_PERIOD') return t('subscribe.charge.use');
    if (timing === 'ON_ACCEPTANCE' || !time) return t('subscribe.charge.now', { amount: money(amount, currencyCode) });
    return t('subscribe.charge.at', { date: date(time), amount: money(amount, currencyCode) });
  });
}

interface OfferProps {
  option: PurchaseOptionSummary;
  terms: OfferTerm[];
  quote: CreateAgreementRequestOutput | undefined;
}

export function Offer({ option, terms, quote }: OfferProps) {
  const text = useText();
  const { t, date, money } = text;
  const upfront = terms.map((term) => term.fixedUpfrontPricingTerm).find(Boolean);
  const validity = terms.map((term) => term.validityTerm).find(Boolean);
  const trial = trialDaysOf(terms);
  const duration = upfront?.duration ?? validity?.agreementDuration;
  const own = option.badges?.some((each) => each.badgeType === 'PRIVATE_PRICING');
  const facts: KeyValuePairsProps.Item[] = [
    { label: t('subscribe.offer'), value: t(own ? 'subscribe.offer.private' : 'subscribe.offer.public') },
    { label: t('subscribe.seller'), value: option.sellerOfRecord.displayName },
  ];
  if (option.expirationTime) facts.push({ label: t('subscribe.ends'), value: date(option.expirationTime) });
  if (upfront) facts.push({ label: t('subscribe.upfront'), value: money(upfront.price, upfront.currencyCode) });
  if (duration) facts.push({ label: t('subscribe.duration'), value: wordDuration(text, duration) });
  if (trial)
    facts.push({ label: t('subscribe.trial'), value: t('subscribe.trial.then', { date: date(Date.now() / 1000 + Number(trial) * day) }) });
  if (quote) facts.push({ label: t('subscribe.charges'), value: chargesOf(text, quote).join(' ') });
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t('subscribe.offer')}</Header>}>
        <KeyValuePairs columns={3} items={facts} />
      </Container>
      <Container header={<Header variant="h2">{t('subscribe.price')}</Header>}>
        <PriceTable prices={pricesOf(terms)} free={isFree(terms)} />
      </Container>
    </SpaceBetween>
  );
}

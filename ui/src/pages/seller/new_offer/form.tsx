// A private offer to fill in: other prices for the accounts that are named, until a day; or another contract for the buyer
// of one.
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { CallError, type FieldProblem } from '#/api/call';
import { useAction } from '#/api/use_operation';
import type { EntitySummary } from '#/generated/api/marketplace-catalog';
import { useText } from '#/language';
import { pricesOf } from '#/listing/of_entity';
import { act, CopyAs } from '#/parts/copy_as';
import { DayField } from '#/parts/day_field';
import { SendForm, TextField } from '#/parts/form';
import { useGo } from '#/parts/link';
import { fieldError, Problem } from '#/parts/problem';
import { isPrice } from '../draft/draft';
import { useProducts } from '../offers/use_products';
import { usePublicOffer } from '../product/use_public_offer';
import { buyersOf, changeSetOf, mostBuyers, type PrivateOffer, type Replaced } from './change_set';
import { OfferPrices } from './prices';

/** Refusals of anything else stand above the form. */
const places = /^(product|name|description|buyers|until|months|upfront|prices)$/;
const upfrontPattern = /^\d{1,9}(\.\d{1,3})?$/;

function problemsOf(offer: PrivateOffer, replaced: Replaced | undefined): FieldProblem[] {
  const buyers = buyersOf(offer);
  const contract = offer.upfront !== '';
  const toName: [wrong: boolean, where: string, code: string][] = [
    [!offer.product, 'product', 'MISSING'],
    [buyers.length === 0, 'buyers', 'MISSING'],
    [buyers.length > mostBuyers || buyers.some((each) => !/^\d{12}$/.test(each)), 'buyers', 'NOT_ACCOUNTS'],
  ];
  const found: [wrong: boolean, where: string, code: string][] = [
    ...(replaced ? [] : toName),
    [!offer.name.trim(), 'name', 'MISSING'],
    [replaced !== undefined && !contract, 'upfront', 'MISSING'],
    [contract && !upfrontPattern.test(offer.upfront), 'upfront', 'NOT_AN_UPFRONT_PRICE'],
    [contract && !offer.months, 'months', 'MISSING'],
    [contract && Object.keys(offer.prices).every((key) => offer.extra.includes(key)), 'prices', 'NOTHING_INCLUDED'],
    [!offer.until, 'until', 'MISSING'],
    [offer.months !== '' && !/^[1-9]\d?$/.test(offer.months), 'months', 'PATTERN'],
    [Object.values(offer.prices).some((each) => !isPrice(each)), 'prices', 'NOT_A_PRICE'],
  ];
  return found.filter(([wrong]) => wrong).map(([, where, code]) => ({ where, code, message: '' }));
}

interface WhomProps {
  offer: PrivateOffer;
  products: EntitySummary[];
  problems: FieldProblem[] | undefined;
  onChange: (part: Partial<PrivateOffer>) => void;
}

/** What is offered, and to which accounts. */
function Whom({ offer, products, problems, onChange }: WhomProps) {
  const text = useText();
  const { t } = text;
  const options = products.filter((each) => each.Visibility !== 'Draft' && each.Visibility !== 'Restricted').map((each) => ({ value: each.EntityId!, label: each.Name!, description: each.EntityId }));
  const choose = (chosen: SelectProps.Option) =>
    onChange({ product: chosen.value!, prices: {}, extra: [], name: offer.name || t('offers.name.of', { name: chosen.label! }).slice(0, 150) });
  return (
    <SpaceBetween size="m">
      <FormField label={t('queue.product')} errorText={fieldError(text, problems, 'product')} stretch>
        <Select
          placeholder={t('offers.product.choose')}
          options={options}
          empty={t('listings.none')}
          selectedOption={options.find(({ value }) => value === offer.product) ?? null}
          onChange={({ detail }) => choose(detail.selectedOption)}
        />
      </FormField>
      <FormField label={t('offers.buyers')} constraintText={t('offers.buyers.hint', { most: mostBuyers })} errorText={fieldError(text, problems, 'buyers')} stretch>
        <Textarea rows={2} value={offer.buyers} placeholder="111122223333" spellcheck={false} onChange={({ detail }) => onChange({ buyers: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}

interface OfferFormProps {
  /** What it begins with. */
  from: PrivateOffer;
  replaced?: Replaced;
}

export function OfferForm({ from, replaced }: OfferFormProps) {
  const text = useText();
  const { t } = text;
  const go = useGo();
  const [typed, setTyped] = useState(from);
  const [wrong, setWrong] = useState<CallError>();
  const own = useProducts();
  const { products, nameOf } = own;
  const listed = usePublicOffer(typed.product || undefined);
  const listedPrices = listed.offer ? pricesOf(listed.offer) : [];
  const start = useAction('marketplace-catalog', 'StartChangeSet');
  const offer = { ...typed, prices: Object.fromEntries(listedPrices.map(({ key, price }) => [key, typed.prices[key] ?? price])) };
  const input = changeSetOf(offer, replaced);
  const change = (part: Partial<PrivateOffer>) => setTyped({ ...typed, ...part });
  const send = async () => {
    const fields = problemsOf(offer, replaced);
    setWrong(fields.length ? new CallError(400, { code: 'ValidationException', fields }) : undefined);
    const started = fields.length ? undefined : await start.run(input);
    if (started) go(`/seller/requests/${started.ChangeSetId}`);
  };
  const error = wrong ?? start.error;
  const problems = error?.fields;
  return (
    <SendForm
      send={t('offers.send')}
      onSend={() => void send()}
      sending={start.running}
      error={error}
      placed={places}
      actions={<CopyAs of={() => act('marketplace-catalog', 'StartChangeSet', input)} />}
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">{t('offers.what')}</Header>}>
          <SpaceBetween size="m">
            <Problem error={own.error} onRetry={own.reload} />
            {replaced ? (
              <KeyValuePairs
                columns={3}
                items={[
                  { label: t('queue.product'), value: <span className="breakable">{nameOf(replaced.product)}</span> },
                  { label: t('agreements.buyer'), value: replaced.buyer },
                  { label: t('agreements.agreement'), value: <span className="breakable">{replaced.agreement}</span> },
                ]}
              />
            ) : (
              <Whom offer={typed} products={products} problems={problems} onChange={change} />
            )}
            <ColumnLayout columns={2}>
              <TextField label={t('offers.name')} where="name" problems={problems} value={typed.name} onChange={(name) => change({ name })} />
              <TextField label={t('offers.description')} hint={t('offers.description.hint')} where="description" problems={problems} value={typed.description} onChange={(description) => change({ description })} />
            </ColumnLayout>
            <ColumnLayout columns={2}>
              <FormField label={t('offers.until')} constraintText={t('offers.until.hint')} errorText={fieldError(text, problems, 'until')}>
                <DayField value={typed.until} onChange={(until) => change({ until })} />
              </FormField>
              <TextField label={t('offers.months')} hint={t(offer.upfront ? 'offers.months.contract' : 'offers.months.hint')} where="months" problems={problems} value={typed.months} onChange={(months) => change({ months })} type="number" />
            </ColumnLayout>
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2" description={t(replaced ? 'offers.prices.replacing' : 'offers.prices.text')}>{t('draft.prices')}</Header>}>
          <SpaceBetween size="m">
            <TextField label={t('offers.upfront')} hint={t(replaced ? 'offers.upfront.replacing' : 'offers.upfront.hint')} where="upfront" problems={problems} value={typed.upfront} onChange={(upfront) => change({ upfront: upfront.trim() })} />
            <Problem error={listed.error} onRetry={listed.reload} />
            <FormField errorText={fieldError(text, problems, 'prices')} stretch>
              <OfferPrices
                listed={listedPrices}
                prices={typed.prices}
                onChange={(prices) => change({ prices })}
                extra={offer.upfront ? typed.extra : undefined}
                onExtra={(extra) => change({ extra })}
              />
            </FormField>
          </SpaceBetween>
        </Container>
      </SpaceBetween>
    </SendForm>
  );
}

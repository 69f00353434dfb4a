// A private offer: other prices for the accounts that are named, until a day.
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { CallError, type FieldProblem } from '#/api/call';
import { useAction, useOperation } from '#/api/use_operation';
import type { EntitySummary } from '#/generated/api/marketplace-catalog';
import { useText } from '#/language';
import { pricesOf } from '#/listing/of_entity';
import { act, CopyAs } from '#/parts/copy_as';
import { DayField } from '#/parts/day_field';
import { SendForm, TextField } from '#/parts/form';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { fieldError, Problem } from '#/parts/problem';
import { isPrice } from '../draft/draft';
import { dayAhead, isPrivate, offersWish, useProducts } from '../offers/use_products';
import { buyersOf, changeSetOf, mostBuyers, type PrivateOffer } from './change_set';
import { OfferPrices } from './prices';

const blank: PrivateOffer = { product: '', name: '', description: '', buyers: '', until: dayAhead(30), months: '', prices: {} };

function problemsOf(offer: PrivateOffer): FieldProblem[] {
  const buyers = buyersOf(offer);
  const found: [wrong: boolean, where: string, code: string][] = [
    [!offer.product, 'product', 'MISSING'],
    [!offer.name.trim(), 'name', 'MISSING'],
    [buyers.length === 0, 'buyers', 'MISSING'],
    [buyers.length > mostBuyers || buyers.some((each) => !/^\d{12}$/.test(each)), 'buyers', 'NOT_ACCOUNTS'],
    [!offer.until, 'until', 'MISSING'],
    [offer.months !== '' && !/^[1-9]\d?$/.test(offer.months), 'months', 'PATTERN'],
    [Object.values(offer.prices).some((each) => !isPrice(each)), 'prices', 'NOT_A_PRICE'],
  ];
  return found.filter(([wrong]) => wrong).map(([, where, code]) => ({ where, code, message: '' }));
}

/** The released public offer of the product: where its prices are read. */
function usePublicOffer(product: string) {
  const listed = useOperation(
    'marketplace-catalog',
    'ListEntities',
    product ? { ...offersWish, EntityTypeFilters: { OfferFilters: { ProductId: { ValueList: [product] }, State: { ValueList: ['Released'] } } } } : undefined,
  );
  const id = product ? listed.data?.EntitySummaryList?.find((each: EntitySummary) => !isPrivate(each) && each.OfferSummary?.ProductId === product)?.EntityId : undefined;
  const offer = useOperation('marketplace-catalog', 'DescribeEntity', id ? { Catalog: 'AWSMarketplace', EntityId: id } : undefined);
  return { prices: id && offer.data ? pricesOf(offer.data.DetailsDocument) : [], error: listed.error ?? offer.error, reload: () => [listed, offer].forEach((each) => each.error && each.reload()) };
}

export default function NewOffer() {
  const text = useText();
  const { t } = text;
  const go = useGo();
  const [typed, setTyped] = useState(blank);
  const [wrong, setWrong] = useState<CallError>();
  const own = useProducts();
  const { products, nameOf } = own;
  const listed = usePublicOffer(typed.product);
  const start = useAction('marketplace-catalog', 'StartChangeSet');
  const offer = { ...typed, prices: Object.fromEntries(listed.prices.map(({ key, price }) => [key, typed.prices[key] ?? price])) };
  const input = changeSetOf(offer);
  const change = (part: Partial<PrivateOffer>) => setTyped({ ...typed, ...part });
  const send = async () => {
    const fields = problemsOf(offer);
    setWrong(fields.length ? new CallError(400, { code: 'ValidationException', fields }) : undefined);
    const started = fields.length ? undefined : await start.run(input);
    if (started) go(`/seller/requests/${started.ChangeSetId}`);
  };
  const error = wrong ?? start.error;
  const problems = error?.fields;
  const options = products.filter((each) => each.Visibility !== 'Draft' && each.Visibility !== 'Restricted').map((each) => ({ value: each.EntityId!, label: each.Name!, description: each.EntityId }));
  return (
    <Page title={t('offers.create')} description={t('offers.create.text')} crumbs={[{ text: t('nav.offers'), to: '/seller/offers' }]}>
      <SendForm
        send={t('offers.send')}
        onSend={() => void send()}
        sending={start.running}
        error={error}
        actions={<CopyAs of={() => act('marketplace-catalog', 'StartChangeSet', input)} />}
      >
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{t('offers.what')}</Header>}>
            <SpaceBetween size="m">
              <Problem error={own.error} onRetry={own.reload} />
              <FormField label={t('queue.product')} errorText={fieldError(text, problems, 'product')} stretch>
                <Select
                  placeholder={t('offers.product.choose')}
                  options={options}
                  empty={t('listings.none')}
                  selectedOption={options.find(({ value }) => value === typed.product) ?? null}
                  onChange={({ detail }) => change({ product: detail.selectedOption.value!, prices: {}, name: typed.name || t('offers.name.of', { name: nameOf(detail.selectedOption.value) }).slice(0, 150) })}
                />
              </FormField>
              <ColumnLayout columns={2}>
                <TextField label={t('offers.name')} where="name" problems={problems} value={typed.name} onChange={(name) => change({ name })} />
                <TextField label={t('offers.description')} hint={t('offers.description.hint')} where="description" problems={problems} value={typed.description} onChange={(description) => change({ description })} />
              </ColumnLayout>
              <FormField label={t('offers.buyers')} constraintText={t('offers.buyers.hint', { most: mostBuyers })} errorText={fieldError(text, problems, 'buyers')} stretch>
                <Textarea rows={3} value={typed.buyers} placeholder="111122223333" spellcheck={false} onChange={({ detail }) => change({ buyers: detail.value })} />
              </FormField>
              <ColumnLayout columns={2}>
                <FormField label={t('offers.until')} constraintText={t('offers.until.hint')} errorText={fieldError(text, problems, 'until')}>
                  <DayField value={typed.until} onChange={(until) => change({ until })} />
                </FormField>
                <TextField label={t('offers.months')} hint={t('offers.months.hint')} where="months" problems={problems} value={typed.months} onChange={(months) => change({ months })} type="number" />
              </ColumnLayout>
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2" description={t('offers.prices.text')}>{t('draft.prices')}</Header>}>
            <SpaceBetween size="s">
              <Problem error={listed.error} onRetry={listed.reload} />
              <FormField errorText={fieldError(text, problems, 'prices')} stretch>
                <OfferPrices listed={listed.prices} prices={typed.prices} onChange={(prices) => change({ prices })} />
              </FormField>
            </SpaceBetween>
          </Container>
        </SpaceBetween>
      </SendForm>
    </Page>
  );
}

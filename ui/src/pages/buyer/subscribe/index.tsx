// Subscribing: the offer, its prices, what is charged now, the licence, and whether the reader may accept it.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { OfferTerm } from '#/generated/api/marketplace-discovery';
import { useText } from '#/language';
import { Code, Part, Prose } from '#/listing/listing_view';
import { act, CopyAs } from '#/parts/copy_as';
import { CopyButton } from '#/parts/copy_button';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Empty } from '#/parts/states';
import { useFlash } from '#/shell/flash';
import { Eula } from '../product/eula';
import { isReplacement, type Offered, useOffered } from '../product/use_product';
import { useSubscription } from '../subscriptions/use_subscription';
import { Offer } from './offer';
import { policyFor, requestOf, useLacking, useQuote } from './use_quote';

function Lacking({ actions }: { actions: string[] }) {
  const { t } = useText();
  const policy = policyFor(actions);
  return (
    <Alert type="warning" header={t('subscribe.lacks')}>
      <SpaceBetween size="s">
        <span>{t('subscribe.lacks.text')}</span>
        <Code text={policy} label={t('subscribe.lacks')} />
        <CopyButton text={policy} />
      </SpaceBetween>
    </Alert>
  );
}

function Terms({ terms }: { terms: OfferTerm[] }) {
  const { t } = useText();
  const refund = terms.map((term) => term.supportTerm?.refundPolicy).find(Boolean);
  return (
    <Container header={<Header variant="h2">{t('subscribe.terms')}</Header>}>
      <SpaceBetween size="m">
        <Eula terms={terms} />
        {refund && (
          <Part title={t('draft.refund')}>
            <Prose text={refund} />
          </Part>
        )}
      </SpaceBetween>
    </Container>
  );
}

function Choose({ offered, onChoose }: { offered: Offered; onChoose: (id: string) => void }) {
  const { t } = useText();
  const options = offered.options.map((each) => ({
    value: each.purchaseOptionId,
    label: each.purchaseOptionName ?? each.purchaseOptionId,
    description: t(each.badges?.some(({ badgeType }) => badgeType === 'PRIVATE_PRICING') ? 'subscribe.offer.private' : 'subscribe.offer.public'),
  }));
  if (options.length < 2) return null;
  return (
    <Select
      options={options}
      inlineLabelText={t('subscribe.offer')}
      selectedOption={options.find((each) => each.value === offered.offerId) ?? null}
      onChange={({ detail }) => onChoose(detail.selectedOption.value!)}
    />
  );
}

function Accept({ product, name, offered }: { product: string; name: string; offered: Offered }) {
  const { t } = useText();
  const go = useGo();
  const flash = useFlash();
  const [renew, setRenew] = useState(true);
  const may = useLacking();
  const { lacking } = may;
  const offer = useOperation('marketplace-discovery', 'GetOffer', { offerId: offered.offerId! });
  const input = requestOf(offer.data, offered.terms, renew);
  const { quote, accept } = useQuote(input, Boolean(offer.data) && offered.terms.length > 0 && lacking?.length === 0);
  const option = offered.options.find((each) => each.purchaseOptionId === offered.offerId)!;
  const contract = offered.terms.some((term) => term.fixedUpfrontPricingTerm);
  const doAccept = async () => {
    if (!(await accept.run({ agreementRequestId: quote.data!.agreementRequestId! }))) return;
    flash.show({ type: 'success', content: t('subscribe.done', { name }) });
    go(`/products/${product}/launch`);
  };
  return (
    <SpaceBetween size="l">
      <Offer option={option} terms={offered.terms} quote={quote.data} />
      <Terms terms={offered.terms} />
      {offered.terms.some((term) => term.renewalTerm) && (
        <Checkbox checked={renew} onChange={({ detail }) => setRenew(detail.checked)}>
          {t('subscribe.renews.itself')}
        </Checkbox>
      )}
      {lacking && lacking.length > 0 && <Lacking actions={lacking} />}
      <Problem error={may.error} onRetry={may.reload} />
      <Problem error={offer.error} onRetry={offer.reload} />
      <Problem error={quote.error} onRetry={quote.reload} />
      <Problem error={accept.error} />
      {quote.data && <StatusIndicator>{t('subscribe.checked')}</StatusIndicator>}
      <Box>{t(contract ? 'subscribe.contract.text' : 'subscribe.accept.text')}</Box>
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="primary" disabled={!quote.data} loading={accept.running} onClick={() => void doAccept()}>
          {t('subscribe.accept')}
        </Button>
        <Button variant="link" onClick={() => go(`/products/${product}`)}>
          {t('do.cancel')}
        </Button>
        <CopyAs of={() => act('marketplace-agreement', 'CreateAgreementRequest', input)} />
      </SpaceBetween>
    </SpaceBetween>
  );
}

export default function Subscribe() {
  const { t } = useText();
  const id = useParams().id!;
  const [address, setAddress] = useSearchParams();
  const product = useOperation('marketplace-discovery', 'GetProduct', { productId: id });
  const offered = useOffered(id, address.get('offer'));
  const held = useSubscription(id);
  const { agreement, loading } = held;
  const name = product.data?.productName ?? '';
  const replacing = agreement !== undefined && offered.options.some((each) => each.purchaseOptionId === offered.offerId && isReplacement(each));
  return (
    <Page
      title={t('subscribe.title', { name })}
      crumbs={[
        { text: t('search.title'), to: '/search' },
        { text: name, to: `/products/${id}` },
      ]}
    >
      <Problem error={product.error} onRetry={product.reload} />
      <Problem error={offered.problem?.error} onRetry={offered.problem?.reload} />
      <Problem error={held.error} onRetry={held.reload} />
      {replacing && <Alert header={t('subscribe.replacing')}>{t('subscribe.replacing.text')}</Alert>}
      {agreement && !replacing && (
        <Alert header={t('subscribe.held')} action={<AppLink to={`/products/${id}/launch`}>{t('launch.do')}</AppLink>}>
          {t('subscribe.held.text')}
        </Alert>
      )}
      <Choose offered={offered} onChoose={(offer) => setAddress({ offer }, { replace: true })} />
      {(offered.loading || loading || !product.data) && !product.error && <Skeleton lines={8} />}
      {!offered.loading && !offered.offerId && !offered.problem && <Empty title={t('subscribe.none')} />}
      {(!agreement || replacing) && !loading && !held.error && product.data && offered.offerId && offered.terms.length > 0 && (
        <Accept key={offered.offerId} product={id} name={name} offered={offered} />
      )}
    </Page>
  );
}

// One agreement: what it is, what is charged for it, and the seller's requests to end it.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useOperation } from '#/api/use_operation';
import type { AgreementViewSummary, Charge } from '#/generated/api/marketplace-agreement';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { useGo } from '#/parts/link';
import { List } from '#/parts/list';
import { Problem } from '#/parts/problem';
import { AgreementStatus } from './status';
import { CancellationRequests } from './cancellation_requests';

export function AgreementDetails({ of: agreement, product, onClose }: { of: AgreementViewSummary; product: string; onClose: () => void }) {
  const { t, dateTime, money } = useText();
  const id = agreement.agreementId!;
  const described = useOperation('marketplace-agreement', 'DescribeAgreement', { agreementId: id });
  const accepted = useOperation('marketplace-agreement', 'GetAgreementTerms', { agreementId: id });
  const upfront = accepted.data?.acceptedTerms?.map((each) => each.fixedUpfrontPricingTerm).find(Boolean);
  const go = useGo();
  const charges = useOperation('marketplace-agreement', 'ListAgreementCharges', { agreementId: id });
  const [asking, setAsking] = useState(false);
  const more = described.data;
  const trialEnd = more?.freeTrialSummary?.trialEndTime;
  const behaviour = more?.endTimeBehavior?.type;
  const value = more?.estimatedCharges;
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <CopyAs of={() => act('marketplace-agreement', 'DescribeAgreement', { agreementId: id })} />
                <Button onClick={onClose}>{t('do.close')}</Button>
                {agreement.status === 'ACTIVE' && upfront && (
                  <Button onClick={() => go(`/seller/offers/new?replaces=${id}`)}>{t('agreements.replace')}</Button>
                )}
                {agreement.status === 'ACTIVE' && <Button onClick={() => setAsking(true)}>{t('agreements.ask_end')}</Button>}
              </SpaceBetween>
            }
          >
            {id}
          </Header>
        }
      >
        <KeyValuePairs
          columns={4}
          items={[
            { label: t('product.status'), value: <AgreementStatus of={agreement.status} /> },
            { label: t('queue.product'), value: <span className="breakable">{product}</span> },
            { label: t('agreements.buyer'), value: agreement.acceptor?.accountId ?? '–' },
            { label: t('agreements.offer'), value: <span className="breakable">{agreement.proposalSummary?.offerId ?? '–'}</span> },
            { label: t('agreements.accepted'), value: agreement.acceptanceTime ? dateTime(agreement.acceptanceTime) : '–' },
            { label: t('agreements.end'), value: agreement.endTime ? dateTime(agreement.endTime) : t('agreements.open_ended') },
            ...(trialEnd ? [{ label: t('agreements.trial_end'), value: dateTime(trialEnd) }] : []),
            ...(behaviour ? [{ label: t('agreements.then'), value: t(`agreements.then.${behaviour}`) }] : []),
            ...(value?.agreementValue ? [{ label: t('agreements.value'), value: money(value.agreementValue, value.currencyCode) }] : []),
          ]}
        />
      </Container>
      <Problem error={described.error} onRetry={described.reload} />
      <Problem error={accepted.error} onRetry={accepted.reload} />
      <CancellationRequests agreement={id} asking={asking} onAsked={() => setAsking(false)} />
      <List<Charge>
        of={charges}
        rows={charges.data?.items ?? []}
        trackBy="id"
        title={t('agreements.charges')}
        none={t('agreements.charges.none')}
        columns={[
          { id: 'time', header: t('agreements.charge.time'), isRowHeader: true, minWidth: 150, cell: (row) => (row.time ? dateTime(row.time) : '–') },
          { id: 'amount', header: t('agreements.charge.amount'), minWidth: 120, cell: (row) => (row.amount ? money(row.amount, row.currencyCode) : '–') },
          { id: 'order', header: t('agreements.charge.order'), minWidth: 140, cell: (row) => <span className="breakable">{row.purchaseOrderReference ?? '–'}</span> },
        ]}
      />
    </SpaceBetween>
  );
}

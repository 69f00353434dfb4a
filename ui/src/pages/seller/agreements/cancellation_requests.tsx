// The seller's requests to end an agreement: sent, withdrawn, and what the buyer answered.
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useAction } from '#/api/use_operation';
import type { AgreementCancellationRequestSummary, SendAgreementCancellationRequestInput } from '#/generated/api/marketplace-agreement';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { List } from '#/parts/list';
import { AgreementStatus } from './status';

type Reason = SendAgreementCancellationRequestInput['reasonCode'];
const reasons: Reason[] = ['PRODUCT_DISCONTINUED', 'INCORRECT_TERMS_ACCEPTED', 'REPLACING_AGREEMENT', 'UNINTENDED_RENEWAL', 'BUYER_DISSATISFACTION', 'ALTERNATIVE_PROCUREMENT_CHANNEL', 'TEST_AGREEMENT', 'OTHER'];

function Ask({ agreement, onDone, onClose }: { agreement: string; onDone: () => void; onClose: () => void }) {
  const { t } = useText();
  const send = useAction('marketplace-agreement', 'SendAgreementCancellationRequest');
  const [reason, setReason] = useState<Reason>('PRODUCT_DISCONTINUED');
  const options = reasons.map((value) => ({ value, label: t(`end.${value}`) }));
  const input = (description: string): SendAgreementCancellationRequestInput => ({
    agreementId: agreement,
    reasonCode: reason,
    ...(description ? { description } : {}),
  });
  return (
    <Decision
      title={t('agreements.ask_end')}
      doIt={t('agreements.send')}
      text={t('agreements.ask_end.text')}
      reason={t('agreements.description')}
      optional
      of={(description) => act('marketplace-agreement', 'SendAgreementCancellationRequest', input(description))}
      running={send.running}
      error={send.error}
      onDecide={(description) => void send.run(input(description)).then((done) => done && onDone())}
      onClose={onClose}
    >
      <FormField label={t('decision.reason')}>
        <Select options={options} selectedOption={options.find(({ value }) => value === reason)!} onChange={({ detail }) => setReason(detail.selectedOption.value as Reason)} />
      </FormField>
    </Decision>
  );
}

export function CancellationRequests({ agreement, asking, onAsked }: { agreement: string; asking: boolean; onAsked: () => void }) {
  const { t, dateTime } = useText();
  const wish = { partyType: 'Proposer', agreementId: agreement };
  const listed = useList('marketplace-agreement', 'ListAgreementCancellationRequests', wish);
  const withdraw = useAction('marketplace-agreement', 'CancelAgreementCancellationRequest');
  const [doomed, setDoomed] = useState<string>();
  const input = (cancellationReason: string) => ({ agreementId: agreement, agreementCancellationRequestId: doomed!, cancellationReason });
  return (
    <>
      <List<AgreementCancellationRequestSummary>
        of={listed}
        rows={listed.data?.items ?? []}
        trackBy="agreementCancellationRequestId"
        title={t('agreements.requests')}
        none={t('agreements.requests.none')}
        actions={<CopyAs of={() => act('marketplace-agreement', 'ListAgreementCancellationRequests', wish)} />}
        columns={[
          { id: 'when', header: t('queue.asked'), isRowHeader: true, minWidth: 150, cell: (row) => (row.createdAt ? dateTime(row.createdAt) : '–') },
          { id: 'why', header: t('decision.reason'), minWidth: 170, cell: (row) => t(`end.${row.reasonCode ?? 'OTHER'}`) },
          { id: 'status', header: t('product.status'), minWidth: 130, cell: (row) => <AgreementStatus of={row.status} /> },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 130,
            cell: (row) =>
              row.status === 'PENDING_APPROVAL' ? (
                <Button variant="inline-link" onClick={() => setDoomed(row.agreementCancellationRequestId)}>
                  {t('agreements.withdraw')}
                </Button>
              ) : null,
          },
        ]}
      />
      {asking && (
        <Ask
          agreement={agreement}
          onClose={onAsked}
          onDone={() => {
            onAsked();
            listed.reload();
          }}
        />
      )}
      {doomed && (
        <Decision
          title={t('agreements.withdraw')}
          doIt={t('agreements.withdraw')}
          reason={t('decision.reason')}
          of={(reason) => act('marketplace-agreement', 'CancelAgreementCancellationRequest', input(reason))}
          running={withdraw.running}
          error={withdraw.error}
          onDecide={(reason) =>
            void withdraw.run(input(reason)).then((done) => {
              if (!done) return;
              setDoomed(undefined);
              listed.reload();
            })
          }
          onClose={() => setDoomed(undefined)}
        />
      )}
    </>
  );
}

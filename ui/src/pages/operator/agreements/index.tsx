// Who subscribes to what in the whole market; an operator may end an agreement, with a reason for both parties.
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useAction } from '#/api/use_operation';
import type { MarketAgreement } from '#/generated/api/souk';
import { useText } from '#/language';
import { AgreementStatus } from '#/pages/seller/agreements/status';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { useFlash } from '#/shell/flash';

const statuses = ['ACTIVE', 'CANCELLED', 'EXPIRED', 'RENEWED', 'REPLACED', 'TERMINATED'] as const;
type Status = (typeof statuses)[number];
const titleOf = (row: MarketAgreement) => row.ProductTitle ?? row.ProductId;

interface TerminateProps {
  of: MarketAgreement;
  onClose: () => void;
  onDone: () => void;
}

function Terminate({ of, onClose, onDone }: TerminateProps) {
  const { t } = useText();
  const flash = useFlash();
  const terminate = useAction('souk', 'TerminateAgreement');
  const [stop, setStop] = useState(true);
  const input = (Reason: string) => ({ AgreementId: of.AgreementId, Reason, StopRunning: stop });
  const doTerminate = async (reason: string) => {
    const done = await terminate.run(input(reason));
    if (!done) return;
    flash.show({ type: 'success', content: t('market_agreements.terminated', { id: of.AgreementId }) });
    if (done.Running.length) flash.show({ type: 'warning', content: t('market_agreements.goes_on', { count: done.Running.length }) });
    onDone();
  };
  return (
    <Decision
      title={t('market_agreements.terminate_that', { id: of.AgreementId })}
      doIt={t('market_agreements.terminate')}
      text={t('market_agreements.terminate.text', { product: titleOf(of), buyer: of.AcceptorAccountId })}
      reason={t('decision.reason')}
      reasonHint={t('market_agreements.terminate.hint')}
      of={(reason) => act('souk', 'TerminateAgreement', input(reason))}
      running={terminate.running}
      error={terminate.error}
      onDecide={(reason) => void doTerminate(reason)}
      onClose={onClose}
    >
      <Checkbox checked={stop} onChange={({ detail }) => setStop(detail.checked)}>
        {t('market_agreements.stop')}
      </Checkbox>
    </Decision>
  );
}

export default function MarketAgreements() {
  const { t, date } = useText();
  const [status, setStatus] = useState<Status | ''>('');
  const [asked, setAsked] = useState<MarketAgreement>();
  const wish = { MaxResults: 100, ...(status ? { Status: status } : {}) };
  const listed = useList('souk', 'ListMarketAgreements', wish);
  const options = [{ value: '', label: t('market_agreements.all') }, ...statuses.map((value) => ({ value, label: t(`agreement.${value}`) }))];
  return (
    <Page
      title={t('nav.market_agreements')}
      actions={
        <Select
          ariaLabel={t('product.status')}
          options={options}
          selectedOption={options.find(({ value }) => value === status)!}
          onChange={({ detail }) => setStatus(detail.selectedOption.value as Status | '')}
        />
      }
    >
      <List<MarketAgreement>
        of={listed}
        rows={listed.data?.Agreements ?? []}
        trackBy="AgreementId"
        title={t('nav.market_agreements')}
        none={t('market_agreements.none')}
        textOf={(row) => [row.AgreementId, row.AcceptorAccountId, row.ProposerAccountId, titleOf(row)].join(' ')}
        actions={<CopyAs of={() => act('souk', 'ListMarketAgreements', wish)} />}
        columns={[
          { id: 'id', header: t('market_agreements.agreement'), isRowHeader: true, minWidth: 160, cell: (row) => <span className="breakable">{row.AgreementId}</span> },
          { id: 'product', header: t('queue.product'), minWidth: 150, cell: (row) => <AppLink to={`/products/${row.ProductId}`}>{titleOf(row)}</AppLink> },
          { id: 'buyer', header: t('market_agreements.buyer'), minWidth: 130, sortingField: 'AcceptorAccountId', cell: (row) => row.AcceptorAccountId },
          { id: 'seller', header: t('queue.seller'), minWidth: 130, sortingField: 'ProposerAccountId', cell: (row) => row.ProposerAccountId },
          { id: 'status', header: t('product.status'), minWidth: 120, cell: (row) => <AgreementStatus of={row.Status} /> },
          { id: 'since', header: t('seller.since'), minWidth: 130, sortingField: 'StartedAt', cell: (row) => date(row.StartedAt) },
          { id: 'end', header: t('market_agreements.end'), minWidth: 130, sortingField: 'EndsAt', cell: (row) => (row.EndsAt ? date(row.EndsAt) : t('market_agreements.open_ended')) },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 125,
            cell: (row) =>
              row.Status === 'ACTIVE' ? (
                <Button variant="inline-link" ariaLabel={t('market_agreements.terminate_that', { id: row.AgreementId })} onClick={() => setAsked(row)}>
                  {t('market_agreements.terminate')}
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
      />
      {asked && (
        <Terminate
          of={asked}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            listed.reload();
          }}
        />
      )}
    </Page>
  );
}

// Who bought what of the seller, under which agreement, and until when.
import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useList } from '#/api/use_list';
import type { AgreementViewSummary } from '#/generated/api/marketplace-agreement';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { useProducts } from '../offers/use_products';
import { AgreementDetails } from './details';
import { AgreementStatus } from './status';

const statuses = ['ACTIVE', 'CANCELLED', 'EXPIRED', 'RENEWED', 'REPLACED', 'TERMINATED'] as const;

export default function Agreements() {
  const { t, date } = useText();
  const [status, setStatus] = useState('');
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState(search.get('agreement') ?? undefined);
  const { nameOf } = useProducts();
  const wish = {
    catalog: 'AWSMarketplace',
    maxResults: 50,
    filters: [
      { name: 'PartyType', values: ['Proposer'] },
      { name: 'AgreementType', values: ['PurchaseAgreement'] },
      ...(status ? [{ name: 'Status', values: [status] }] : []),
    ],
  };
  const listed = useList('marketplace-agreement', 'SearchAgreements', wish);
  const rows = listed.data?.agreementViewSummaries ?? [];
  const options = [{ value: '', label: t('agreements.all') }, ...statuses.map((value) => ({ value, label: t(`agreement.${value}`) }))];
  const agreement = rows.find((each) => each.agreementId === chosen);
  const productOf = (row: AgreementViewSummary) => nameOf(row.proposalSummary?.resources?.[0]?.id);
  return (
    <Page
      title={t('nav.agreements')}
      actions={
        <Select ariaLabel={t('product.status')} options={options} selectedOption={options.find(({ value }) => value === status)!} onChange={({ detail }) => setStatus(detail.selectedOption.value!)} />
      }
    >
      <List<AgreementViewSummary>
        of={listed}
        rows={rows}
        trackBy="agreementId"
        title={t('nav.agreements')}
        none={t('agreements.none')}
        textOf={(row) => `${row.agreementId} ${row.acceptor?.accountId} ${productOf(row)}`}
        actions={<CopyAs of={() => act('marketplace-agreement', 'SearchAgreements', wish)} />}
        columns={[
          {
            id: 'id',
            header: t('agreements.agreement'),
            isRowHeader: true,
            minWidth: 170,
            cell: (row) => (
              <Button variant="inline-link" onClick={() => setChosen(row.agreementId)}>
                {row.agreementId}
              </Button>
            ),
          },
          { id: 'product', header: t('queue.product'), minWidth: 170, cell: (row) => <span className="breakable">{productOf(row)}</span> },
          { id: 'buyer', header: t('agreements.buyer'), minWidth: 130, cell: (row) => row.acceptor?.accountId ?? '–' },
          { id: 'status', header: t('product.status'), minWidth: 120, cell: (row) => <AgreementStatus of={row.status} /> },
          { id: 'since', header: t('seller.since'), minWidth: 130, sortingField: 'startTime', cell: (row) => (row.startTime ? date(row.startTime) : '–') },
          { id: 'end', header: t('agreements.end'), minWidth: 130, sortingField: 'endTime', cell: (row) => (row.endTime ? date(row.endTime) : t('agreements.open_ended')) },
        ]}
      />
      {agreement && <AgreementDetails key={chosen} of={agreement} product={productOf(agreement)} onClose={() => setChosen(undefined)} />}
    </Page>
  );
}

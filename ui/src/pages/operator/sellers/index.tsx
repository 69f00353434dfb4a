// Those who sell, or want to: their profiles, what their papers lack, and the operator's decision about them.
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useList } from '#/api/use_list';
import { countryName } from '#/countries';
import type { SellerProfile } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { SellerDetails } from './details';
import { SellerStatus } from './status';
import Button from '@cloudscape-design/components/button';

const states = ['PENDING_VERIFICATION', 'REGISTERED', 'SUSPENDED', 'REFUSED', 'DRAFT'] as const;

export default function Sellers() {
  const { t, language, date } = useText();
  const [search, setSearch] = useSearchParams();
  const state = states.find((each) => each === search.get('state'));
  const wish = { MaxResults: 100, ...(state ? { State: state } : {}) };
  const listed = useList('souk', 'ListSellers', wish);
  const [chosen, setChosen] = useState(search.get('account') ?? undefined);
  const rows = listed.data?.Sellers ?? [];
  const seller = rows.find((each) => each.AccountId === chosen);
  const options = [{ value: '', label: t('sellers.all') }, ...states.map((value) => ({ value, label: t(`seller.${value}`) }))];
  return (
    <Page
      title={t('nav.sellers')}
      actions={
        <Select
          ariaLabel={t('sellers.state')}
          options={options}
          selectedOption={options.find(({ value }) => value === (state ?? ''))!}
          onChange={({ detail }) => setSearch(detail.selectedOption.value ? { state: detail.selectedOption.value } : {})}
        />
      }
    >
      <List<SellerProfile>
        of={listed}
        rows={rows}
        trackBy="AccountId"
        title={t('nav.sellers')}
        none={t('sellers.none')}
        textOf={(row) => `${row.DisplayName} ${row.LegalName} ${row.AccountId}`}
        actions={<CopyAs of={() => act('souk', 'ListSellers', wish)} />}
        columns={[
          {
            id: 'name',
            header: t('queue.seller'),
            isRowHeader: true,
            minWidth: 180,
            sortingField: 'DisplayName',
            cell: (row) => (
              <Button variant="inline-link" onClick={() => setChosen(row.AccountId)}>
                {row.DisplayName ?? row.LegalName ?? row.AccountId}
              </Button>
            ),
          },
          { id: 'status', header: t('product.status'), minWidth: 150, sortingField: 'Status', cell: (row) => <SellerStatus of={row.Status} /> },
          { id: 'country', header: t('seller.country'), minWidth: 120, cell: (row) => (row.CountryCode ? countryName(language, row.CountryCode) : '–') },
          { id: 'paid', header: t('seller.sells'), minWidth: 160, cell: (row) => t(row.CanSellPaid ? 'seller.sells.paid' : row.CanPublish ? 'seller.sells.free' : 'seller.sells.nothing') },
          { id: 'changed', header: t('listings.changed'), minWidth: 140, sortingField: 'UpdatedAt', cell: (row) => date(row.UpdatedAt) },
        ]}
      />
      {seller && <SellerDetails of={seller} onDone={listed.reload} onClose={() => setChosen(undefined)} />}
    </Page>
  );
}

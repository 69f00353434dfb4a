import { useList } from '#/api/use_list';
import type { SellerProfile } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { Assignee, useMine } from './assignments';

const wish = { State: 'PENDING_VERIFICATION' as const, MaxResults: 100 };

export function SellersToVerify({ mine }: { mine: boolean }) {
  const { t, ago } = useText();
  const isShown = useMine(mine);
  const listed = useList('souk', 'ListSellers', wish);
  return (
    <List<SellerProfile>
      of={listed}
      rows={(listed.data?.Sellers ?? []).filter((each) => isShown('SELLER', each.AccountId))}
      trackBy="AccountId"
      title={t('queue.sellers')}
      none={t('queue.sellers.none')}
      actions={<CopyAs of={() => act('souk', 'ListSellers', wish)} />}
      columns={[
        {
          id: 'name',
          header: t('queue.seller'),
          isRowHeader: true,
          minWidth: 180,
          cell: (row) => <AppLink to={`/operator/sellers?state=PENDING_VERIFICATION&account=${row.AccountId}`}>{row.DisplayName ?? row.LegalName ?? row.AccountId}</AppLink>,
        },
        { id: 'legal', header: t('seller.legal'), minWidth: 160, cell: (row) => <span className="breakable">{row.LegalName ?? '–'}</span> },
        { id: 'country', header: t('seller.country'), minWidth: 100, cell: (row) => row.CountryCode ?? '–' },
        { id: 'asked', header: t('queue.asked'), minWidth: 130, sortingField: 'UpdatedAt', cell: (row) => ago(row.UpdatedAt) },
        { id: 'who', header: t('queue.who'), minWidth: 130, cell: (row) => <Assignee kind="SELLER" subject={row.AccountId} name={row.DisplayName ?? row.AccountId} /> },
      ]}
    />
  );
}

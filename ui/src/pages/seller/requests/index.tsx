// Every request that changed, or was to change, something of the catalogue; each as a script that would send it again.
import { catalogEvents, useEvents } from '#/api/events';
import { useList } from '#/api/use_list';
import { useAction } from '#/api/use_operation';
import type { ChangeSetSummaryListItem } from '#/generated/api/marketplace-catalog';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { useProducts } from '../offers/use_products';
import { requestAgain } from '../request/again';
import { RequestStatus } from './status';

const wish = { Catalog: 'AWSMarketplace', MaxResults: 20 };
const entitiesOf = (row: ChangeSetSummaryListItem) => (row.EntityIdList ?? []).map((each) => each.split('@')[0]!);
const millisecondsOf = (row: ChangeSetSummaryListItem) => (row.EndTime ? Date.parse(row.EndTime) - Date.parse(row.StartTime!) : -1);

export default function Requests() {
  const { t, dateTime, number, has } = useText();
  const listed = useList('marketplace-catalog', 'ListChangeSets', wish);
  useEvents([catalogEvents], listed.reload);
  const describe = useAction('marketplace-catalog', 'DescribeChangeSet');
  const { nameOf } = useProducts();
  const statusOf = ({ Status }: ChangeSetSummaryListItem) => {
    const key = `request.${Status}`;
    return has(key) ? t(key) : (Status ?? '');
  };
  const named = (row: ChangeSetSummaryListItem) => row.ChangeSetName || row.ChangeSetId!;
  const script = async (row: ChangeSetSummaryListItem) => {
    const found = await describe.run({ Catalog: 'AWSMarketplace', ChangeSetId: row.ChangeSetId! });
    return found && act('marketplace-catalog', 'StartChangeSet', requestAgain(found));
  };
  return (
    <Page title={t('nav.requests')}>
      <Problem error={describe.error} />
      <List<ChangeSetSummaryListItem>
        of={listed}
        rows={listed.data?.ChangeSetSummaryList ?? []}
        trackBy="ChangeSetId"
        title={t('requests.all')}
        none={t('requests.none')}
        textOf={(row) => `${named(row)} ${statusOf(row)} ${entitiesOf(row).map((id) => `${id} ${nameOf(id)}`).join(' ')}`}
        actions={<CopyAs of={() => act('marketplace-catalog', 'ListChangeSets', wish)} />}
        columns={[
          {
            id: 'name',
            header: t('requests.name'),
            isRowHeader: true,
            minWidth: 160,
            cell: (row) => <AppLink to={`/seller/requests/${row.ChangeSetId}`}>{named(row)}</AppLink>,
          },
          { id: 'status', header: t('product.status'), minWidth: 200, sortingField: 'Status', cell: (row) => <RequestStatus of={row.Status} /> },
          { id: 'start', header: t('requests.start'), minWidth: 140, sortingField: 'StartTime', cell: (row) => dateTime(Date.parse(row.StartTime!) / 1000) },
          {
            id: 'took',
            header: t('requests.took'),
            minWidth: 90,
            sortingComparator: (a, b) => millisecondsOf(a) - millisecondsOf(b),
            cell: (row) => (row.EndTime ? t('requests.seconds', { seconds: number(millisecondsOf(row) / 1000) }) : '–'),
          },
          {
            id: 'entities',
            header: t('requests.entities'),
            minWidth: 160,
            cell: (row) => <span className="breakable">{entitiesOf(row).map(nameOf).join(', ') || '–'}</span>,
          },
          { id: 'acts', header: t('table.acts'), minWidth: 150, cell: (row) => <CopyAs row={named(row)} of={() => script(row)} /> },
        ]}
      />
    </Page>
  );
}

// Every request that changed, or was to change, something of the catalogue.
import { useCollection } from '@cloudscape-design/collection-hooks';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useList } from '#/api/use_list';
import type { ChangeSetSummaryListItem } from '#/generated/api/marketplace-catalog';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Empty } from '#/parts/states';
import { RequestStatus } from './status';

const wish = { Catalog: 'AWSMarketplace', MaxResults: 20 };

export default function Requests() {
  const { t, dateTime, number } = useText();
  const listed = useList('marketplace-catalog', 'ListChangeSets', wish);
  const { items, paginationProps, collectionProps } = useCollection<ChangeSetSummaryListItem>(listed.data?.ChangeSetSummaryList ?? [], {
    filtering: { empty: <Empty text={t('requests.none')} /> },
    pagination: { pageSize: 20 },
    sorting: {},
  });
  const seconds = (row: ChangeSetSummaryListItem) =>
    row.EndTime ? t('requests.seconds', { seconds: number((Date.parse(row.EndTime) - Date.parse(row.StartTime!)) / 1000) }) : '–';
  return (
    <Page title={t('nav.requests')} actions={<CopyAs of={() => act('marketplace-catalog', 'ListChangeSets', wish)} />}>
      <Problem error={listed.error} onRetry={listed.reload} />
      <Table<ChangeSetSummaryListItem>
        {...collectionProps}
        items={items}
        trackBy="ChangeSetId"
        wrapLines
        loading={listed.loading && !listed.data}
        loadingText={t('loading')}
        header={
          <Header variant="h2" counter={listed.data && t('table.count', { count: listed.data.ChangeSetSummaryList?.length ?? 0 })}>
            {t('requests.all')}
          </Header>
        }
        pagination={<Pagination {...paginationProps} />}
        columnDefinitions={[
          {
            id: 'name',
            header: t('requests.name'),
            isRowHeader: true,
            minWidth: 160,
            cell: (row) => <AppLink to={`/seller/requests/${row.ChangeSetId}`}>{row.ChangeSetName || row.ChangeSetId!}</AppLink>,
          },
          { id: 'status', header: t('product.status'), minWidth: 140, cell: (row) => <RequestStatus of={row.Status} /> },
          { id: 'start', header: t('requests.start'), minWidth: 140, sortingField: 'StartTime', cell: (row) => dateTime(Date.parse(row.StartTime!) / 1000) },
          { id: 'took', header: t('requests.took'), minWidth: 90, cell: seconds },
          {
            id: 'entities',
            header: t('requests.entities'),
            minWidth: 160,
            cell: (row) => <span className="breakable">{row.EntityIdList?.map((each) => each.split('@')[0]).join(', ')}</span>,
          },
        ]}
      />
    </Page>
  );
}

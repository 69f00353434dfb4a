// The account's endpoints in a region.
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { inRegion, regionHere } from '#/api/region';
import { useList } from '#/api/use_list';
import type { EndpointSummary } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Empty } from '#/parts/states';
import { RegionSelect } from '../endpoint/region_select';
import { EndpointState } from '../endpoint/state';

const input = { MaxResults: 100 };

export default function Endpoints() {
  const { t, dateTime } = useText();
  const go = useGo();
  const listed = useList('sagemaker', 'ListEndpoints', input);
  const rows = listed.data?.Endpoints ?? [];
  return (
    <Page
      title={t('nav.endpoints')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('sagemaker', 'ListEndpoints', input)} />
          <RegionSelect />
        </SpaceBetween>
      }
    >
      <Problem error={listed.error} onRetry={listed.reload} />
      <Table<EndpointSummary>
        items={rows}
        trackBy="EndpointArn"
        wrapLines
        loading={listed.loading && !listed.data}
        loadingText={t('loading')}
        header={<Header counter={t('table.count', { count: rows.length })}>{t('nav.endpoints')}</Header>}
        empty={listed.error ? undefined : <Empty text={t('endpoints.none')} action={<Button onClick={() => go('/subscriptions')}>{t('nav.subscriptions')}</Button>} />}
        columnDefinitions={[
          {
            id: 'name',
            header: t('endpoint.name'),
            isRowHeader: true,
            minWidth: 180,
            cell: (row) => <AppLink to={inRegion(`/endpoints/${row.EndpointName}`, regionHere())}>{row.EndpointName}</AppLink>,
          },
          { id: 'state', header: t('endpoint.status'), minWidth: 130, cell: (row) => <EndpointState of={row.EndpointStatus} /> },
          { id: 'created', header: t('endpoint.created'), minWidth: 140, cell: (row) => dateTime(row.CreationTime) },
        ]}
      />
    </Page>
  );
}

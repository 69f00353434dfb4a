// What can be listed: the account's model packages and algorithms, and how their validation went.
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useList } from '#/api/use_list';
import type { AlgorithmSummary, ModelPackageSummary } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Empty } from '#/parts/states';
import { ResourceState } from './state';

interface Resource {
  name: string;
  arn: string;
  status: string;
  created: number;
  /** Its page, where there is one. */
  to?: string;
}

interface ResourcesProps {
  title: string;
  rows: Resource[];
  loading: boolean;
  failed: boolean;
  onReload: () => void;
}

function Resources({ title, rows, loading, failed, onReload }: ResourcesProps) {
  const { t, dateTime } = useText();
  return (
    <Table<Resource>
      items={rows}
      trackBy="arn"
      wrapLines
      loading={loading && !rows.length}
      loadingText={t('loading')}
      empty={failed ? undefined : <Empty text={t('resources.none')} />}
      header={
        <Header variant="h2" counter={t('table.count', { count: rows.length })} actions={<Button iconName="refresh" ariaLabel={t('do.refresh')} onClick={onReload} />}>
          {title}
        </Header>
      }
      columnDefinitions={[
        { id: 'name', header: t('resources.name'), isRowHeader: true, minWidth: 160, cell: (row) => (row.to ? <AppLink to={row.to}>{row.name}</AppLink> : <span className="breakable">{row.name}</span>) },
        { id: 'status', header: t('product.status'), minWidth: 130, cell: (row) => <ResourceState of={row.status} /> },
        { id: 'created', header: t('resources.created'), minWidth: 140, cell: (row) => dateTime(row.created) },
        { id: 'arn', header: t('resources.arn'), minWidth: 220, cell: (row) => <span className="breakable">{row.arn}</span> },
      ]}
    />
  );
}

const wish = { MaxResults: 100 };

export default function ResourcesPage() {
  const { t } = useText();
  const go = useGo();
  const packages = useList('sagemaker', 'ListModelPackages', wish);
  const algorithms = useList('sagemaker', 'ListAlgorithms', wish);
  const ofPackage = (each: ModelPackageSummary): Resource => ({
    name: each.ModelPackageName ?? each.ModelPackageArn,
    arn: each.ModelPackageArn,
    status: each.ModelPackageStatus,
    created: each.CreationTime,
    ...(each.ModelPackageName && { to: `/seller/resources/${encodeURIComponent(each.ModelPackageName)}` }),
  });
  const ofAlgorithm = (each: AlgorithmSummary): Resource => ({
    name: each.AlgorithmName,
    arn: each.AlgorithmArn,
    status: each.AlgorithmStatus,
    created: each.CreationTime,
    to: `/seller/resources/algorithms/${encodeURIComponent(each.AlgorithmName)}`,
  });
  return (
    <Page title={t('nav.resources')} description={t('resources.text')} actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('sagemaker', 'ListModelPackages', wish)} />
          <Button onClick={() => go('/seller/resources/new-algorithm')}>{t('algorithm.new')}</Button>
          <Button variant="primary" onClick={() => go('/seller/resources/new')}>
            {t('package.new')}
          </Button>
        </SpaceBetween>
      }>
      <Problem error={packages.error ?? algorithms.error} onRetry={() => [packages, algorithms].forEach((each) => each.error && each.reload())} />
      <Resources title={t('resources.packages')} rows={(packages.data?.ModelPackageSummaryList ?? []).map(ofPackage)} loading={packages.loading} failed={packages.error !== undefined} onReload={packages.reload} />
      <Resources title={t('resources.algorithms')} rows={(algorithms.data?.AlgorithmSummaryList ?? []).map(ofAlgorithm)} loading={algorithms.loading} failed={algorithms.error !== undefined} onReload={algorithms.reload} />
    </Page>
  );
}

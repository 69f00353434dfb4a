// How this instance fares: its version, store, disk, container engine, clock, what waits, and its backups.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useOperation } from '#/api/use_operation';
import type { GetHealthResponse, QueueHealth } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { BackupList, isOld, LastBackup } from './backups';

const little = 10 * 2 ** 30; // bytes free: models and images take gigabytes
const deciding: Partial<Record<QueueHealth['Name'], string>> = {
  PUBLISHING_REVIEWS: '/operator/queue',
  TEST_ACCOUNT_REQUESTS: '/operator/queue',
  SELLERS: '/operator/sellers',
  REVIEWS: '/operator/moderation',
};

function Instance({ of: health }: { of: GetHealthResponse }) {
  const { t, bytes, number, dateTime, ago } = useText();
  const { Store: store, Disk: disk, Engine: engine, Clock: clock } = health;
  const full = disk.FreeBytes < little;
  return (
    <SpaceBetween size="l">
      {!engine.Reachable && (
        <Alert type="error" header={t('health.engine.gone')}>
          {t('health.engine.gone.text', { address: engine.Address })} <span className="breakable">{engine.Problem}</span>
        </Alert>
      )}
      {full && (
        <Alert type="warning" header={t('health.disk.full')}>
          {t('health.disk.full.text')}
        </Alert>
      )}
      {isOld(health) && (
        <Alert type="warning" header={t('health.backup.old')}>
          {t('health.backup.old.text')}
        </Alert>
      )}
      <Container header={<Header variant="h2">{t('health.instance')}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: t('health.version'), value: health.Version },
            { label: t('health.started'), value: `${dateTime(health.StartedAt)} (${ago(health.StartedAt, clock.RealTime)})` },
            { label: t('health.clock'), value: <AppLink to="/operator/clock">{clock.Movable ? t('health.clock.market', { time: dateTime(clock.Now) }) : t('health.clock.real')}</AppLink> },
            {
              label: t('health.engine'),
              value: (
                <StatusIndicator type={engine.Reachable ? 'success' : 'error'}>
                  {engine.Reachable ? t('health.engine.there', { version: engine.Version ?? '' }) : t('health.engine.none')}
                </StatusIndicator>
              ),
            },
            {
              label: t('health.machine'),
              value: engine.Reachable
                ? t(engine.Accelerators ? 'health.machine.gpu' : 'health.machine.cpu', { cores: engine.Cores ?? 0, memory: bytes(engine.MemoryBytes ?? 0) })
                : '–',
            },
            { label: t('health.backup.last'), value: <LastBackup of={health} /> },
            { label: t('health.mail'), value: t(health.SendsMail ? 'health.mail.yes' : 'health.mail.no') },
            { label: t('health.store'), value: t('health.store.size', { size: bytes(store.Bytes), version: store.Version }) },
            { label: t('health.objects'), value: t('health.objects.size', { size: bytes(store.ObjectBytes), count: number(store.Objects) }) },
            {
              label: t('health.disk'),
              value: <StatusIndicator type={full ? 'warning' : 'success'}>{t('health.disk.free', { free: bytes(disk.FreeBytes), total: bytes(disk.TotalBytes) })}</StatusIndicator>,
            },
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}

export default function Health() {
  const { t, ago } = useText();
  const loaded = useOperation('souk', 'GetHealth', {});
  const now = loaded.data?.Clock.Now ?? 0;
  return (
    <Page
      title={t('nav.health')}
      description={t('health.text')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('souk', 'GetHealth', {})} />
          <Button iconName="refresh" loading={loaded.loading} onClick={loaded.reload}>
            {t('health.reload')}
          </Button>
        </SpaceBetween>
      }
    >
      <Block of={loaded} lines={6}>
        {(health) => <Instance of={health} />}
      </Block>
      <List<QueueHealth>
        of={{ ...loaded, error: undefined }}
        rows={loaded.data?.Queues ?? []}
        trackBy="Name"
        title={t('health.queues')}
        description={t('health.queues.text')}
        none={t('none.title')}
        columns={[
          {
            id: 'name',
            header: t('health.queue'),
            isRowHeader: true,
            minWidth: 220,
            cell: ({ Name, Waiting }) => {
              const page = Waiting > 0 ? deciding[Name] : undefined;
              return page ? <AppLink to={page}>{t(`health.${Name}`)}</AppLink> : t(`health.${Name}`);
            },
          },
          { id: 'waiting', header: t('health.waiting'), minWidth: 110, sortingField: 'Waiting', cell: (row) => row.Waiting },
          { id: 'oldest', header: t('health.oldest'), minWidth: 160, sortingField: 'OldestAt', cell: ({ OldestAt }) => (OldestAt === undefined ? '–' : ago(OldestAt, now)) },
        ]}
      />
      <BackupList of={loaded} />
    </Page>
  );
}

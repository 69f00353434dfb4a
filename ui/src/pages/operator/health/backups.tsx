// The backups that were made, and whether the last one is good.
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Loaded } from '#/api/use_operation';
import type { Backup, GetHealthResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import { List } from '#/parts/list';

const week = 7 * 24 * 3600;

/** A good backup was made, but none for a week. */
export const isOld = ({ Backups, Clock }: GetHealthResponse) => {
  const good = Backups.find((each) => each.Verified);
  return good !== undefined && Clock.RealTime - good.EndedAt > week;
};

function State({ of }: { of: Backup }) {
  const { t } = useText();
  return (
    <>
      <StatusIndicator type={of.Verified ? 'success' : 'error'}>{t(of.Verified ? 'health.backup.verified' : 'health.backup.damaged')}</StatusIndicator>
      {of.Problem && (
        <div className="breakable" lang="en">
          {of.Problem}
        </div>
      )}
    </>
  );
}

/** The last one in a few words. */
export function LastBackup({ of: { Backups, Clock } }: { of: GetHealthResponse }) {
  const { t, ago } = useText();
  const [last] = Backups;
  if (!last) return <StatusIndicator type="warning">{t('health.backup.never')}</StatusIndicator>;
  return <StatusIndicator type={last.Verified ? 'success' : 'error'}>{ago(last.EndedAt, Clock.RealTime)}</StatusIndicator>;
}

export function BackupList({ of }: { of: Loaded<GetHealthResponse> }) {
  const { t, bytes, number, dateTime } = useText();
  return (
    <List<Backup>
      of={{ ...of, error: undefined }}
      rows={of.data?.Backups ?? []}
      trackBy={(row) => String(row.StartedAt)}
      title={t('health.backups')}
      description={t('health.backups.text')}
      none={t('health.backups.none')}
      columns={[
        { id: 'made', header: t('health.backup.made'), isRowHeader: true, minWidth: 160, sortingField: 'EndedAt', cell: (row) => dateTime(row.EndedAt) },
        { id: 'state', header: t('health.backup.state'), minWidth: 150, cell: (row) => <State of={row} /> },
        { id: 'store', header: t('health.store'), minWidth: 120, sortingField: 'DatabaseBytes', cell: (row) => bytes(row.DatabaseBytes) },
        { id: 'objects', header: t('health.objects'), minWidth: 150, sortingField: 'ObjectBytes', cell: (row) => t('health.objects.size', { count: number(row.Objects), size: bytes(row.ObjectBytes) }) },
        { id: 'folder', header: t('health.backup.folder'), minWidth: 180, cell: (row) => <span className="breakable">{row.Folder}</span> },
      ]}
    />
  );
}

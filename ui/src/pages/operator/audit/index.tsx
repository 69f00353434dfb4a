// Who wrote what, and who was refused: found by account, operation and outcome, and taken along as a file.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { CallError } from '#/api/call';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { asCsv, saveFile } from '#/parts/save_file';
import { AuditFilters, type Filters } from './filters';
import { allRecords, type Entry, useRecords } from './use_records';

const columns = ['sequence', 'time', 'account', 'principal', 'from', 'service', 'operation', 'outcome', 'error', 'action', 'resource', 'changed', 'requestId', 'hash'];

function rowOf(entry: Entry, hash: string): Record<string, string | number> {
  return { ...entry, changed: entry.changed.join(' '), hash };
}

export default function Audit() {
  const { t, dateTime } = useText();
  const [search, setSearch] = useSearchParams();
  const filters: Filters = { account: search.get('account') ?? '', operation: search.get('operation') ?? '', outcome: search.get('outcome') ?? '' };
  const records = useRecords({
    ...(filters.account && { AccountId: filters.account }),
    ...(filters.operation && { Operation: filters.operation }),
    ...((filters.outcome === 'DONE' || filters.outcome === 'REFUSED') && { Outcome: filters.outcome }),
  });
  const { data, error, loading } = records.loaded;
  const problems = ['AccountId', 'Operation']
    .filter((where) => error?.fields.some((each) => each.where === where))
    .map((where) => ({ code: where === 'Operation' ? 'NO_OPERATION' : 'PATTERN', where, message: '' }));
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState<CallError>();
  const find = (wanted: Filters) => setSearch(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)));
  const save = async (kind: 'csv' | 'json') => {
    setSaving(true);
    setFailed(undefined);
    try {
      const all = await allRecords(records.wish);
      if (kind === 'json') saveFile('audit.json', 'application/json', JSON.stringify(all, undefined, 2));
      else saveFile('audit.csv', 'text/csv', asCsv(all.map((each) => rowOf(each.Record as unknown as Entry, each.Hash)), columns));
    } catch (error) {
      setFailed(error instanceof CallError ? error : new CallError(0, { code: 'Unknown', message: String(error) }));
    }
    setSaving(false);
  };
  return (
    <Page title={t('nav.audit')} description={t('audit.text')}>
      <Container>
        <AuditFilters key={search.toString()} of={filters} onFind={find} finding={loading} none={!loading && !error && data?.Records.length === 0} problems={problems} />
      </Container>
      <Problem error={failed ?? records.error} onRetry={failed ? undefined : records.more && (() => void records.more!())} />
      <List<Entry>
        of={problems.length ? { ...records.loaded, error: undefined } : records.loaded}
        rows={error ? [] : records.entries}
        trackBy={(row) => String(row.sequence)}
        title={t('audit.records')}
        none={t('audit.none')}
        textOf={(row) => [row.account, row.principal, row.service, row.operation, row.resource, row.error, row.requestId, row.from, ...row.changed].join(' ')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={() => act('souk', 'ListAuditRecords', records.wish)} />
            <Button iconName="refresh" ariaLabel={t('audit.reload')} onClick={records.loaded.reload} />
            <Button iconName="download" loading={saving} onClick={() => void save('csv')}>
              {t('audit.csv')}
            </Button>
            <Button iconName="download" loading={saving} onClick={() => void save('json')}>
              {t('audit.json')}
            </Button>
          </SpaceBetween>
        }
        columns={[
          { id: 'sequence', header: t('audit.sequence'), minWidth: 75, isRowHeader: true, sortingField: 'sequence', cell: (row) => row.sequence },
          { id: 'time', header: t('audit.time'), minWidth: 150, sortingField: 'time', cell: (row) => dateTime(Date.parse(row.time) / 1000) },
          {
            id: 'who',
            header: t('audit.who'),
            minWidth: 285,
            sortingField: 'principal',
            cell: (row) => (
              <>
                <span className="breakable">{row.principal || t('audit.nobody')}</span>
                {row.from && <div>{row.from}</div>}
              </>
            ),
          },
          {
            id: 'operation',
            header: t('audit.operation'),
            minWidth: 190,
            sortingField: 'operation',
            cell: (row) => (
              <>
                <span className="breakable">{row.operation}</span>
                <div className="breakable">{row.service}</div>
              </>
            ),
          },
          {
            id: 'what',
            header: t('audit.what'),
            minWidth: 220,
            cell: (row) => <span className="breakable">{row.changed.length ? row.changed.join(', ') : row.resource || '–'}</span>,
          },
          {
            id: 'outcome',
            header: t('audit.outcome'),
            minWidth: 140,
            sortingField: 'outcome',
            cell: (row) => (
              <>
                <StatusIndicator type={row.outcome === 'DONE' ? 'success' : 'error'}>{t(`audit.${row.outcome}`)}</StatusIndicator>
                {row.error && <div className="breakable">{row.error}</div>}
                {row.unrecorded > 0 && <div>{t('audit.unrecorded', { count: row.unrecorded })}</div>}
              </>
            ),
          },
        ]}
      />
      {records.more && (
        <Button loading={records.running} onClick={() => void records.more?.()}>
          {t('audit.more')}
        </Button>
      )}
    </Page>
  );
}

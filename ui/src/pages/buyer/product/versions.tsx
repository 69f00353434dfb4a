// The versions that the reader may choose, and what changed with each.
import Badge from '@cloudscape-design/components/badge';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { PublishedVersion } from '#/generated/api/souk';
import { useText } from '#/language';
import { CopyButton } from '#/parts/copy_button';
import { Empty } from '#/parts/states';

export function Versions({ versions }: { versions: PublishedVersion[] }) {
  const { t, date } = useText();
  return (
    <Table<PublishedVersion>
      items={versions}
      trackBy="VersionId"
      wrapLines
      empty={<Empty />}
      columnDefinitions={[
        {
          id: 'title',
          header: t('draft.version'),
          isRowHeader: true,
          minWidth: 120,
          cell: (row) => (
            <SpaceBetween direction="horizontal" size="xs">
              <span className="breakable">{row.VersionTitle}</span>
              {row.Limited && <Badge color="blue">{t('listing.limited')}</Badge>}
              {row.Restricted && <Badge>{t('status.Restricted')}</Badge>}
            </SpaceBetween>
          ),
        },
        { id: 'since', header: t('versions.since'), minWidth: 130, cell: (row) => date(row.PublishedAt) },
        {
          id: 'notes',
          header: t('draft.notes'),
          minWidth: 200,
          cell: (row) => (
            <span className="breakable" dir="auto">
              {row.ReleaseNotes || '–'}
            </span>
          ),
        },
        { id: 'arn', header: t('usage.arn'), minWidth: 140, cell: (row) => <CopyButton text={row.Arn} label={t('usage.copy_arn')} /> },
      ]}
    />
  );
}

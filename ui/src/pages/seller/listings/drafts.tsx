// What the seller still writes on.
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import type { ListingDraftSummary } from '#/generated/api/souk';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { DeleteDraft } from '../draft/delete_draft';
import { keptAt } from '../draft/draft';

export function Drafts({ drafts, onDeleted }: { drafts: ListingDraftSummary[]; onDeleted: () => void }) {
  const { t, dateTime } = useText();
  const remove = useAction('souk', 'DeleteListingDraft');
  const [doomed, setDoomed] = useState<ListingDraftSummary>();
  const doDelete = async (DraftId: string) => {
    if (!(await remove.run({ DraftId }))) return;
    localStorage.removeItem(keptAt(DraftId));
    setDoomed(undefined);
    onDeleted();
  };
  if (!drafts.length) return null;
  return (
    <SpaceBetween size="s">
      <Problem error={remove.error} />
      <Table<ListingDraftSummary>
        items={drafts}
        trackBy="DraftId"
        wrapLines
        header={
          <Header variant="h2" counter={t('table.count', { count: drafts.length })} description={t('listings.drafts.text')}>
            {t('listings.drafts')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'title',
            header: t('draft.title'),
            isRowHeader: true,
            minWidth: 160,
            cell: (row) => <AppLink to={`/seller/drafts/${row.DraftId}`}>{row.Title || t('draft.new')}</AppLink>,
          },
          { id: 'saved', header: t('listings.saved'), minWidth: 140, cell: (row) => dateTime(row.SavedAt) },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 120,
            cell: (row) => (
              <Button
                variant="inline-link"
                ariaLabel={t('do.delete_that', { name: row.Title || t('draft.new') })}
                onClick={() => setDoomed(row)}
              >
                {t('do.delete')}
              </Button>
            ),
          },
        ]}
      />
      {doomed && (
        <DeleteDraft title={doomed.Title} deleting={remove.running} onDelete={() => void doDelete(doomed.DraftId)} onClose={() => setDoomed(undefined)} />
      )}
    </SpaceBetween>
  );
}

// What can be done with a draft as a whole: saved as a file, filled from one, thrown away.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { useGo } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { FromFile, SaveAsFile } from './as_file';
import { DeleteDraft } from './delete_draft';
import type { Draft } from './draft';
import { takenBy } from './listing_file';

interface ActsProps {
  id: string;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** What this browser keeps of it. */
  forget: () => void;
}

export function Acts({ id, draft, change, forget }: ActsProps) {
  const { t } = useText();
  const go = useGo();
  const remove = useAction('souk', 'DeleteListingDraft');
  const [asked, setAsked] = useState(false);
  const doDelete = async () => {
    if (!(await remove.run({ DraftId: id }))) return;
    forget();
    go('/seller/listings');
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <SaveAsFile draft={draft} />
      <FromFile onRead={(listing) => change(takenBy(draft, listing))} />
      <CopyAs of={() => act('souk', 'GetListingDraft', { DraftId: id })} />
      <Button onClick={() => setAsked(true)}>{t('draft.delete')}</Button>
      {asked && <DeleteDraft title={draft.ProductTitle} deleting={remove.running} onDelete={() => void doDelete()} onClose={() => setAsked(false)} />}
      <Problem error={remove.error} />
    </SpaceBetween>
  );
}

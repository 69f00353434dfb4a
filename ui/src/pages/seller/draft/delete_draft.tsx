// A draft is thrown away for good: asked for once more.
import { useText } from '#/language';
import { Dialog } from '#/parts/dialog';

interface DeleteDraftProps {
  title: string;
  deleting: boolean;
  onDelete: () => void;
  onClose: () => void;
}

export function DeleteDraft({ title, deleting, onDelete, onClose }: DeleteDraftProps) {
  const { t } = useText();
  return (
    <Dialog
      title={t('draft.delete.title')}
      doIt={t('draft.delete')}
      onDo={onDelete}
      onClose={onClose}
      running={deleting}
    >
      <span className="breakable">{t('draft.delete.text', { title: title || t('draft.new') })}</span>
    </Dialog>
  );
}

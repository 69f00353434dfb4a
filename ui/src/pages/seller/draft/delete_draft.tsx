// A draft is thrown away for good: asked for once more.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '#/language';

interface DeleteDraftProps {
  title: string;
  deleting: boolean;
  onDelete: () => void;
  onClose: () => void;
}

export function DeleteDraft({ title, deleting, onDelete, onClose }: DeleteDraftProps) {
  const { t } = useText();
  return (
    <Modal
      visible
      header={t('draft.delete.title')}
      closeAriaLabel={t('do.close')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t('do.cancel')}
            </Button>
            <Button variant="primary" loading={deleting} onClick={onDelete}>
              {t('draft.delete')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <span className="breakable">{t('draft.delete.text', { title: title || t('draft.new') })}</span>
    </Modal>
  );
}

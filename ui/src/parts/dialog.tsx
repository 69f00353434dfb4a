// A question over the page: what is asked, what is done if the answer is yes, and a way out that does nothing.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal, { type ModalProps } from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useText } from '#/language';
import { type Act, CopyAs } from '#/parts/copy_as';

interface DialogProps {
  title: string;
  doIt: string;
  onDo: () => void;
  onClose: () => void;
  children: ReactNode;
  /** What is done, for "Copy as". */
  of?: () => Act;
  /** What the way out is called. */
  leave?: string;
  running?: boolean;
  disabled?: boolean;
  size?: ModalProps.Size;
}

export function Dialog({ title, doIt, onDo, onClose, children, of, leave, running = false, disabled = false, size = 'medium' }: DialogProps) {
  const { t } = useText();
  return (
    <Modal
      visible
      size={size}
      header={title}
      closeAriaLabel={t('do.close')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {of && <CopyAs of={of} />}
            <Button variant="link" onClick={onClose}>
              {leave ?? t('do.cancel')}
            </Button>
            <Button variant="primary" disabled={disabled} loading={running} onClick={onDo}>
              {doIt}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {children}
    </Modal>
  );
}

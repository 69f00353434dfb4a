import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import { useText } from '#/language';

export default function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const jump = (key: string) => (
    <>
      <kbd>g</kbd> {t('keys.then')} <kbd>{key}</kbd>
    </>
  );
  return (
    <Modal visible header={t('keys.title')} closeAriaLabel={t('do.close')} onDismiss={onClose}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: t('keys.palette'), value: <kbd>Ctrl+K</kbd> },
          { label: t('keys.help'), value: <kbd>?</kbd> },
          { label: t('keys.go_on'), value: <kbd>Ctrl+Enter</kbd> },
          { label: t('keys.home'), value: jump('h') },
          { label: t('keys.account'), value: jump('a') },
        ]}
      />
    </Modal>
  );
}

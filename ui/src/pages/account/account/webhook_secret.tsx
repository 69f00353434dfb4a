import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '#/language';
import { CopyButton } from '#/parts/copy_button';

export interface Told {
  url: string;
  secret: string;
}

/** Shown once: with it the receiver checks that a message is this market's. */
export function WebhookSecret({ of: { url, secret }, onClose }: { of: Told; onClose: () => void }) {
  const { t } = useText();
  return (
    <Alert type="success" dismissible dismissAriaLabel={t('dismiss')} onDismiss={onClose} header={t('keys.access.once')}>
      <SpaceBetween size="s">
        <span className="breakable">{t('webhooks.secret.text', { url })}</span>
        <code className="breakable">{secret}</code>
        <CopyButton text={secret} />
      </SpaceBetween>
    </Alert>
  );
}

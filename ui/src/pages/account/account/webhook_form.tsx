// A new webhook, or a present one's address, events and whether it is on.
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { useSent } from '#/api/use_sent';
import type { Webhook } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { TopicsField } from './topics_field';
import type { Told } from './webhook_secret';

interface WebhookFormProps {
  of: Webhook | undefined;
  /** With the secret of a new one. */
  onDone: (told?: Told) => void;
  onClose: () => void;
}

export function WebhookForm({ of: webhook, onDone, onClose }: WebhookFormProps) {
  const { t } = useText();
  const create = useSent('CreateWebhook');
  const update = useSent('UpdateWebhook');
  const [url, setUrl] = useState(webhook?.Url ?? '');
  const [description, setDescription] = useState(webhook?.Description ?? '');
  const [types, setTypes] = useState(webhook?.DetailTypes ?? []);
  const [enabled, setEnabled] = useState(webhook?.Enabled ?? true);
  const fresh = { Url: url.trim(), Description: description.trim(), DetailTypes: types };
  const changed = { ...fresh, WebhookId: webhook?.WebhookId ?? '', Enabled: enabled };
  const put = async () => {
    if (webhook) {
      if (await update.send(changed)) onDone();
      return;
    }
    const made = await create.send(fresh);
    if (made) onDone({ url: made.Webhook.Url, secret: made.Secret });
  };
  const { error, problems, sending } = webhook ? update : create;
  const does = t(webhook ? 'webhooks.save' : 'webhooks.create');
  return (
    <Modal visible header={t(webhook ? 'webhooks.edit.title' : 'webhooks.create')} closeAriaLabel={t('do.close')} onDismiss={onClose}>
      <SendForm
        send={does}
        onSend={() => void put()}
        sending={sending}
        error={error}
        actions={<CopyAs of={() => (webhook ? act('souk', 'UpdateWebhook', changed) : act('souk', 'CreateWebhook', fresh))} />}
      >
        <SpaceBetween size="m">
          <TextField label={t('webhooks.url')} hint={t('webhooks.url.hint')} where="Url" problems={problems} value={url} onChange={setUrl} type="url" autoComplete="off" autoFocus />
          <TextField label={t('webhooks.description')} where="Description" problems={problems} value={description} onChange={setDescription} autoComplete="off" />
          <TopicsField value={types} onChange={setTypes} problems={problems} />
          {webhook && (
            <Toggle checked={enabled} onChange={({ detail }) => setEnabled(detail.checked)} description={t('webhooks.enabled.text')}>
              {t('webhooks.enabled')}
            </Toggle>
          )}
        </SpaceBetween>
      </SendForm>
    </Modal>
  );
}

// Where other servers are told of the account's events: making, changing and taking away webhooks, and what was sent.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAction, useOperation } from '#/api/use_operation';
import type { Webhook } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { List } from '#/parts/list';
import { useFlash } from '#/shell/flash';
import { choiceOf, labelOf } from './topics';
import { WebhookDeliveries } from './webhook_deliveries';
import { WebhookForm } from './webhook_form';
import { type Told, WebhookSecret } from './webhook_secret';

interface Asked {
  act: 'secret' | 'delete';
  of: Webhook;
}

export default function Webhooks() {
  const { t, date } = useText();
  const flash = useFlash();
  const listed = useOperation('souk', 'ListWebhooks', {});
  const remove = useAction('souk', 'DeleteWebhook');
  const renew = useAction('souk', 'UpdateWebhook');
  const [editing, setEditing] = useState<Webhook | 'new'>();
  const [asked, setAsked] = useState<Asked>();
  const [told, setTold] = useState<Told>();
  const [address, setAddress] = useSearchParams();
  const all = listed.data?.Webhooks ?? [];
  const shown = all.find((each) => each.WebhookId === address.get('webhook'));
  const show = (id: string) => {
    const next = new URLSearchParams(window.location.search);
    next.set('webhook', id);
    setAddress(next, { replace: true });
  };
  const saved = (secret?: Told) => {
    if (secret) setTold(secret);
    else flash.show({ type: 'success', content: t('webhooks.saved') });
    setEditing(undefined);
    listed.reload();
  };
  const decide = async ({ act: what, of }: Asked) => {
    if (what === 'delete') {
      if (!(await remove.run({ WebhookId: of.WebhookId }))) return;
      flash.show({ type: 'success', content: t('webhooks.deleted') });
    } else {
      const answer = await renew.run({ WebhookId: of.WebhookId, NewSecret: true });
      if (!answer) return;
      setTold({ url: of.Url, secret: answer.Secret! });
    }
    setAsked(undefined);
    listed.reload();
  };
  const row = (webhook: Webhook) => (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="inline-link" ariaLabel={t('webhooks.deliveries_of', { url: webhook.Url })} onClick={() => show(webhook.WebhookId)}>
        {t('deliveries.title')}
      </Button>
      <Button variant="inline-link" ariaLabel={t('webhooks.edit_that', { url: webhook.Url })} onClick={() => setEditing(webhook)}>
        {t('webhooks.edit')}
      </Button>
      <Button variant="inline-link" ariaLabel={t('webhooks.secret_that', { url: webhook.Url })} onClick={() => setAsked({ act: 'secret', of: webhook })}>
        {t('webhooks.secret')}
      </Button>
      <Button variant="inline-link" ariaLabel={t('webhooks.delete_that', { url: webhook.Url })} onClick={() => setAsked({ act: 'delete', of: webhook })}>
        {t('do.delete')}
      </Button>
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="l">
      {told && <WebhookSecret of={told} onClose={() => setTold(undefined)} />}
      <List<Webhook>
        of={listed}
        rows={all}
        trackBy="WebhookId"
        title={t('webhooks.title')}
        description={t('webhooks.text')}
        none={t('webhooks.none')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={() => act('souk', 'ListWebhooks', {})} />
            <Button variant="primary" onClick={() => setEditing('new')}>
              {t('webhooks.create')}
            </Button>
          </SpaceBetween>
        }
        columns={[
          {
            id: 'url',
            header: t('webhooks.url'),
            isRowHeader: true,
            minWidth: 220,
            cell: (each) => (
              <>
                <span className="breakable">{each.Url}</span>
                {each.Description && <div>{each.Description}</div>}
              </>
            ),
          },
          {
            id: 'topics',
            header: t('topics.label'),
            minWidth: 200,
            cell: ({ DetailTypes }) => choiceOf(DetailTypes).map((each) => labelOf(each, t)).join(', ') || t('topics.all'),
          },
          {
            id: 'state',
            header: t('keys.access.status'),
            minWidth: 110,
            cell: ({ Enabled }) => (
              <StatusIndicator type={Enabled ? 'success' : 'stopped'}>{t(Enabled ? 'webhooks.on' : 'webhooks.off')}</StatusIndicator>
            ),
          },
          { id: 'created', header: t('keys.access.created'), minWidth: 130, cell: (each) => date(each.CreatedAt) },
          { id: 'acts', header: t('table.acts'), minWidth: 220, cell: row },
        ]}
      />
      {shown && <WebhookDeliveries key={shown.WebhookId} of={shown} />}
      {editing && <WebhookForm of={editing === 'new' ? undefined : editing} onDone={saved} onClose={() => setEditing(undefined)} />}
      {asked && (
        <Decision
          title={t(`webhooks.${asked.act}.title`)}
          text={<span className="breakable">{t(`webhooks.${asked.act}.follows`, { url: asked.of.Url })}</span>}
          doIt={t(asked.act === 'delete' ? 'do.delete' : 'webhooks.secret')}
          of={() =>
            asked.act === 'delete'
              ? act('souk', 'DeleteWebhook', { WebhookId: asked.of.WebhookId })
              : act('souk', 'UpdateWebhook', { WebhookId: asked.of.WebhookId, NewSecret: true })
          }
          running={remove.running || renew.running}
          error={remove.error ?? renew.error}
          onDecide={() => void decide(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

// What was sent to a webhook or waits for it, the newest first; each can be sent once more.
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import type { Webhook, WebhookDelivery } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { List } from '#/parts/list';
import { Problem } from '#/parts/problem';
import { useFlash } from '#/shell/flash';
import { DeliveryStatus } from './delivery_status';

const most = 100;
const pause = 1500; // milliseconds until a first attempt is looked for again
const states = ['PENDING', 'DELIVERED', 'DEAD'] as const;
type State = (typeof states)[number];

export function WebhookDeliveries({ of: webhook }: { of: Webhook }) {
  const { t, dateTime } = useText();
  const flash = useFlash();
  const [state, setState] = useState<State>();
  const wish = { WebhookId: webhook.WebhookId, MaxResults: most, ...(state && { State: state }) };
  const listed = useOperation('souk', 'ListWebhookDeliveries', wish);
  const test = useAction('souk', 'TestWebhook');
  const replay = useAction('souk', 'ReplayDelivery');
  const [tests, setTests] = useState(0); // that were asked for here: their deliveries are looked for
  const [again, setAgain] = useState<WebhookDelivery>();
  const { data, loading, reload } = listed;
  const waiting = data?.Deliveries.some((each) => each.State === 'PENDING' && each.Attempts === 0);
  const missing = tests > 0 && state === undefined && !data?.Deliveries.length;
  useEffect(() => {
    if (loading || !(waiting || missing)) return;
    const timer = setTimeout(reload, pause);
    return () => clearTimeout(timer);
  }, [data, loading, waiting, missing, reload]);
  const send = async () => {
    if (!(await test.run({ WebhookId: webhook.WebhookId }))) return;
    flash.show({ type: 'success', content: t('webhooks.tested') });
    setTests((before) => before + 1);
    setTimeout(reload, pause);
  };
  const sendAgain = async (delivery: WebhookDelivery) => {
    if (!(await replay.run({ DeliveryId: delivery.DeliveryId }))) return;
    setAgain(undefined);
    reload();
  };
  return (
    <SpaceBetween size="m">
      <Problem error={test.error} />
      <SegmentedControl
        label={t('delivery.state')}
        selectedId={state ?? 'all'}
        onChange={({ detail }) => setState(states.find((each) => each === detail.selectedId))}
        options={[{ id: 'all', text: t('top.all') }, ...states.map((id) => ({ id, text: t(`delivery.${id}`) }))]}
      />
      <List<WebhookDelivery>
        of={listed}
        rows={data?.Deliveries ?? []}
        trackBy="DeliveryId"
        title={t('deliveries.title')}
        description={webhook.Url}
        none={t('deliveries.none')}
        textOf={(row) => `${row.DetailType} ${row.EventId} ${row.Problem ?? ''}`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={() => act('souk', 'ListWebhookDeliveries', wish)} />
            <Button iconName="refresh" ariaLabel={t('deliveries.reload')} onClick={reload} />
            <Button disabled={!webhook.Enabled} loading={test.running} onClick={() => void send()}>
              {t('webhooks.test')}
            </Button>
          </SpaceBetween>
        }
        columns={[
          {
            id: 'event',
            header: t('delivery.event'),
            isRowHeader: true,
            minWidth: 180,
            sortingField: 'DetailType',
            cell: (row) => row.DetailType,
          },
          { id: 'state', header: t('delivery.state'), minWidth: 200, cell: (row) => <DeliveryStatus of={row} /> },
          { id: 'attempts', header: t('delivery.attempts'), minWidth: 100, sortingField: 'Attempts', cell: (row) => row.Attempts },
          { id: 'changed', header: t('delivery.changed'), minWidth: 170, sortingField: 'ChangedAt', cell: (row) => dateTime(row.ChangedAt) },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 130,
            cell: (row) => (
              <Button variant="inline-link" ariaLabel={t('delivery.replay_that', { event: row.DetailType })} onClick={() => setAgain(row)}>
                {t('delivery.replay')}
              </Button>
            ),
          },
        ]}
      />
      {data?.NextToken && <span>{t('deliveries.more', { count: most })}</span>}
      {again && (
        <Decision
          title={t('delivery.replay_that', { event: again.DetailType })}
          text={t('delivery.replay.text')}
          doIt={t('delivery.replay')}
          of={() => act('souk', 'ReplayDelivery', { DeliveryId: again.DeliveryId })}
          running={replay.running}
          error={replay.error}
          onDecide={() => void sendAgain(again)}
          onClose={() => setAgain(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

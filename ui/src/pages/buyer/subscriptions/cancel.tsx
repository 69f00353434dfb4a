// Cancelling a subscription: what still runs is told before, and ended with it on wish.
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { Dialog } from '#/parts/dialog';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';
import { RunName } from './runs';

interface CancelProps {
  agreement: string;
  name: string;
  onClose: () => void;
  onCancelled: () => void;
}

export function Cancel({ agreement, name, onClose, onCancelled }: CancelProps) {
  const { t } = useText();
  const flash = useFlash();
  const listed = useOperation('souk', 'ListSubscriptionRuns', { AgreementId: agreement });
  const cancel = useAction('souk', 'CancelSubscription');
  const [stop, setStop] = useState(true);
  const running = listed.data?.Runs ?? [];
  const input = { AgreementId: agreement, ...(running.length ? { StopRunning: stop } : {}) };
  const doCancel = async () => {
    const done = await cancel.run(input);
    if (!done) return;
    flash.show({ type: 'success', content: t('subscriptions.cancelled', { name }) });
    if (done.Running.length) flash.show({ type: 'warning', content: t('subscriptions.goes_on', { count: done.Running.length }) });
    onCancelled();
  };
  return (
    <Dialog
      title={t('subscriptions.cancel.title')}
      doIt={t('subscriptions.cancel.title')}
      onDo={() => void doCancel()}
      onClose={onClose}
      leave={t('do.close')}
      of={() => act('souk', 'CancelSubscription', input)}
      running={cancel.running}
      disabled={!listed.data}
    >
      <SpaceBetween size="m">
        <b className="breakable">{name}</b>
        <span>{t('subscriptions.cancel.text')}</span>
        <Problem error={cancel.error} />
        <Block of={listed}>
          {({ Runs }) =>
            Runs.length === 0 ? (
              <span>{t('subscriptions.cancel.none')}</span>
            ) : (
              <SpaceBetween size="s">
                <Alert type="warning">
                  {t('subscriptions.cancel.runs')}
                  <ul className="plain">
                    {Runs.map((each) => (
                      <li key={each.Arn}>
                        <RunName of={each} />
                      </li>
                    ))}
                  </ul>
                </Alert>
                <Checkbox checked={stop} onChange={({ detail }) => setStop(detail.checked)}>
                  {t('subscriptions.cancel.stop')}
                </Checkbox>
              </SpaceBetween>
            )
          }
        </Block>
      </SpaceBetween>
    </Dialog>
  );
}

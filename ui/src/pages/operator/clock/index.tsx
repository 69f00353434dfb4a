// The market's time; a rehearsal's can be moved forward, so that trials end and renewals fall due at once.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import type { MessageKey } from '#/language';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';

const day = 86400;
const steps: [label: MessageKey, seconds: number][] = [
  ['clock.hour', 3600],
  ['clock.day', day],
  ['clock.week', 7 * day],
  ['clock.month', 31 * day],
  ['clock.year', 366 * day],
];

export default function ClockPage() {
  const { t, dateTime } = useText();
  const flash = useFlash();
  const loaded = useOperation('souk', 'GetClock', {});
  const move = useAction('souk', 'MoveClock');
  const [asked, setAsked] = useState<(typeof steps)[number]>();
  const go = async (seconds: number) => {
    const moved = await move.run({ BySeconds: seconds });
    if (!moved) return;
    flash.show({ type: 'success', content: t('clock.moved', { time: dateTime(moved.Clock.Now) }) });
    setAsked(undefined);
    loaded.reload();
  };
  return (
    <Page title={t('nav.clock')} description={t('clock.text')} actions={<CopyAs of={() => act('souk', 'GetClock', {})} />}>
      <Block of={loaded}>
        {({ Clock }) => (
          <SpaceBetween size="l">
            {!Clock.Movable && <Alert type="info">{t('clock.fixed')}</Alert>}
            <Container header={<Header variant="h2">{t('clock.now')}</Header>}>
              <KeyValuePairs
                columns={2}
                items={[
                  { label: t('clock.market'), value: dateTime(Clock.Now) },
                  { label: t('clock.real'), value: dateTime(Clock.RealTime) },
                ]}
              />
            </Container>
            {Clock.Movable && (
              <Container header={<Header variant="h2" description={t('clock.move.text')}>{t('clock.move')}</Header>}>
                <SpaceBetween direction="horizontal" size="xs">
                  {steps.map((step) => (
                    <Button key={step[0]} onClick={() => setAsked(step)}>
                      {t(step[0])}
                    </Button>
                  ))}
                </SpaceBetween>
              </Container>
            )}
          </SpaceBetween>
        )}
      </Block>
      {asked && (
        <Decision
          title={t('clock.move')}
          text={t('clock.sure', { step: t(asked[0]) })}
          doIt={t('clock.move')}
          of={() => act('souk', 'MoveClock', { BySeconds: asked[1] })}
          running={move.running}
          error={move.error}
          onDecide={() => void go(asked[1])}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Page>
  );
}

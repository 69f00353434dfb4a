// The machine that everything runs on, and whether it takes new endpoints.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import type { GetRuntimeResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { Empty } from '#/parts/states';

export function Host({ of, onChanged }: { of: GetRuntimeResponse; onChanged: () => void }) {
  const { t, number, bytes, dateTime } = useText();
  const put = useAction('souk', 'PutRuntimeIntake');
  const [asked, setAsked] = useState(false);
  const draining = of.Intake.Draining;
  const input = (reason: string) => ({ Draining: !draining, ...(reason ? { Reason: reason } : {}) });
  const decide = async (reason: string) => {
    if (!(await put.run(input(reason)))) return;
    setAsked(false);
    onChanged();
  };
  const running = of.Containers.filter((each) => each.State === 'running').length;
  const doIt = t(draining ? 'runtime.accept' : 'runtime.drain');
  return (
    <SpaceBetween size="l">
      {draining && (
        <Alert type="warning" header={t('runtime.draining')}>
          <span className="breakable">{of.Intake.Reason ?? t('runtime.draining.text')}</span>
        </Alert>
      )}
      {of.Problem && (
        <Alert type="error" header={t('runtime.problem')}>
          <span className="breakable">{of.Problem}</span>
        </Alert>
      )}
      <Container
        header={
          <Header
            variant="h2"
            description={of.ObservedAt === undefined ? undefined : t('runtime.observed', { time: dateTime(of.ObservedAt) })}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <CopyAs of={() => act('souk', 'GetRuntime', {})} />
                <Button onClick={() => setAsked(true)}>{doIt}</Button>
              </SpaceBetween>
            }
          >
            {t('runtime.host')}
          </Header>
        }
      >
        {of.Host ? (
          <KeyValuePairs
            columns={4}
            items={[
              {
                label: t('runtime.intake'),
                value: (
                  <StatusIndicator type={draining ? 'warning' : 'success'}>
                    {t(draining ? 'runtime.intake.drained' : 'runtime.intake.open')}
                  </StatusIndicator>
                ),
              },
              { label: t('runtime.cpus'), value: number(of.Host.Cpus) },
              { label: t('runtime.memory'), value: bytes(of.Host.MemoryBytes) },
              { label: t('runtime.gpu'), value: t(of.Host.Gpu ? 'runtime.gpu.yes' : 'runtime.gpu.no') },
              { label: t('runtime.running'), value: t('runtime.running.of', { running, all: of.Containers.length }) },
              { label: t('runtime.most'), value: number(of.Host.MostInstancesOfVariant ?? 0) },
              { label: t('runtime.engine'), value: of.Host.EngineVersion },
              { label: t('runtime.network'), value: <span className="breakable">{of.Host.Network ?? '–'}</span> },
            ]}
          />
        ) : (
          <Empty text={t('runtime.unseen')} />
        )}
      </Container>
      {asked && (
        <Decision
          title={doIt}
          doIt={doIt}
          text={t(draining ? 'runtime.accept.text' : 'runtime.drain.text')}
          reason={draining ? undefined : t('decision.reason')}
          reasonHint={t('runtime.drain.hint')}
          optional
          of={(reason) => act('souk', 'PutRuntimeIntake', input(reason))}
          running={put.running}
          error={put.error}
          onDecide={(reason) => void decide(reason)}
          onClose={() => setAsked(false)}
        />
      )}
    </SpaceBetween>
  );
}

// How far a try is: each phase with the time it took, and how long the container took to start the last time.
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import type { Try } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { hasEnded } from './use_try';

type Moment = 'RequestedAt' | 'PreparingAt' | 'StartingAt' | 'RunningAt';

const phases: { at: Moment; key: MessageKey }[] = [
  { at: 'RequestedAt', key: 'try.phase.QUEUED' },
  { at: 'PreparingAt', key: 'try.phase.PREPARING' },
  { at: 'StartingAt', key: 'try.phase.STARTING' },
  { at: 'RunningAt', key: 'try.phase.RUNNING' },
];

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now() / 1000);
  useEffect(() => {
    if (!ticking) return;
    const timer = window.setInterval(() => setNow(Date.now() / 1000), 200);
    return () => window.clearInterval(timer);
  }, [ticking]);
  return now;
}

/** When the phase that began last is over: now, for the phase that goes on. */
function spans(attempt: Try, now: number) {
  const begun = phases.flatMap(({ at, key }) => (attempt[at] === undefined ? [] : [{ key, from: attempt[at] }]));
  return begun.map((each, index) => ({ ...each, to: begun[index + 1]?.from ?? attempt.EndedAt ?? Math.max(now, each.from) }));
}

export function Progress({ of: attempt, expected }: { of: Try; expected: number | undefined }) {
  const { t, number } = useText();
  const ended = hasEnded(attempt);
  const shown = spans(attempt, useNow(!ended));
  const type = (index: number): StatusIndicatorProps.Type =>
    index < shown.length - 1 || attempt.Status === 'DONE' ? 'success' : ended ? 'error' : 'in-progress';
  const waits = attempt.Status === 'QUEUED' || attempt.Status === 'PREPARING' || attempt.Status === 'STARTING';
  return (
    <SpaceBetween size="xxs">
      {shown.map(({ key, from, to }, index) => (
        <SpaceBetween key={key} direction="horizontal" size="xs">
          <StatusIndicator type={type(index)}>{t(key)}</StatusIndicator>
          <Box color="text-body-secondary">{t('try.seconds', { seconds: number(to - from, 1) })}</Box>
        </SpaceBetween>
      ))}
      {waits && expected !== undefined && (
        <Box color="text-body-secondary">{t('try.expected', { seconds: number(expected / 1000, 1) })}</Box>
      )}
    </SpaceBetween>
  );
}

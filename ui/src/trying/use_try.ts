// One try: started, then asked about until it has ended.
import { useEffect, useState } from 'react';
import { call, type CallError, type Input } from '#/api/call';
import { useAction, asCallError } from '#/api/use_operation';
import type { Try } from '#/generated/api/souk';

export type TryInput = Input<'souk', 'StartTry'>;

export const hasEnded = (attempt: Try) => attempt.Status === 'DONE' || attempt.Status === 'FAILED';

const pause = 250;

/** `onEnd` has to stay the same function. */
export function useTry(onEnd: () => void) {
  const start = useAction('souk', 'StartTry');
  const [attempt, setAttempt] = useState<Try>();
  const [error, setError] = useState<CallError>();
  const open = attempt && !hasEnded(attempt) ? attempt.TryId : undefined;
  useEffect(() => {
    if (!open) return;
    let gone = false;
    let timer: number | undefined;
    const ask = async () => {
      try {
        const { Try } = await call('souk', 'DescribeTry', { TryId: open });
        if (gone) return;
        setAttempt(Try);
        if (hasEnded(Try)) onEnd();
        else timer = window.setTimeout(() => void ask(), pause);
      } catch (caught) {
        if (!gone) setError(asCallError(caught));
      }
    };
    timer = window.setTimeout(() => void ask(), pause);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [open, onEnd]);
  const run = async (input: TryInput) => {
    setAttempt(undefined);
    setError(undefined);
    const started = await start.run(input);
    setAttempt(started?.Try);
  };
  return {
    run,
    attempt,
    running: start.running || (open !== undefined && !error),
    error: error ?? start.error,
    /** What was answered belongs to another input. */
    clear: () => setAttempt(undefined),
  };
}

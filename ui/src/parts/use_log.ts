// A log: its last lines, then what is written, as it comes. The oldest lines go when there are too many.
import { useEffect, useRef, useState } from 'react';
import { CallError } from '#/api/call';
import type { LogLine } from '#/generated/api/souk';

const mostShown = 2000;
const pause = 2000;

export interface Log {
  lines: LogLine[];
  error: CallError | undefined;
  loading: boolean;
}

/** The lines since the token's, or the last ones. */
export type AskLog = (token: string | undefined, signal: AbortSignal) => Promise<{ Lines: LogLine[]; NextToken: string }>;

/** Of what `key` names. */
export function useLog(key: string, ask: AskLog, follows: boolean): Log {
  const asked = useRef(ask);
  asked.current = ask;
  const [log, setLog] = useState<Log & { token?: string }>({ lines: [], error: undefined, loading: true });
  const { token, loading } = log;
  useEffect(() => {
    if (!follows && !loading) return;
    const gone = new AbortController();
    const follow = async () => {
      try {
        const told = await asked.current(token, gone.signal);
        setLog((before) => ({
          lines: told.Lines.length ? [...before.lines, ...told.Lines].slice(-mostShown) : before.lines,
          token: told.NextToken,
          error: undefined,
          loading: false,
        }));
      } catch (refused) {
        if (!gone.signal.aborted && refused instanceof CallError) setLog((before) => ({ ...before, error: refused, loading: false }));
      }
    };
    if (loading) void follow();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void follow();
    }, pause);
    return () => {
      clearInterval(timer);
      gone.abort();
    };
  }, [key, follows, token, loading]);
  return log;
}

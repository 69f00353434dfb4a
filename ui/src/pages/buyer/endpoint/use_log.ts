// An endpoint's log: its last lines, then what is written, as it comes. The oldest lines go when there are too many.
import { useEffect, useState } from 'react';
import { call, CallError } from '#/api/call';
import type { LogLine } from '#/generated/api/souk';

const mostShown = 2000;
const pause = 2000;

export interface Log {
  lines: LogLine[];
  error: CallError | undefined;
  loading: boolean;
}

export function useLog(name: string, follows: boolean): Log {
  const [log, setLog] = useState<Log & { token?: string }>({ lines: [], error: undefined, loading: true });
  const { token, loading } = log;
  useEffect(() => {
    if (!follows && !loading) return;
    const gone = new AbortController();
    const ask = async () => {
      try {
        const told = await call('souk', 'GetEndpointLogs', { EndpointName: name, MaxLines: 500, ...(token ? { NextToken: token } : {}) }, gone.signal);
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
    if (loading) void ask();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void ask();
    }, pause);
    return () => {
      clearInterval(timer);
      gone.abort();
    };
  }, [name, follows, token, loading]);
  return log;
}

// What the container of a check writes, as it comes, until the check has ended.
import { useEffect, useState } from 'react';
import { call } from '#/api/call';
import type { LogLine } from '#/generated/api/souk';

const pause = 700; // milliseconds between two looks

export function useCheckLog(check: string | undefined): LogLine[] {
  const [lines, setLines] = useState<LogLine[]>([]);
  useEffect(() => {
    setLines([]);
    if (!check) return;
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (token?: string) => {
      const input = { CheckId: check, ...(token && { NextToken: token }) };
      // A log is read along with the report, which tells by itself what is refused.
      const told = await call('souk', 'GetReadinessLog', input, gone.signal).catch(() => undefined);
      if (!told || gone.signal.aborted) return;
      if (told.Lines.length) setLines((before) => [...before, ...told.Lines]);
      if (!told.Ended || told.Lines.length) timer = setTimeout(() => void ask(told.NextToken), pause);
    };
    void ask();
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [check]);
  return lines;
}

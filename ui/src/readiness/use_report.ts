// How a listing stands, as the market itself reports it; asked again while checks are being executed, so that each
// result is there as it comes.
import { useCallback, useEffect, useMemo } from 'react';
import type { CallError } from '#/api/call';
import { useAction, useOperation } from '#/api/use_operation';
import type { ReadinessReport } from '#/generated/api/souk';

const pause = 1000; // milliseconds between two looks at an execution

export type Subject = { ProductId: string } | { DraftId: string };

export interface Reported {
  report: ReadinessReport | undefined;
  error: CallError | undefined;
  loading: boolean;
  reload: () => void;
  /** Checks are being executed. */
  checking: boolean;
  check: () => void;
  refused: CallError | undefined;
}

export function useReport(subject: Subject): Reported {
  const { data, error, loading, reload } = useOperation('souk', 'GetReadinessReport', subject);
  const start = useAction('souk', 'StartReadinessCheck');
  const status = data?.Report.Execution?.Status;
  const open = status === 'QUEUED' || status === 'RUNNING';
  useEffect(() => {
    if (!open || loading) return;
    const timer = setTimeout(reload, pause);
    return () => clearTimeout(timer);
  }, [open, loading, reload, data]);
  const { run } = start;
  const key = JSON.stringify(subject);
  const check = useCallback(() => {
    void run(JSON.parse(key) as Subject).then((begun) => begun && reload());
  }, [run, key, reload]);
  const [checking, refused] = [open || start.running, start.error];
  return useMemo(
    () => ({ report: data?.Report, error, loading, reload, checking, check, refused }),
    [data, error, loading, reload, checking, check, refused],
  );
}

// Hooks over call(): useOperation loads when a page is shown, useAction runs when somebody presses a button.
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, CallError, type Input, type OperationOf, type Output, type Service } from '#/api/call';
import { regionHere } from '#/api/region';
import { useLanguage } from '#/language';

export interface Loaded<T> {
  data: T | undefined;
  error: CallError | undefined;
  loading: boolean;
  /** Asks again; what is shown stays until the answer is there. */
  reload: () => void;
}

export function asCallError(error: unknown): CallError {
  return error instanceof CallError ? error : new CallError(0, { code: 'Unknown', message: String(error) });
}

/** The operation's answer, asked for again whenever the input changes, or the language that listings are told in, or the region. An undefined input asks nothing. */
export function useOperation<S extends Service, O extends OperationOf<S>>(service: S, operation: O, input: Input<S, O> | undefined) {
  return useAnswer(call, service, operation, input);
}

/** As useOperation, by another way to ask. */
export function useAnswer<S extends Service, O extends OperationOf<S>>(
  ask: typeof call,
  service: S,
  operation: O,
  input: Input<S, O> | undefined,
): Loaded<Output<S, O>> {
  const [state, setState] = useState<Omit<Loaded<Output<S, O>>, 'reload'>>({
    data: undefined,
    error: undefined,
    loading: input !== undefined,
  });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(input);
  const language = useLanguage();
  const region = regionHere();
  useEffect(() => {
    if (key === undefined) return;
    const gone = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    ask(service, operation, JSON.parse(key) as Input<S, O>, gone.signal).then(
      (data) => {
        if (!gone.signal.aborted) setState({ data, error: undefined, loading: false });
      },
      (error: unknown) => {
        if (!gone.signal.aborted) setState((before) => ({ ...before, error: asCallError(error), loading: false }));
      },
    );
    return () => gone.abort();
  }, [ask, service, operation, key, language, region, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, reload };
}

export interface Action<S extends Service, O extends OperationOf<S>> {
  /** The answer; undefined where it was refused, and `error` says why. */
  run: (input: Input<S, O>) => Promise<Output<S, O> | undefined>;
  running: boolean;
  error: CallError | undefined;
  clear: () => void;
}

export function useAction<S extends Service, O extends OperationOf<S>>(service: S, operation: O): Action<S, O> {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CallError>();
  const busy = useRef(false);
  const run = useCallback(
    async (input: Input<S, O>) => {
      if (busy.current) return undefined; // a second press of the same button
      busy.current = true;
      setRunning(true);
      setError(undefined);
      try {
        return await call(service, operation, input);
      } catch (refused) {
        setError(asCallError(refused));
        return undefined;
      } finally {
        busy.current = false;
        setRunning(false);
      }
    },
    [service, operation],
  );
  const clear = useCallback(() => setError(undefined), []);
  return { run, running, error, clear };
}

// Who is signed in, for every page. Loaded once at the start, and again after signing in or out.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { call, CallError, onOutcome } from '#/api/call';
import type { Session } from '#/generated/api/souk';

export interface SessionState {
  /** Undefined while it is looked for, null where nobody is signed in. */
  session: Session | null | undefined;
  offline: boolean;
  /** Why it cannot be known who is signed in. */
  problem: CallError | undefined;
  reload: () => Promise<void>;
  signOut: () => Promise<void>;
}

const Context = createContext<SessionState | undefined>(undefined);

export function useSession(): SessionState {
  const state = useContext(Context);
  if (!state) throw new Error('useSession outside of SessionProvider');
  return state;
}

export type Role = 'buyer' | 'seller' | 'operator';

/** Every account buys; who may sell sees the seller's pages before he registered, too. */
export function rolesOf(session: Session): Role[] {
  return session.Operator ? ['buyer', 'seller', 'operator'] : ['buyer', 'seller'];
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session | null>();
  const [offline, setOffline] = useState(false);
  const [problem, setProblem] = useState<CallError>();
  const reload = useCallback(async () => {
    try {
      setSession((await call('souk', 'GetSession', {})).Session);
      setProblem(undefined);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const nobody = error.code === 'SessionRequiredException';
      if (nobody) setSession(null);
      setProblem(nobody || error.code === 'Offline' ? undefined : error);
    }
  }, []);
  const signOut = useCallback(async () => {
    await call('souk', 'DeleteSession', {}).catch(() => undefined);
    setSession(null);
  }, []);
  useEffect(() => void reload(), [reload]);
  useEffect(
    () =>
      onOutcome((error) => {
        setOffline(error?.code === 'Offline');
        if (error?.code === 'SessionRequiredException') setSession(null);
      }),
    [],
  );
  // While the server is gone, ask for it: what comes back is told by itself.
  useEffect(() => {
    if (!offline) return;
    const timer = setInterval(() => void reload(), 3000);
    return () => clearInterval(timer);
  }, [offline, reload]);
  const state = useMemo(() => ({ session, offline, problem, reload, signOut }), [session, offline, problem, reload, signOut]);
  return <Context.Provider value={state}>{children}</Context.Provider>;
}

// A draft that is never lost: kept in the browser at each keystroke, on the server a moment later. What is in the browser
// and not on the server comes back after a reload or a dead server; two who edit one draft are asked, field by field.
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, CallError } from '#/api/call';
import { type Draft, draftOf } from './draft';

const pause = 800; // milliseconds after the last keystroke
const retry = 3000; // while the server does not answer

export interface Theirs {
  revision: number;
  draft: Draft;
}

export interface DraftState {
  draft: Draft | undefined;
  change: (part: Partial<Draft>) => void;
  savedAt: number | undefined;
  /** Unsaved, because the server refused it or does not answer; what was typed is in this browser. */
  error: CallError | undefined;
  waiting: boolean;
  /** What somebody else kept meanwhile, to choose from. */
  theirs: Theirs | undefined;
  settle: (draft: Draft) => void;
  forget: () => void;
}

interface Kept {
  revision: number;
  draft: Draft;
}

const keyOf = (id: string) => `souk.draft.${id}`;

function remembered(id: string): Kept | undefined {
  const text = localStorage.getItem(keyOf(id));
  return text ? (JSON.parse(text) as Kept) : undefined;
}

export function useDraft(id: string): DraftState {
  const [draft, setDraft] = useState<Draft>();
  const [savedAt, setSavedAt] = useState<number>();
  const [error, setError] = useState<CallError>();
  const [theirs, setTheirs] = useState<Theirs>();
  const [waiting, setWaiting] = useState(false);
  const revision = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<Draft>(undefined);

  const load = useCallback(async () => (await call('souk', 'GetListingDraft', { DraftId: id })).Draft, [id]);

  const save = useCallback(async () => {
    const saving = latest.current!;
    try {
      const kept = await call('souk', 'PutListingDraft', {
        DraftId: id,
        Revision: revision.current,
        Document: saving as unknown as Record<string, unknown>,
      });
      revision.current = kept.Draft.Revision;
      setSavedAt(kept.Draft.SavedAt);
      setError(undefined);
      if (latest.current === saving) {
        localStorage.removeItem(keyOf(id));
        setWaiting(false);
      }
    } catch (refused) {
      if (!(refused instanceof CallError)) throw refused;
      if (refused.code === 'ConflictException') {
        const kept = await load();
        setTheirs({ revision: kept.Revision, draft: draftOf(kept.Document) });
        return;
      }
      setError(refused);
      if (refused.code === 'Offline') timer.current = setTimeout(() => void save(), retry);
    }
  }, [id, load]);

  const keep = useCallback(
    (next: Draft) => {
      latest.current = next;
      setDraft(next);
      setWaiting(true);
      localStorage.setItem(keyOf(id), JSON.stringify({ revision: revision.current, draft: next } satisfies Kept));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), pause);
    },
    [id, save],
  );

  useEffect(() => {
    const start = async () => {
      const mine = remembered(id);
      try {
        const kept = await load();
        const saved = draftOf(kept.Document);
        revision.current = kept.Revision;
        setSavedAt(kept.SavedAt);
        if (!mine) {
          latest.current = saved;
          setDraft(saved);
        } else if (mine.revision === kept.Revision) {
          keep(draftOf(mine.draft));
        } else {
          latest.current = draftOf(mine.draft);
          setDraft(latest.current);
          setTheirs({ revision: kept.Revision, draft: saved });
        }
      } catch (refused) {
        if (!(refused instanceof CallError)) throw refused;
        setError(refused);
        if (mine) setDraft((latest.current = draftOf(mine.draft)));
        if (refused.code === 'Offline') timer.current = setTimeout(() => void start(), retry);
      }
    };
    void start();
    return () => clearTimeout(timer.current);
  }, [id, load, keep]);

  const change = useCallback((part: Partial<Draft>) => latest.current && keep({ ...latest.current, ...part }), [keep]);
  const settle = useCallback(
    (chosen: Draft) => {
      if (theirs) revision.current = theirs.revision;
      setTheirs(undefined);
      keep(chosen);
    },
    [keep, theirs],
  );
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    localStorage.removeItem(keyOf(id));
  }, [id]);
  return { draft, change, savedAt, error, waiting, theirs, settle, forget };
}

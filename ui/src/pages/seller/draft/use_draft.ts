// A draft that is never lost: kept in the browser at each keystroke, on the server a moment later. What is in the browser
// and not on the server comes back after a reload or a dead server; two who edit one draft are asked, field by field. One
// save runs at a time, and one whose answer was lost is known again by its text.
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, CallError } from '#/api/call';
import { type Draft, draftOf } from './draft';
import { forget as forgetHere, remember, remembered } from './remembered';

const pause = 800; // milliseconds after the last keystroke
const pauseOffline = 3000; // while the server does not answer

export interface Theirs {
  revision: number;
  draft: Draft;
  /** What both began with, where that is known. */
  base: Draft | undefined;
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
  /** Asks for the draft again, and sends what was typed. */
  retry: () => void;
  settle: (draft: Draft) => void;
  forget: () => void;
}

const same = (a: Draft, b: Draft | undefined) =>
  b !== undefined && (Object.keys({ ...a, ...b }) as (keyof Draft)[]).every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));

interface Work {
  revision: number;
  latest: Draft | undefined;
  /** What the server had when it was heard last. */
  base: Draft | undefined;
  /** What was sent last, until it is known to be kept. */
  sent: Draft | undefined;
  /** What the server had is known. */
  loaded: boolean;
  saving: boolean;
  over: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export function useDraft(id: string): DraftState {
  const [draft, setDraft] = useState<Draft>();
  const [savedAt, setSavedAt] = useState<number>();
  const [error, setError] = useState<CallError>();
  const [theirs, setTheirs] = useState<Theirs>();
  const [waiting, setWaiting] = useState(false);
  const [turn, setTurn] = useState(0);
  const work = useRef<Work>({ revision: 0, latest: undefined, base: undefined, sent: undefined, loaded: false, saving: false, over: false, timer: undefined });

  const load = useCallback(async () => (await call('souk', 'GetListingDraft', { DraftId: id })).Draft, [id]);
  const note = useCallback(() => {
    const { revision, latest, sent, base } = work.current;
    if (latest) remember(id, { revision, draft: latest, ...(sent && { sent }), ...(base && { base }) });
  }, [id]);

  const save = useCallback(async () => {
    const now = work.current;
    if (!now.loaded || now.saving || now.over || !now.latest) return;
    now.saving = true;
    const text = (now.sent = now.latest);
    note();
    let again: number | undefined;
    try {
      const { Draft: kept } = await call('souk', 'PutListingDraft', {
        DraftId: id,
        Revision: now.revision,
        Document: text as unknown as Record<string, unknown>,
      });
      now.revision = kept.Revision;
      now.base = text;
      now.sent = undefined;
      setSavedAt(kept.SavedAt);
      setError(undefined);
      if (now.latest !== text) again = 0;
      else {
        forgetHere(id);
        setWaiting(false);
      }
    } catch (refused) {
      if (!(refused instanceof CallError)) throw refused;
      if (refused.code === 'ConflictException') again = await meet();
      else setError(refused);
      if (refused.code === 'Offline') again = pauseOffline;
    } finally {
      now.saving = false;
    }
    if (again !== undefined) {
      clearTimeout(now.timer);
      now.timer = setTimeout(() => void save(), again);
    }
    /** Somebody else's text, or this one's own whose answer was lost. */
    async function meet(): Promise<number | undefined> {
      try {
        const kept = await load();
        const saved = draftOf(kept.Document);
        if (!same(saved, text)) {
          setTheirs({ revision: kept.Revision, draft: saved, base: now.base });
          return undefined;
        }
        now.revision = kept.Revision;
        return 0;
      } catch (failed) {
        if (!(failed instanceof CallError)) throw failed;
        setError(failed);
        return failed.code === 'Offline' ? pauseOffline : undefined;
      }
    }
  }, [id, load, note]);

  const keep = useCallback(
    (next: Draft) => {
      const now = work.current;
      now.latest = next;
      setDraft(next);
      setWaiting(true);
      note();
      clearTimeout(now.timer);
      now.timer = setTimeout(() => void save(), pause);
    },
    [note, save],
  );

  useEffect(() => {
    const now = work.current;
    now.over = false;
    const start = async () => {
      const mine = remembered(id);
      try {
        const kept = await load();
        const saved = draftOf(kept.Document);
        now.revision = kept.Revision;
        now.base = saved;
        now.loaded = true;
        setSavedAt(kept.SavedAt);
        setError(undefined);
        if (!mine) {
          now.latest = saved;
          setDraft(saved);
        } else if (mine.revision === kept.Revision || same(saved, mine.sent && draftOf(mine.sent)) || same(saved, draftOf(mine.draft))) {
          keep(draftOf(mine.draft));
        } else {
          now.latest = draftOf(mine.draft);
          setDraft(now.latest);
          setTheirs({ revision: kept.Revision, draft: saved, base: mine.base && draftOf(mine.base) });
        }
      } catch (refused) {
        if (!(refused instanceof CallError)) throw refused;
        setError(refused);
        if (mine) {
          now.revision = mine.revision;
          now.sent = mine.sent;
          setDraft((now.latest ??= draftOf(mine.draft)));
        }
        if (refused.code === 'Offline') now.timer = setTimeout(() => void start(), pauseOffline);
      }
    };
    void start();
    return () => {
      clearTimeout(now.timer);
      if (remembered(id)) void save(); // who leaves amid the pause has it kept all the same
      now.over = true;
    };
  }, [id, load, keep, save, turn]);

  const change = useCallback((part: Partial<Draft>) => work.current.latest && keep({ ...work.current.latest, ...part }), [keep]);
  const settle = useCallback(
    (chosen: Draft) => {
      if (theirs) Object.assign(work.current, { revision: theirs.revision, base: theirs.draft });
      setTheirs(undefined);
      keep(chosen);
    },
    [keep, theirs],
  );
  const retry = useCallback(() => setTurn((before) => before + 1), []);
  const forget = useCallback(() => {
    work.current.over = true;
    clearTimeout(work.current.timer);
    forgetHere(id);
  }, [id]);
  return { draft, change, savedAt, error, waiting, theirs, retry, settle, forget };
}

// Sending a draft. Private, and a choice of regions, are fixed by the submission: such a product is made first, declared
// so, and then gets all the rest in one change set. What was made stays with the draft, so that a second try goes on.
import { useEffect, useMemo, useRef, useState } from 'react';
import { call, CallError } from '#/api/call';
import { problemOf } from '#/parts/reasons';
import { prepareRefusals } from '#/refusals';
import { isOpen, useChangeSet } from '../requests/use_change_set';
import { changeSetOf, creationOf } from './change_set';
import type { Draft, Supported } from './draft';
import { type Refused, refusedAtOnce, refusedLater } from './problems';

const pause = 300; // milliseconds: making a product takes no longer

async function makeProduct(): Promise<string> {
  const { ChangeSetId } = await call('marketplace-catalog', 'StartChangeSet', creationOf());
  for (let tries = 0; tries < 200; tries++) {
    const set = await call('marketplace-catalog', 'DescribeChangeSet', { Catalog: 'AWSMarketplace', ChangeSetId: ChangeSetId! });
    if (set.Status === 'SUCCEEDED') return set.ChangeSet![0]!.Entity!.Identifier!.split('@')[0]!;
    if (!isOpen(set.Status)) {
      const refusals = set.ChangeSet?.[0]?.ErrorDetailList ?? [];
      await prepareRefusals();
      throw new CallError(400, { code: set.FailureCode, message: set.FailureDescription, fields: refusals.map(problemOf) });
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new CallError(504, { code: 'Offline' });
}

/** The draft with the product that it needs beforehand, if it needs one. */
async function prepared(draft: Draft, onMade: (product: string) => void): Promise<Draft> {
  const asks = draft.Visibility === 'Private' || draft.Regions.length > 0;
  if (draft.Mode !== 'New' || (!asks && !draft.ProductId)) return draft;
  const product = draft.ProductId || (await makeProduct());
  onMade(product);
  await call('souk', 'PutProductRegions', { ProductId: product, ...(draft.Regions.length ? { Regions: draft.Regions } : {}) });
  if (draft.Visibility === 'Private') await call('souk', 'DeclareProductPrivate', { ProductId: product });
  return { ...draft, ProductId: product };
}

function useStart(onMade: (product: string) => void) {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CallError>();
  const [types, setTypes] = useState<string[]>([]);
  const busy = useRef(false);
  /** The change set that was started; undefined where something was refused, and `error` says what. */
  const run = async (draft: Draft, supported: Supported | undefined, onlyValidate: boolean): Promise<string | undefined> => {
    if (busy.current) return undefined; // a second press of the same button
    busy.current = true;
    setRunning(true);
    setError(undefined);
    try {
      const set = changeSetOf(onlyValidate ? draft : await prepared(draft, onMade), supported);
      setTypes(set.ChangeSet.map(({ ChangeType }) => ChangeType));
      return (await call('marketplace-catalog', 'StartChangeSet', onlyValidate ? { ...set, Intent: 'VALIDATE' } : set)).ChangeSetId;
    } catch (refused) {
      if (!(refused instanceof CallError)) throw refused;
      setError(refused);
      return undefined;
    } finally {
      busy.current = false;
      setRunning(false);
    }
  };
  return { run, running, error, types };
}

export interface Submission {
  submit: () => void;
  rehearse: () => void;
  /** Being sent, or being processed. */
  running: boolean;
  error: CallError | undefined;
  /** What the market refused, of what was sent or rehearsed last. */
  refused: Refused[];
  /** The change set that is followed: sent for good, or to be checked only. */
  followed: { id: string; rehearsal: boolean; status: string | undefined } | undefined;
}

const none: Refused[] = [];

/** Sends the draft and follows what becomes of it: what was refused comes back to its fields, and no text is gone. */
export function useSubmission(draft: Draft | undefined, supported: Supported | undefined, change: (part: Partial<Draft>) => void, onDone: (id: string) => void): Submission {
  const start = useStart((ProductId) => change({ ProductId }));
  const [rehearsed, setRehearsed] = useState<string>();
  const id = rehearsed ?? draft?.Submitted;
  const looked = useChangeSet(id);
  const set = looked.data?.ChangeSetId === id ? looked.data : undefined; // not the one before it
  const status = set?.Status;
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    if (id && !rehearsed && status === 'SUCCEEDED') done.current(id);
  }, [id, rehearsed, status]);
  const refused = useMemo(() => {
    if (!draft) return none;
    if (start.error) return refusedAtOnce(start.error, start.types, draft);
    return status === 'FAILED' ? refusedLater(set?.ChangeSet, draft) : none;
  }, [draft, start.error, start.types, status, set]);
  const send = async (onlyValidate: boolean) => {
    const sent = draft && (await start.run(draft, supported, onlyValidate));
    if (!sent) return;
    setRehearsed(onlyValidate ? sent : undefined);
    if (!onlyValidate) change({ Submitted: sent });
  };
  return {
    submit: () => void send(false),
    rehearse: () => void send(true),
    running: start.running || (id !== undefined && (isOpen(status) || looked.loading || (!rehearsed && status === 'SUCCEEDED'))),
    error: start.error ?? (id ? looked.error : undefined),
    refused,
    followed: id && !start.error ? { id, rehearsal: rehearsed !== undefined, status } : undefined,
  };
}

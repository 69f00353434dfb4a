// Sending a draft. Private, and a choice of regions, are fixed by the submission: such a product is made first, declared
// so, and then gets all the rest in one change set. What was made stays with the draft, so that a second try goes on.
import { useRef, useState } from 'react';
import { call, CallError } from '#/api/call';
import { isOpen } from '../requests/use_change_set';
import { changeSetOf, creationOf } from './change_set';
import type { Draft, Supported } from './draft';

const pause = 300; // milliseconds: making a product takes no longer

async function makeProduct(): Promise<string> {
  const { ChangeSetId } = await call('marketplace-catalog', 'StartChangeSet', creationOf());
  for (let tries = 0; tries < 200; tries++) {
    const set = await call('marketplace-catalog', 'DescribeChangeSet', { Catalog: 'AWSMarketplace', ChangeSetId: ChangeSetId! });
    if (set.Status === 'SUCCEEDED') return set.ChangeSet![0]!.Entity!.Identifier!.split('@')[0]!;
    if (!isOpen(set.Status)) {
      const [refusal] = set.ChangeSet?.[0]?.ErrorDetailList ?? [];
      throw new CallError(400, { code: refusal?.ErrorCode, message: refusal?.ErrorMessage ?? set.FailureDescription });
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

export function useSubmit(onMade: (product: string) => void) {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CallError>();
  const busy = useRef(false);
  /** The change set that was started; undefined where something was refused, and `error` says what. */
  const run = async (draft: Draft, supported: Supported | undefined): Promise<string | undefined> => {
    if (busy.current) return undefined; // a second press of the same button
    busy.current = true;
    setRunning(true);
    setError(undefined);
    try {
      const ready = await prepared(draft, onMade);
      return (await call('marketplace-catalog', 'StartChangeSet', changeSetOf(ready, supported))).ChangeSetId;
    } catch (refused) {
      if (!(refused instanceof CallError)) throw refused;
      setError(refused);
      return undefined;
    } finally {
      busy.current = false;
      setRunning(false);
    }
  };
  return { run, running, error };
}

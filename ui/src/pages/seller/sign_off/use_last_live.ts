// What buyers saw last of a product that was on the market before, to compare with what is to go live.
import { useEffect, useState } from 'react';
import { call } from '#/api/call';

type Tree = Record<string, unknown>;

async function load(product: string, signal: AbortSignal): Promise<Tree | null> {
  const { Revisions } = await call('souk', 'ListEntityRevisions', { EntityId: product }, signal);
  for (const { Revision } of Revisions) {
    const { DetailsDocument } = await call('souk', 'GetEntityRevision', { EntityId: product, Revision }, signal);
    const document = DetailsDocument as Tree;
    if ((document.Description as Tree | undefined)?.Visibility === 'Public') return document;
  }
  return null;
}

/** Null where it was never on the market; undefined until it is known. */
export function useLastLive(product: string, wanted: boolean): Tree | null | undefined {
  const [found, setFound] = useState<Tree | null>();
  useEffect(() => {
    if (!wanted) return;
    const gone = new AbortController();
    load(product, gone.signal).then(setFound, () => undefined);
    return () => gone.abort();
  }, [product, wanted]);
  return wanted ? found : null;
}

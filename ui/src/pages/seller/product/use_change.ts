// One change of the catalogue, from the button to its end: the page shows how far it is, and reads the product again.
import { useCallback, useEffect, useState } from 'react';
import { useAction } from '#/api/use_operation';
import type { Input } from '#/api/call';
import { isOpen, useChangeSet } from '../requests/use_change_set';

export type ChangeSetInput = Input<'marketplace-catalog', 'StartChangeSet'>;

export function changeOf(ChangeType: string, Type: string, Identifier: string, DetailsDocument: object): ChangeSetInput {
  return { Catalog: 'AWSMarketplace', ChangeSet: [{ ChangeType, Entity: { Type, Identifier }, DetailsDocument }] };
}

export type Change = ReturnType<typeof useChange>;

export function useChange(onDone: () => void) {
  const start = useAction('marketplace-catalog', 'StartChangeSet');
  const [id, setId] = useState<string>();
  const followed = useChangeSet(id);
  const own = followed.data?.ChangeSetId === id ? followed.data : undefined; // not the one before it
  const status = own?.Status;
  useEffect(() => {
    if (status === 'SUCCEEDED') onDone();
  }, [id, status, onDone]);
  const { run: begin } = start;
  const run = useCallback(
    async (input: ChangeSetInput) => {
      setId(undefined);
      const answer = await begin(input);
      setId(answer?.ChangeSetId);
      return answer !== undefined;
    },
    [begin],
  );
  const failures = own?.ChangeSet?.flatMap((each) => each.ErrorDetailList ?? []) ?? [];
  return {
    run,
    /** A change set that another operation began. */
    follow: setId,
    id,
    status,
    working: start.running || (id !== undefined && (status === undefined || isOpen(status))),
    error: start.error ?? followed.error,
    failures: status === 'FAILED' ? failures : [],
  };
}

// The audit trail, the newest first, a page after the other; or all of what was asked for, for a file.
import { useState } from 'react';
import { call } from '#/api/call';
import { useAction, useOperation } from '#/api/use_operation';
import type { ListAuditRecordsRequest, ListAuditRecordsResponse } from '#/generated/api/souk';

export interface Entry {
  sequence: number;
  time: string;
  account: string;
  principal: string;
  from: string;
  service: string;
  operation: string;
  action: string;
  resource: string;
  changed: string[];
  outcome: 'DONE' | 'REFUSED';
  error: string;
  requestId: string;
  unrecorded: number;
}

const most = 100; // records, as many as one call tells
const entriesOf = (answer: ListAuditRecordsResponse) => answer.Records.map(({ Record }) => Record as unknown as Entry);

export function useRecords(filters: ListAuditRecordsRequest) {
  const wish: ListAuditRecordsRequest = { ...filters, SortBy: 'NEWEST', MaxResults: most };
  const key = JSON.stringify(wish);
  const first = useOperation('souk', 'ListAuditRecords', wish);
  const further = useAction('souk', 'ListAuditRecords');
  const [behind, setBehind] = useState<{ of: string; entries: Entry[]; next: string | undefined }>();
  const known = behind?.of === key ? behind : undefined;
  const next = known ? known.next : first.data?.NextToken;
  const more = async () => {
    const answer = await further.run({ ...wish, NextToken: next });
    if (answer) setBehind({ of: key, entries: [...(known?.entries ?? []), ...entriesOf(answer)], next: answer.NextToken });
  };
  const reload = () => {
    setBehind(undefined);
    first.reload();
  };
  const entries = [...(first.data ? entriesOf(first.data) : []), ...(known?.entries ?? [])];
  return { wish, loaded: { ...first, reload }, entries, more: next ? more : undefined, running: further.running, error: further.error };
}

/** Everything that the filters let through; throws CallError. */
export async function allRecords(wish: ListAuditRecordsRequest): Promise<ListAuditRecordsResponse['Records']> {
  const all: ListAuditRecordsResponse['Records'] = [];
  let next: string | undefined;
  do {
    const answer: ListAuditRecordsResponse = await call('souk', 'ListAuditRecords', next ? { ...wish, NextToken: next } : wish);
    all.push(...answer.Records);
    next = answer.NextToken;
  } while (next);
  return all;
}

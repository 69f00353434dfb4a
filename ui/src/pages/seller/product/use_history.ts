// How a product came to where it stands: its requests, oldest to latest, and what is under way of it now.
import { useCallback, useEffect, useState } from 'react';
import { call } from '#/api/call';
import { catalogEvents, useEvents } from '#/api/events';
import { callAll } from '#/api/use_list';
import type { ChangeSetSummaryListItem, ChangeSummary, DescribeChangeSetResponse } from '#/generated/api/marketplace-catalog';
import { isOpen } from '../requests/use_change_set';

/** When each stage was reached, in seconds since 1970. */
export interface Moments {
  submitted?: number;
  tested?: number;
  signedOff?: number;
  live?: number;
  unpublished?: number;
}

export interface History {
  moments: Moments;
  /** What is under way, and what it changes. */
  open: { set: ChangeSetSummaryListItem; changes: ChangeSummary[] } | undefined;
  /** How many seconds this seller's requests of the product took, the middle one. */
  usual: number | undefined;
}

const [oldest, latest] = [10, 15]; // requests that are looked into; what lies between changes no stage for long
const seconds = (iso: string | undefined) => Date.parse(iso!) / 1000;

function momentsOf(sets: DescribeChangeSetResponse[]): Moments {
  const moments: Moments = {};
  for (const { ChangeSet, StartTime, EndTime } of sets)
    for (const { ChangeType, DetailsDocument } of ChangeSet ?? []) {
      const target = ChangeType === 'UpdateVisibility' ? (DetailsDocument as { TargetVisibility?: string }).TargetVisibility : undefined;
      if (ChangeType === 'ReleaseProduct') Object.assign(moments, { submitted: seconds(StartTime), tested: seconds(EndTime) });
      if (target === 'Public') Object.assign(moments, { signedOff: seconds(StartTime), live: seconds(EndTime), unpublished: undefined });
      if (target === 'Restricted') moments.unpublished = seconds(EndTime);
    }
  return moments;
}

function middleOf(times: number[]): number | undefined {
  return times.length ? times.sort((a, b) => a - b)[Math.floor(times.length / 2)] : undefined;
}

async function load(product: string, signal: AbortSignal): Promise<History> {
  const describe = (set: ChangeSetSummaryListItem) =>
    call('marketplace-catalog', 'DescribeChangeSet', { Catalog: 'AWSMarketplace', ChangeSetId: set.ChangeSetId! }, signal);
  const wish = {
    Catalog: 'AWSMarketplace',
    FilterList: [{ Name: 'EntityId', ValueList: [product] }],
    Sort: { SortBy: 'StartTime', SortOrder: 'ASCENDING' as const },
    MaxResults: 20,
  };
  const sets = (await callAll('marketplace-catalog', 'ListChangeSets', wish, signal)).ChangeSetSummaryList ?? [];
  const done = sets.filter(({ Status }) => Status === 'SUCCEEDED');
  const told = done.length > oldest + latest ? [...done.slice(0, oldest), ...done.slice(-latest)] : done;
  const open = sets.find(({ Status }) => isOpen(Status));
  const [described, underway] = await Promise.all([Promise.all(told.map(describe)), open && describe(open)]);
  return {
    moments: momentsOf(described),
    open: open && { set: open, changes: underway?.ChangeSet ?? [] },
    usual: middleOf(told.map((each) => seconds(each.EndTime) - seconds(each.StartTime))),
  };
}

/** Read again whenever something of the catalogue happens, and when `turn` changes; undefined until it is there. */
export function useHistory(product: string, turn: unknown): { history: History | undefined; reload: () => void } {
  const [history, setHistory] = useState<History>();
  const [again, setAgain] = useState(0);
  const reload = useCallback(() => setAgain((before) => before + 1), []);
  useEvents([catalogEvents, 'souk.publishing'], reload);
  useEffect(() => {
    const gone = new AbortController();
    // Without it the page is as it would be: what it cannot tell is left out.
    load(product, gone.signal).then(setHistory, () => undefined);
    return () => gone.abort();
  }, [product, turn, again]);
  return { history, reload };
}

// What was refused of a draft, at the field that it speaks of: the fields read it from here, whichever section they are in.
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { CallError } from '#/api/call';
import type { ChangeSummary } from '#/generated/api/marketplace-catalog';
import { type MessageKey, type Text, useText } from '#/language';
import { wordReason } from '#/parts/problem';
import { problemOf } from '#/parts/reasons';
import type { Draft } from './draft';
import { type Place, placeOfMember } from './places';

/** One refusal: where it is to be mended, if in this form, and its words. */
export interface Refused {
  place: Place | undefined;
  code: string;
  message: string;
}

/** Of a change set that was not taken at all: "ChangeSet[2].DetailsDocument.LogoUrl". */
export function refusedAtOnce(error: CallError | undefined, types: string[], draft: Draft): Refused[] {
  return (error?.fields ?? []).map(({ code, where, message }) => {
    const [, at, member = ''] = /^ChangeSet\[(\d+)\]\.Details(?:Document)?\.?(.*)$/.exec(where) ?? [];
    const type = at === undefined ? undefined : types[Number(at)];
    return { place: type === undefined ? undefined : placeOfMember(type, member, draft), code, message };
  });
}

/** Of one that was processed and failed. */
export function refusedLater(changes: ChangeSummary[] | undefined, draft: Draft): Refused[] {
  return (changes ?? []).flatMap(({ ChangeType = '', ErrorDetailList = [] }) =>
    ErrorDetailList.map(problemOf).map(({ code, where, message }) => ({ place: placeOfMember(ChangeType, where, draft), code, message })),
  );
}

/** In the reader's language. */
export const wordRefused = (text: Text, { code, message }: Refused) => wordReason(text, { code, where: '', message });

const Context = createContext<Map<MessageKey, Refused[]>>(new Map());

export function FieldProblems({ of, children }: { of: Refused[]; children: ReactNode }) {
  const byField = useMemo(() => {
    const all = new Map<MessageKey, Refused[]>();
    for (const each of of) if (each.place) all.set(each.place.label, [...(all.get(each.place.label) ?? []), each]);
    return all;
  }, [of]);
  return <Context.Provider value={byField}>{children}</Context.Provider>;
}

export function useFieldProblem(label: MessageKey): string | undefined {
  const text = useText();
  const found = useContext(Context).get(label);
  return found && [...new Set(found.map((each) => wordRefused(text, each)))].join(' ');
}

// Lists, with the rows of all their pages: useList loads as useOperation does.
import { call, type Input, type OperationOf, type Output, type Service } from '#/api/call';
import { useAnswer } from '#/api/use_operation';

const mostPages = 40; // of one list: thousands of rows, which tables sort, find and turn over here

function joined(answer: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const lists = Object.entries(answer).filter(([, value]) => Array.isArray(value)) as [string, unknown[]][];
  return { ...next, ...Object.fromEntries(lists.map(([name, rows]) => [name, [...rows, ...((next[name] as unknown[]) ?? [])]])) };
}

/** A list's answer with the rows of its further pages; a token is left only where there are too many. */
export async function callAll<S extends Service, O extends OperationOf<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
  signal?: AbortSignal,
): Promise<Output<S, O>> {
  let answer = (await call(service, operation, input, signal)) as Record<string, unknown>;
  for (let page = 1; page < mostPages; page++) {
    const name = 'nextToken' in answer ? 'nextToken' : 'NextToken';
    if (!answer[name]) break;
    const next = await call(service, operation, { ...(input as object), [name]: answer[name] } as Input<S, O>, signal);
    answer = joined(answer, next as Record<string, unknown>);
  }
  return answer as Output<S, O>;
}

export function useList<S extends Service, O extends OperationOf<S>>(service: S, operation: O, input: Input<S, O> | undefined) {
  return useAnswer(callAll, service, operation, input);
}

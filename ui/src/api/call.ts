// The one way out of this page: POST /api/<service>/<Operation>, the same operations as the SDKs', with the session's
// cookie instead of a signature. Nothing else in ui/src may fetch; what happens meanwhile is told by events.ts.
import type { Services } from '#/generated/api/services';
import { regionHere } from '#/api/region';
import { prepareRefusals } from '#/refusals';

export type Service = keyof Services & string;
export type OperationOf<S extends Service> = keyof Services[S] & string;
export type Input<S extends Service, O extends OperationOf<S>> = Services[S][O] extends { input: infer I } ? I : never;
export type Output<S extends Service, O extends OperationOf<S>> = Services[S][O] extends { output: infer R } ? R : never;

export interface FieldProblem {
  code: string;
  where: string;
  message: string;
  /** The bound that was passed. */
  parameters?: { limit: number };
}

export interface MissingPermission {
  action: string;
  resource: string;
  policy: string;
}

/** A field's problem as services tell it: those that AWS publishes name the field, and give one reason for all. */
type Told = Partial<FieldProblem> & { name?: string };

function fieldOf({ code, where, name, message = '', ...others }: Told, { reason, code: whole }: Record<string, unknown>): FieldProblem {
  return { ...others, code: code ?? String(reason ?? whole ?? 'Unknown'), where: where ?? name ?? '', message };
}

/** What was refused, by whom it can be mended, and where: the server's code and parameters, or "Offline". */
export class CallError extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly fields: FieldProblem[];
  readonly permission: MissingPermission | undefined;
  readonly details: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body.message === 'string' ? body.message : '');
    this.status = status;
    this.code = typeof body.code === 'string' ? body.code : 'Unknown';
    this.requestId = typeof body.requestId === 'string' ? body.requestId : undefined;
    this.fields = Array.isArray(body.fields) ? body.fields.map((each: Told) => fieldOf(each, body)) : [];
    this.permission = body.permission as MissingPermission | undefined;
    this.details = body;
  }
}

type Listener = (error: CallError | undefined) => void;
const listeners = new Set<Listener>();

/** Told the outcome of every call: undefined where it worked. For the shell: offline, session over. */
export function onOutcome(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function send(path: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: 'POST',
      // The address says the language that the page is read in, and the region that it is about.
      headers: {
        'Content-Type': 'application/json',
        'X-Souk-Request': '1',
        'Accept-Language': window.location.pathname.slice(1, 3),
        'X-Souk-Region': regionHere() ?? '',
      },
      body: JSON.stringify(input ?? {}),
      credentials: 'same-origin',
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new CallError(0, { code: 'Offline' });
  }
  const body = (await answer.json().catch(() => undefined)) as Record<string, unknown> | undefined;
  signal?.throwIfAborted(); // amid the body
  if (answer.ok && body !== undefined) return body;
  throw new CallError(answer.status, body ?? { code: answer.ok || answer.status >= 502 ? 'Offline' : 'Unknown' });
}

export async function call<S extends Service, O extends OperationOf<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
  signal?: AbortSignal,
): Promise<Output<S, O>> {
  try {
    const output = await send(`/api/${service}/${operation}`, input, signal);
    for (const listener of listeners) listener(undefined);
    return output as Output<S, O>;
  } catch (error) {
    if (error instanceof CallError && error.status > 0 && error.code !== 'SessionRequiredException') await prepareRefusals();
    if (error instanceof CallError) for (const listener of listeners) listener(error);
    throw error;
  }
}

// The constraints of an operation's input, from the same model as the server's: what is wrong is said beside the field
// before anything is sent. Patterns that JavaScript does not know are left to the server.
import type { FieldProblem, OperationOf, Service } from '#/api/call';

interface Constraint {
  t: string;
  min?: number;
  max?: number;
  p?: string;
  e?: string[];
  r?: string[];
  m?: Record<string, string>;
  of?: string;
}

interface Constraints {
  operations: Record<string, string>;
  shapes: Record<string, Constraint>;
}

const tables = import.meta.glob<{ default: Constraints }>('../generated/api/*.constraints.json');

function pattern(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`, 'u');
  } catch {
    return undefined;
  }
}

function outside(size: number, shape: Constraint): { code: string; limit: number } | undefined {
  if (shape.min !== undefined && size < shape.min) return { code: 'TOO_SMALL', limit: shape.min };
  if (shape.max !== undefined && size > shape.max) return { code: 'TOO_LARGE', limit: shape.max };
  return undefined;
}

function walk(all: Constraints, name: string, value: unknown, where: string, found: FieldProblem[]): void {
  const shape = all.shapes[name];
  if (!shape || value === undefined || value === null) return;
  const tell = (code: string) => found.push({ code, where, message: '' });
  const tellSize = (size: number, of = '') => {
    const { code, limit } = outside(size, shape) ?? {};
    if (code) found.push({ code: of + code, where, message: '', parameters: { limit: limit! } });
  };
  if (shape.t === 'string' && typeof value === 'string') {
    tellSize([...value].length);
    if (shape.p && pattern(shape.p)?.test(value) === false) tell('PATTERN');
    if (shape.e && !shape.e.includes(value)) tell('NOT_OFFERED');
  } else if (typeof value === 'number') {
    tellSize(value, 'NUMBER_');
  } else if (shape.t === 'list' && Array.isArray(value)) {
    tellSize(value.length);
    for (const [i, each] of value.entries()) walk(all, shape.of ?? '', each, `${where}[${i}]`, found);
  } else if (typeof value === 'object') {
    const members = value as Record<string, unknown>;
    const place = (member: string) => (where ? `${where}.${member}` : member);
    for (const member of shape.r ?? [])
      if (members[member] === undefined) found.push({ code: 'MISSING', where: place(member), message: '' });
    for (const [member, each] of Object.entries(members))
      walk(all, shape.m?.[member] ?? shape.of ?? '', each, place(member), found);
  }
}

/** Whether any service offers an operation of that name. S3's have no model here. */
export async function isOperation(name: string): Promise<boolean> {
  const all = await Promise.all(Object.values(tables).map((load) => load()));
  return all.some((each) => name in each.default.operations);
}

/** Everything that is wrong with the input, with its place as the server would tell it. */
export async function violations<S extends Service>(
  service: S,
  operation: OperationOf<S>,
  input: unknown,
): Promise<FieldProblem[]> {
  const load = tables[`../generated/api/${service}.constraints.json`];
  const all = (await load?.())?.default;
  const shape = all?.operations[operation];
  const found: FieldProblem[] = [];
  if (all && shape) walk(all, shape, input, '', found);
  return found;
}

// What differs between two documents, field by field, as DiffEntityRevisions tells it of two revisions: lists of objects
// item by item, other lists as one value.
import type { FieldChange } from '#/generated/api/souk';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isObjects = (value: unknown): value is object[] => Array.isArray(value) && value.some(isObject);

export function diffDocuments(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) => diffDocuments(before[name], after[name], path ? `${path}.${name}` : name));
  }
  if (isObjects(before) && isObjects(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, i) => diffDocuments(before[i], after[i], `${path}[${i}]`)).flat();
  }
  return [
    {
      Path: path,
      ...(before === undefined ? {} : { Before: before }),
      ...(after === undefined ? {} : { After: after }),
    },
  ];
}

import type { Loaded } from '#/api/use_operation';

/** What there is none of yet is no failure, but undefined. */
export function orNone<T>(loaded: Loaded<T>): Loaded<{ found: T | undefined }> {
  const none = loaded.error?.code === 'ResourceNotFoundException';
  const data = none ? { found: undefined } : loaded.data && { found: loaded.data };
  return { ...loaded, data, error: none ? undefined : loaded.error };
}

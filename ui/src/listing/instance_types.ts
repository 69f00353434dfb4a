// The instance types that the market offers; its operator may withdraw some.
import { useMemo } from 'react';
import { useOperation } from '#/api/use_operation';
import type { KnownInstanceType } from '#/generated/api/souk';

const inOrder = new Intl.Collator('en', { numeric: true }).compare;

/** All of them, by family and number. */
export function useKnownTypes(): KnownInstanceType[] {
  const told = useOperation('souk', 'ListInstanceTypes', {}).data?.InstanceTypes;
  return useMemo(() => [...(told ?? [])].sort((a, b) => inOrder(a.InstanceType, b.InstanceType)), [told]);
}

/** Those for a way of use, with those that were chosen before. */
export function useOfferedTypes(use: KnownInstanceType['Uses'][number], chosen: string[]): string[] {
  const offered = useKnownTypes().filter((each) => each.Offered && each.Uses.includes(use));
  return [...new Set([...chosen, ...offered.map((each) => each.InstanceType as string)])].sort(inOrder);
}

/** Whether a type may be chosen: unknown ones are for the server to judge. */
export function useMayChoose(): (type: string) => boolean {
  const known = useKnownTypes();
  return (type) => known.find((each) => each.InstanceType === type)?.Offered ?? true;
}

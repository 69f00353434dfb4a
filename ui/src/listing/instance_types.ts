// The instance types that the market offers; its operator may withdraw some.
import { useMemo } from 'react';
import { useOperation } from '#/api/use_operation';
import type { KnownInstanceType } from '#/generated/api/souk';

const inOrder = new Intl.Collator('en', { numeric: true }).compare;
const familyOf = ({ InstanceType }: KnownInstanceType) => InstanceType.slice(0, InstanceType.lastIndexOf('.'));

/** All of them, family by family, the smaller ones first. */
export function useKnownTypes(): KnownInstanceType[] {
  const told = useOperation('souk', 'ListInstanceTypes', {}).data?.InstanceTypes;
  return useMemo(
    () => [...(told ?? [])].sort((a, b) => inOrder(familyOf(a), familyOf(b)) || a.Vcpus - b.Vcpus || inOrder(a.InstanceType, b.InstanceType)),
    [told],
  );
}

/** Those for a way of use, behind those that were chosen and are not offered. */
export function useOfferedTypes(use: KnownInstanceType['Uses'][number], chosen: string[]): string[] {
  const offered: string[] = useKnownTypes()
    .filter((each) => each.Offered && each.Uses.includes(use))
    .map((each) => each.InstanceType);
  return [...chosen.filter((each) => !offered.includes(each)), ...offered];
}

/** Whether a type may be chosen: unknown ones are for the server to judge. */
export function useMayChoose(): (type: string) => boolean {
  const known = useKnownTypes();
  return (type) => known.find((each) => each.InstanceType === type)?.Offered ?? true;
}

// Limits of use as they are typed: an empty field is none.
import type { AccountQuota, Quotas } from '#/generated/api/souk';

export const limitMembers = ['Endpoints', 'Instances', 'Jobs'] as const;
export type LimitMember = (typeof limitMembers)[number];
export type TypedLimits = Record<LimitMember, string>;

export const memberOf: Record<AccountQuota['Name'], LimitMember> = { ENDPOINTS: 'Endpoints', INSTANCES: 'Instances', JOBS: 'Jobs' };
export const nameOf = { Endpoints: 'ENDPOINTS', Instances: 'INSTANCES', Jobs: 'JOBS' } as const;

export const typedLimits = (quotas: Quotas | undefined) =>
  Object.fromEntries(limitMembers.map((member) => [member, quotas?.[member] === undefined ? '' : String(quotas[member])])) as TypedLimits;

export function limitsOf(typed: TypedLimits): Quotas {
  const given = limitMembers.filter((member) => typed[member].trim() !== '');
  return Object.fromEntries(given.map((member) => [member, Number(typed[member])]));
}

// Roles of the account that SageMaker may act as; one is made where there is none.
import { useState } from 'react';
import { call } from '#/api/call';
import { useList } from '#/api/use_list';
import { useText } from '#/language';

/** The role that programs in the portal name. */
export const roleName = 'SageMakerExecution';
const trust = { Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' };
export const trustDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });

export interface RoleChoice {
  /** "" for one that is still to be made. */
  value: string;
  label: string;
}

/** Those there are, and the one that was chosen last or would be. */
export function useRoles(): { roles: RoleChoice[]; role: RoleChoice; choose: (value: string) => void } {
  const { t } = useText();
  const { data } = useList('iam', 'ListRoles', {});
  const [chosen, choose] = useState<string>();
  const there = data?.Roles.map((each) => ({ value: each.Arn, label: each.RoleName })) ?? [];
  const fresh = { value: '', label: t('launch.role.new', { name: roleName }) };
  const roles = there.some((each) => each.label === roleName) ? there : [...there, fresh];
  const role = roles.find((each) => each.value === chosen) ?? roles.find((each) => each.label === roleName) ?? roles[0]!;
  return { roles, role, choose };
}

/** The ARN of the role, made where it is "". */
export async function ensureRole(arn: string): Promise<string> {
  if (arn) return arn;
  const made = await call('iam', 'CreateRole', { RoleName: roleName, AssumeRolePolicyDocument: trustDocument });
  return made.Role.Arn;
}

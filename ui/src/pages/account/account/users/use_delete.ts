// A user is deleted when nothing hangs on him any more: his keys, policies and password go before him.
import { useState } from 'react';
import { call, type CallError } from '#/api/call';
import { asCallError } from '#/api/use_operation';
import { everyone } from './addresses';

async function deleteUser(UserName: string): Promise<void> {
  const of = { UserName, ...everyone };
  const [keys, attached, own] = await Promise.all([call('iam', 'ListAccessKeys', of), call('iam', 'ListAttachedUserPolicies', of), call('iam', 'ListUserPolicies', of)]);
  for (const { AccessKeyId = '' } of keys.AccessKeyMetadata) await call('iam', 'DeleteAccessKey', { UserName, AccessKeyId });
  for (const { PolicyArn = '' } of attached.AttachedPolicies ?? []) await call('iam', 'DetachUserPolicy', { UserName, PolicyArn });
  for (const PolicyName of own.PolicyNames) await call('iam', 'DeleteUserPolicy', { UserName, PolicyName });
  await call('iam', 'DeleteLoginProfile', { UserName }).catch((error: unknown) => {
    if (asCallError(error).code !== 'NoSuchEntity') throw error;
  });
  await call('iam', 'DeleteUser', { UserName });
}

export function useDelete(name: string) {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CallError>();
  /** Whether he is gone. */
  const run = async (): Promise<boolean> => {
    setRunning(true);
    setError(undefined);
    try {
      await deleteUser(name);
      return true;
    } catch (refused) {
      setError(asCallError(refused));
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { run, running, error };
}

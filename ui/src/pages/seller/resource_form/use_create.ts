// Creates a resource: what the form itself finds wrong and what the model's constraints do is said first, then the role is
// made where it is new.
import { useState } from 'react';
import { CallError, type FieldProblem, type Input } from '#/api/call';
import { useAction } from '#/api/use_operation';
import { violations } from '#/api/validate';
import { ensureRole } from '#/listing/roles';

type Creating = 'CreateModelPackage' | 'CreateAlgorithm';

export function useCreate<O extends Creating>(operation: O) {
  const create = useAction('sagemaker', operation);
  const [refused, setRefused] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const check = async (found: FieldProblem[], input: Input<'sagemaker', O>) => {
    const more = await violations('sagemaker', operation, input);
    const isTold = (where: string) => found.some((each) => each.where.startsWith(where)); // of it, or of a part of it
    return [...found, ...more.filter((each) => !isTold(each.where))];
  };
  /** Whether it was made. `role` is "" for one that is still to be made, undefined where none is needed. */
  const send = async (found: FieldProblem[], role: string | undefined, inputOf: (role: string) => Input<'sagemaker', O>) => {
    const fields = await check(found, inputOf(role || 'arn:aws:iam::000000000000:role/new'));
    setRefused(fields.length ? new CallError(400, { code: 'ValidationException', fields }) : undefined);
    if (fields.length) return false;
    setBusy(true);
    try {
      return !!(await create.run(inputOf(role === undefined ? '' : await ensureRole(role))));
    } catch (failed) {
      if (!(failed instanceof CallError)) throw failed;
      setRefused(failed);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const error = refused ?? create.error;
  return { send, sending: busy, error, problems: error?.fields ?? [] };
}

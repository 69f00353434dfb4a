// Sends what a form holds, after the model's own constraints were looked at: what is wrong stands beside its field.
import { useState } from 'react';
import { CallError, type Input, type OperationOf } from '#/api/call';
import { useAction } from '#/api/use_operation';
import { violations } from '#/api/validate';

export function useSent<O extends OperationOf<'souk'>>(operation: O) {
  const put = useAction('souk', operation);
  const [wrong, setWrong] = useState<CallError>();
  /** The answer; undefined where something was wrong, or refused. */
  const send = async (input: Input<'souk', O>) => {
    const fields = await violations('souk', operation, input);
    setWrong(fields.length ? new CallError(400, { code: 'ValidationException', fields }) : undefined);
    return fields.length ? undefined : put.run(input);
  };
  const error = wrong ?? put.error;
  const clear = () => {
    setWrong(undefined);
    put.clear();
  };
  return { send, sending: put.running, error, problems: error?.fields, clear };
}

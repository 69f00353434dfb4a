// A change set, asked for again until it has come to an end.
import { useEffect } from 'react';
import { call } from '#/api/call';
import { useAnswer } from '#/api/use_operation';
import { prepareRefusals } from '#/refusals';

const pause = 700; // milliseconds: validations take seconds, not hours

export const isOpen = (status: string | undefined) => status === 'PREPARING' || status === 'APPLYING';

/** With the words of its refusals, where there are some. */
const describe: typeof call = async (service, operation, input, signal) => {
  const answer = await call(service, operation, input, signal);
  if ((answer as { Status?: string }).Status === 'FAILED') await prepareRefusals();
  return answer;
};

export function useChangeSet(id: string | undefined) {
  const loaded = useAnswer(describe, 'marketplace-catalog', 'DescribeChangeSet', id ? { Catalog: 'AWSMarketplace', ChangeSetId: id } : undefined);
  const { data, error, reload, loading } = loaded;
  const goesOn = isOpen(data?.Status) || (!data && error?.code === 'Offline'); // what was sent goes on without us
  useEffect(() => {
    if (loading || !goesOn) return;
    const timer = setTimeout(reload, pause);
    return () => clearTimeout(timer);
  }, [goesOn, loading, reload]);
  return loaded;
}

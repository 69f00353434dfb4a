// A change set, asked for again until it has come to an end.
import { useEffect } from 'react';
import { useOperation } from '#/api/use_operation';

const pause = 700; // milliseconds: validations take seconds, not hours

export const isOpen = (status: string | undefined) => status === 'PREPARING' || status === 'APPLYING';

export function useChangeSet(id: string | undefined) {
  const loaded = useOperation('marketplace-catalog', 'DescribeChangeSet', id ? { Catalog: 'AWSMarketplace', ChangeSetId: id } : undefined);
  const { data, reload, loading } = loaded;
  useEffect(() => {
    if (loading || !isOpen(data?.Status)) return;
    const timer = setTimeout(reload, pause);
    return () => clearTimeout(timer);
  }, [data, loading, reload]);
  return loaded;
}

// An endpoint as it is now; asked for again while it changes by itself.
import { useEffect } from 'react';
import { useOperation } from '#/api/use_operation';

const passing = ['Creating', 'Updating', 'Deleting', 'RollingBack', 'SystemUpdating'];

export function useEndpoint(name: string) {
  const loaded = useOperation('sagemaker', 'DescribeEndpoint', { EndpointName: name });
  const { data, error, reload } = loaded;
  const status = data?.EndpointStatus;
  useEffect(() => {
    if (!status || error || !passing.includes(status)) return;
    const timer = setInterval(reload, 1000);
    return () => clearInterval(timer);
  }, [status, error, reload]);
  return loaded;
}

import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useText } from '#/language';

const looks: Record<string, StatusIndicatorProps.Type> = {
  Creating: 'in-progress',
  Updating: 'in-progress',
  SystemUpdating: 'in-progress',
  RollingBack: 'in-progress',
  Deleting: 'in-progress',
  InService: 'success',
  Failed: 'error',
  OutOfService: 'stopped',
  InProgress: 'in-progress',
  Stopping: 'in-progress',
  Stopped: 'stopped',
  Completed: 'success',
};

export function EndpointState({ of }: { of: string | undefined }) {
  const { t, has } = useText();
  const key = `endpoint.${of}`;
  return <StatusIndicator type={looks[of ?? ''] ?? 'info'}>{has(key) ? t(key) : (of ?? '–')}</StatusIndicator>;
}

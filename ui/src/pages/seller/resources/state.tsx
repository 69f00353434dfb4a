// How far a resource, or a check of one, has come.
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useText } from '#/language';

const looks: Record<string, StatusIndicatorProps.Type> = {
  NotStarted: 'pending',
  Pending: 'pending',
  InProgress: 'in-progress',
  Completed: 'success',
  Failed: 'error',
  Deleting: 'in-progress',
};

export function ResourceState({ of }: { of: string }) {
  const { t, has } = useText();
  const key = of === 'NotStarted' ? 'resource.Pending' : `resource.${of}`;
  return <StatusIndicator type={looks[of] ?? 'info'}>{has(key) ? t(key as 'resource.Completed') : of}</StatusIndicator>;
}

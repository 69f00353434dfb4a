import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useText } from '#/language';

const looks: Record<string, StatusIndicatorProps.Type> = {
  PREPARING: 'in-progress',
  APPLYING: 'in-progress',
  SUCCEEDED: 'success',
  CANCELLED: 'stopped',
  FAILED: 'error',
};

export function RequestStatus({ of }: { of: string | undefined }) {
  const { t, has } = useText();
  const key = `request.${of}`;
  return <StatusIndicator type={looks[of ?? ''] ?? 'info'}>{has(key) ? t(key) : (of ?? '–')}</StatusIndicator>;
}

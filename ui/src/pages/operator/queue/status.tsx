import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { type MessageKey, useText } from '#/language';

const looks: Record<string, StatusIndicatorProps.Type> = {
  WAITING: 'pending',
  PENDING: 'pending',
  APPROVED: 'success',
  PUBLISHED: 'success',
  REFUSED: 'error',
  REJECTED: 'error',
  WITHDRAWN: 'stopped',
};

export function QueueStatus({ of, overdue }: { of: string; overdue?: boolean }) {
  const { t } = useText();
  if (overdue) return <StatusIndicator type="warning">{t('queue.overdue')}</StatusIndicator>;
  return <StatusIndicator type={looks[of] ?? 'info'}>{t(`queue.${of}` as MessageKey)}</StatusIndicator>;
}

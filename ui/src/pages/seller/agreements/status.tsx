import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useText } from '#/language';

const looks: Record<string, StatusIndicatorProps.Type> = {
  ACTIVE: 'success',
  PENDING_APPROVAL: 'pending',
  APPROVED: 'success',
  REJECTED: 'error',
  VALIDATION_FAILED: 'error',
};

/** Of an agreement, or of a request to end one. */
export function AgreementStatus({ of }: { of: string | undefined }) {
  const { t, has } = useText();
  const key = `agreement.${of}`;
  return <StatusIndicator type={looks[of ?? ''] ?? 'stopped'}>{has(key) ? t(key) : (of ?? '–')}</StatusIndicator>;
}

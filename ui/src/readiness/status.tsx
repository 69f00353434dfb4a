import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReadinessCheckItem } from '#/generated/api/souk';
import { useText } from '#/language';

const looks: Record<ReadinessCheckItem['Status'], StatusIndicatorProps.Type> = {
  PASS: 'success',
  FAIL: 'error',
  WARN: 'warning',
  NOT_APPLICABLE: 'stopped',
  NOT_CHECKED: 'pending',
};

/** What is waited for while checks are executed looks so. */
export const lookOf = ({ Status, Group }: ReadinessCheckItem, checking: boolean): StatusIndicatorProps.Type =>
  checking && Status === 'NOT_CHECKED' && Group === 'EXECUTED' ? 'in-progress' : looks[Status];

export function CheckStatus({ of, checking }: { of: ReadinessCheckItem; checking: boolean }) {
  const { t } = useText();
  const look = lookOf(of, checking);
  return <StatusIndicator type={look}>{t(look === 'in-progress' ? 'check.running' : `check.${of.Status}`)}</StatusIndicator>;
}

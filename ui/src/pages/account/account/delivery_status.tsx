// Whether a message came home, and what went wrong with the last attempt.
import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { WebhookDelivery } from '#/generated/api/souk';
import { useText } from '#/language';

interface Fared {
  State: WebhookDelivery['State'];
  Status?: number | undefined;
  Problem?: string | undefined;
  NextAttemptAt?: number | undefined;
}

const types = { PENDING: 'pending', DELIVERED: 'success', DEAD: 'error' } as const;

export function DeliveryStatus({ of: { State, Status, Problem, NextAttemptAt } }: { of: Fared }) {
  const { t, dateTime } = useText();
  return (
    <>
      <StatusIndicator type={types[State]}>{t(`delivery.${State}`)}</StatusIndicator>
      {Status !== undefined && <div>{t('delivery.status', { status: String(Status) })}</div>}
      {Problem && State !== 'DELIVERED' && (
        <Box color="text-body-secondary">
          <span className="breakable">{Problem}</span>
        </Box>
      )}
      {State === 'PENDING' && NextAttemptAt !== undefined && (
        <Box color="text-body-secondary">{t('delivery.next', { time: dateTime(NextAttemptAt) })}</Box>
      )}
    </>
  );
}

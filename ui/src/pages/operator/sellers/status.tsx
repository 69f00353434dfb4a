import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { SellerProfile } from '#/generated/api/souk';
import { useText } from '#/language';

const looks: Record<SellerProfile['Status'], StatusIndicatorProps.Type> = {
  DRAFT: 'info',
  PENDING_VERIFICATION: 'pending',
  REGISTERED: 'success',
  REFUSED: 'error',
  SUSPENDED: 'stopped',
};

export function SellerStatus({ of }: { of: SellerProfile['Status'] }) {
  const { t } = useText();
  return <StatusIndicator type={looks[of]}>{t(`seller.${of}`)}</StatusIndicator>;
}

// A product's standing, in one word.
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useText } from '#/language';

const looks: Record<string, StatusIndicatorProps.Type> = {
  Draft: 'pending',
  Limited: 'in-progress',
  Public: 'success',
  Restricted: 'stopped',
};

export function ProductStatus({ of }: { of: string | undefined }) {
  const { t, has } = useText();
  const key = `status.${of}`;
  return <StatusIndicator type={looks[of ?? ''] ?? 'info'}>{has(key) ? t(key) : (of ?? '–')}</StatusIndicator>;
}

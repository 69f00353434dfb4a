// What is told before a launch: what it costs an hour and a month by the reader's own agreement, and whether his account may
// run as much.
import Alert from '@cloudscape-design/components/alert';
import { useOperation } from '#/api/use_operation';
import type { AccountQuota, EstimatePriceRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import type { Store } from '../product/use_product';

const hoursOfMonth = 730;

interface CostProps {
  id: string;
  store: Store;
  agreement: string;
  instance: string;
  count: number;
}

export function Cost({ id, store, agreement, instance, count }: CostProps) {
  const { t, money } = useText();
  const wish = (hours: number): EstimatePriceRequest | undefined =>
    instance
      ? {
          ProductId: id,
          AgreementId: agreement,
          VersionId: store.version?.VersionId,
          Mode: 'REALTIME',
          InstanceType: instance,
          InstanceCount: count,
          Minutes: hours * 60,
          Requests: 0,
        }
      : undefined;
  const hour = useOperation('souk', 'EstimatePrice', wish(1)).data;
  const month = useOperation('souk', 'EstimatePrice', wish(hoursOfMonth)).data;
  if (!hour) return null;
  const byRequest = store.listing?.prices.some((each) => each.use === 'request') && !store.listing.free;
  const [software, infrastructure] = [hour.Software, hour.Infrastructure].map((each) => money(each, hour.CurrencyCode));
  return (
    <Alert header={t('launch.hourly', { total: money(hour.Total, hour.CurrencyCode) })}>
      {t(byRequest ? 'launch.hourly.text' : 'launch.hourly.plain', { software: software!, infrastructure: infrastructure! })}{' '}
      {month && t('launch.monthly', { total: money(month.Total, month.CurrencyCode) })}
    </Alert>
  );
}

interface Shortage {
  name: 'ENDPOINTS' | 'INSTANCES';
  limit: number;
  used: number;
}

const isShort = ({ Limit, Used }: AccountQuota, more: number) => Limit !== undefined && Used + more > Limit;

/** The quota that one more endpoint of so many instances would exceed; undefined where there is none, or it is not known yet. */
export function useShortage(count: number): Shortage | undefined {
  const quotas = useOperation('souk', 'GetAccountQuotas', {}).data?.Quotas;
  for (const [name, more] of [['ENDPOINTS', 1], ['INSTANCES', count]] as const) {
    const quota = quotas?.find((each) => each.Name === name);
    if (quota && isShort(quota, more)) return { name, limit: quota.Limit!, used: quota.Used };
  }
  return undefined;
}

export function NoRoom({ of }: { of: Shortage }) {
  const { t } = useText();
  return (
    <Alert type="error" header={t('launch.no_room')}>
      {t(`launch.no_room.${of.name}`, { limit: of.limit, used: of.used })}
    </Alert>
  );
}

// What an account may use of the machine at once, and how much of it is used.
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import type { AccountQuota } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';

function Used({ of }: { of: AccountQuota }) {
  const { t, number } = useText();
  if (of.Limit === undefined) return t('quotas.unlimited', { used: number(of.Used) });
  return (
    <ProgressBar
      ariaLabel={t(`quota.${of.Name}` as MessageKey)}
      value={of.Limit ? Math.min(100, Math.round((of.Used / of.Limit) * 100)) : 100}
      description={t(of.Own ? 'quotas.used.own' : 'quotas.used', { used: number(of.Used), limit: number(of.Limit) })}
    />
  );
}

export function Quotas({ of }: { of: AccountQuota[] }) {
  const { t } = useText();
  return <KeyValuePairs columns={3} items={of.map((each) => ({ label: t(`quota.${each.Name}` as MessageKey), value: <Used of={each} /> }))} />;
}

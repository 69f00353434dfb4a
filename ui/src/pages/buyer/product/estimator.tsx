// What a use would cost, by the server's own reckoning; what was entered stands in the address and can be sent.
import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { DescribePublishedAssetResponse, EstimatePriceRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Block } from '#/parts/states';
import { CostItems } from './cost_items';
import { type Mode, modes, recommendedIn, supportedIn } from './instances';

const whole = (value: string | null, otherwise: number, most: number): number => {
  const number = /^\d{1,9}$/.test(value ?? '') ? Number(value) : otherwise;
  return Math.min(number, most);
};

/** The members of the address: mode, instance, count, hours, requests. */
function useEstimate(productId: string, versionId: string | undefined, asset: DescribePublishedAssetResponse | undefined) {
  const [address, setAddress] = useSearchParams();
  const offered = modes.filter((mode) => supportedIn(asset, mode).length > 0);
  const mode = offered.find((each) => each === address.get('mode')) ?? offered[0];
  const types = mode ? supportedIn(asset, mode) : [];
  const instance = types.find((each) => each === address.get('instance')) ?? (mode && recommendedIn(asset, mode));
  const hours = whole(address.get('hours'), 730, 80_000);
  const input: EstimatePriceRequest | undefined =
    mode && instance
      ? {
          ProductId: productId,
          VersionId: versionId,
          Mode: mode,
          InstanceType: instance,
          InstanceCount: Math.max(1, whole(address.get('count'), 1, 1000)),
          Minutes: hours * 60,
          ...(mode === 'REALTIME' ? { Requests: whole(address.get('requests'), 10_000, 1_000_000_000) } : {}),
        }
      : undefined;
  const set = (name: string, value: string) => {
    // As it is now: a second field may be filled before the first has been drawn.
    const next = new URLSearchParams(window.location.search);
    next.set(name, value);
    setAddress(next, { replace: true });
  };
  return { offered, mode, types, hours, input, set };
}

function Count({ label, value, onChange }: { label: string; value: number; onChange: (value: string) => void }) {
  return (
    <FormField label={label}>
      <Input type="number" inputMode="numeric" value={String(value)} onChange={({ detail }) => onChange(detail.value.replace(/\D/g, '') || '0')} />
    </FormField>
  );
}

interface EstimatorProps {
  productId: string;
  versionId: string | undefined;
  asset: DescribePublishedAssetResponse | undefined;
  /** Whether inferences are counted. */
  byRequest: boolean;
}

export function Estimator({ productId, versionId, asset, byRequest }: EstimatorProps) {
  const { t, money } = useText();
  const { offered, mode, types, hours, input, set } = useEstimate(productId, versionId, asset);
  const estimated = useOperation('souk', 'EstimatePrice', input);
  if (!mode || !input) return null;
  const named = (each: Mode) => ({ value: each, label: t(`mode.${each}`) });
  return (
    <Container
      header={
        <Header variant="h2" description={t('estimate.text')} actions={<CopyAs of={() => act('souk', 'EstimatePrice', input)} />}>
          {t('estimate.title')}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ColumnLayout columns={3}>
          <FormField label={t('estimate.mode')}>
            <Select options={offered.map(named)} selectedOption={named(mode)} onChange={({ detail }) => set('mode', detail.selectedOption.value!)} />
          </FormField>
          <FormField label={t('draft.prices.instance')}>
            <Select
              options={types.map((value) => ({ value }))}
              selectedOption={{ value: input.InstanceType }}
              onChange={({ detail }) => set('instance', detail.selectedOption.value!)}
            />
          </FormField>
          <Count label={t('estimate.count')} value={input.InstanceCount!} onChange={(value) => set('count', value)} />
          <Count label={t('estimate.hours_each')} value={hours} onChange={(value) => set('hours', value)} />
          {mode === 'REALTIME' && byRequest && (
            <Count label={t('estimate.requests_all')} value={input.Requests!} onChange={(value) => set('requests', value)} />
          )}
        </ColumnLayout>
        <Block of={estimated}>
          {(cost) => (
            <SpaceBetween size="m">
              <div aria-live="polite" data-testid="estimate">
                <KeyValuePairs
                  columns={3}
                  items={[
                    { label: t('estimate.SOFTWARE'), value: money(cost.Software, cost.CurrencyCode) },
                    { label: t('estimate.INFRASTRUCTURE'), value: money(cost.Infrastructure, cost.CurrencyCode) },
                    { label: t('estimate.total'), value: <b>{money(cost.Total, cost.CurrencyCode)}</b> },
                  ]}
                />
              </div>
              <CostItems title={t('estimate.title')} items={cost.Items} currency={cost.CurrencyCode} />
              {cost.TrialDuration && <Alert>{t('estimate.trial', { days: cost.TrialDuration.replace(/\D/g, '') })}</Alert>}
            </SpaceBetween>
          )}
        </Block>
      </SpaceBetween>
    </Container>
  );
}

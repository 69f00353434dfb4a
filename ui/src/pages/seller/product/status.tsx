// A product's standing, in one word and as the way it goes: submitted, test product, signed off, live.
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Steps from '@cloudscape-design/components/steps';
import { type MessageKey, useText } from '#/language';

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

const stages: { key: MessageKey; reached: string[] }[] = [
  { key: 'stage.submitted', reached: ['Limited', 'Public', 'Restricted'] },
  { key: 'stage.test', reached: ['Limited', 'Public', 'Restricted'] },
  { key: 'stage.signed_off', reached: ['Public', 'Restricted'] },
  { key: 'stage.live', reached: ['Public'] },
];

/** The four stages of a publication; `working` while a request is on its way. */
export function StatusLine({ of, working }: { of: string; working: boolean }) {
  const { t } = useText();
  const next = stages.findIndex(({ reached }) => !reached.includes(of));
  return (
    <Steps
      ariaLabel={t('stage.label')}
      steps={stages.map(({ key, reached }, i) => ({
        header: t(key),
        status: reached.includes(of) ? 'success' : i === next && working ? 'loading' : 'pending',
        statusIconAriaLabel: t(reached.includes(of) ? 'stage.done' : 'stage.open'),
      }))}
    />
  );
}

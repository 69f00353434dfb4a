// From a subscription to its use, and how free trials came out; what there was none of is not shown.
import type { SubscriptionCounts } from '#/generated/api/souk';
import { useText } from '#/language';
import { Bars } from './bars';

export function Outcomes({ of }: { of: Omit<SubscriptionCounts, 'Days'> }) {
  const { t } = useText();
  return (
    <div className="side-by-side">
      {of.Started > 0 && (
        <Bars
          title={t('insights.funnel')}
          text={t('insights.funnel.text')}
          of={of.Started}
          rows={[
            { label: t('home.new'), value: of.Started },
            { label: t('insights.ran'), value: of.Ran },
          ]}
        />
      )}
      {of.TrialsStarted + of.TrialsRunning + of.TrialsConverted + of.TrialsLeft > 0 && (
        <Bars
          title={t('insights.trials')}
          text={t('insights.trials.text', { started: of.TrialsStarted, running: of.TrialsRunning })}
          of={of.TrialsConverted + of.TrialsLeft}
          rows={[
            { label: t('insights.trials_converted'), value: of.TrialsConverted },
            { label: t('insights.trials_left'), value: of.TrialsLeft },
          ]}
        />
      )}
    </div>
  );
}

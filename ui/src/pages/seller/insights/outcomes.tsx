// From a product's page to a subscription and its use, and how free trials came out; what there was none of is not shown.
import type { InterestCounts, SubscriptionCounts } from '#/generated/api/souk';
import { useText } from '#/language';
import { Bars } from './bars';

export function Outcomes({ of, interest }: { of: Omit<SubscriptionCounts, 'Days'>; interest: InterestCounts }) {
  const { t } = useText();
  const most = Math.max(interest.Views, interest.Tries, of.Started); // who calls the API subscribes without a look
  return (
    <div className="side-by-side">
      {most > 0 && (
        <Bars
          title={t('insights.funnel')}
          text={t('insights.funnel.text')}
          of={most}
          rows={[
            { label: t('insights.viewed'), value: interest.Views },
            { label: t('insights.tried'), value: interest.Tries },
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

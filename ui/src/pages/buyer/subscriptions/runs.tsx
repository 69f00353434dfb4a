// What of a product runs under a subscription.
import { useOperation } from '#/api/use_operation';
import type { SubscriptionRun } from '#/generated/api/souk';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';

export function RunName({ of }: { of: SubscriptionRun }) {
  const { t } = useText();
  return (
    <>
      {t(`run.${of.Kind}`)}{' '}
      {of.Kind === 'ENDPOINT' ? <AppLink to={`/endpoints/${of.Name}`}>{of.Name}</AppLink> : <span className="breakable">{of.Name}</span>}
    </>
  );
}

export function Runs({ agreement }: { agreement: string }) {
  const { t } = useText();
  const listed = useOperation('souk', 'ListSubscriptionRuns', { AgreementId: agreement });
  const runs = listed.data?.Runs;
  if (!runs) return <>–</>;
  if (!runs.length) return <>{t('subscriptions.runs.none')}</>;
  return (
    <ul className="plain">
      {runs.map((each) => (
        <li key={each.Arn}>
          <RunName of={each} />
        </li>
      ))}
    </ul>
  );
}

// What of a product runs under a subscription, in which version, and what a newer version has changed.
import Box from '@cloudscape-design/components/box';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useOperation } from '#/api/use_operation';
import type { PublishedVersion, SubscriptionRun } from '#/generated/api/souk';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';

export function RunName({ of }: { of: SubscriptionRun }) {
  const { t } = useText();
  return (
    <>
      {t(`run.${of.Kind}`)}{' '}
      {of.Kind === 'ENDPOINT' ? <AppLink to={`/endpoints/${of.Name}`}>{of.Name}</AppLink> : <span className="breakable">{of.Name}</span>}
      {of.VersionTitle && ` (${t('listing.version', { version: of.VersionTitle })})`}
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

/** The versions that came after the oldest one that runs, the newest first. */
function newerThan(runs: SubscriptionRun[], versions: PublishedVersion[]): PublishedVersion[] {
  const oldest = Math.max(...runs.map((run) => versions.findIndex((each) => each.VersionId === run.VersionId)));
  return versions.slice(0, Math.max(0, oldest)).filter((each) => !each.Restricted);
}

interface VersionsProps {
  agreement: string;
  product: string;
}

export function LatestVersion({ agreement, product }: VersionsProps) {
  const { t, date } = useText();
  const listed = useOperation('souk', 'ListSubscriptionRuns', { AgreementId: agreement });
  const versions = useOperation('souk', 'ListPublishedVersions', { ProductId: product }).data?.Versions ?? [];
  const latest = versions.find((each) => !each.Restricted);
  if (!latest) return <>–</>;
  const newer = newerThan(listed.data?.Runs ?? [], versions);
  return (
    <SpaceBetween size="xxs">
      <span className="breakable">{latest.VersionTitle}</span>
      {newer.length > 0 && (
        <Popover
          header={t('subscriptions.newer')}
          triggerType="text"
          size="large"
          content={
            <SpaceBetween size="s">
              {newer.map((each) => (
                <div key={each.VersionId}>
                  <Box variant="awsui-key-label">
                    {t('listing.version', { version: each.VersionTitle })}, {date(each.PublishedAt)}
                  </Box>
                  <span className="breakable" dir="auto">
                    {each.ReleaseNotes || '–'}
                  </span>
                </div>
              ))}
              <AppLink to={`/products/${product}/launch?version=${newer[0]!.VersionId}`}>
                {t('subscriptions.newer.launch', { version: newer[0]!.VersionTitle })}
              </AppLink>
            </SpaceBetween>
          }
        >
          {t('subscriptions.newer')}
        </Popover>
      )}
    </SpaceBetween>
  );
}

// What of a product runs under a subscription, in which version, and what a newer version has changed.
import Box from '@cloudscape-design/components/box';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { inRegion } from '#/api/region';
import { useOperation } from '#/api/use_operation';
import type { PublishedVersion, SubscriptionRun } from '#/generated/api/souk';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';

const folders: Record<SubscriptionRun['Kind'], string> = { ENDPOINT: 'endpoints', TRAINING_JOB: 'jobs/training', TRANSFORM_JOB: 'jobs/transform' };

const pageOf = ({ Kind, Name, Region }: SubscriptionRun) => inRegion(`/${folders[Kind]}/${Name}`, Region);

export function RunName({ of }: { of: SubscriptionRun }) {
  const { t } = useText();
  return (
    <>
      {t(`run.${of.Kind}`)}{' '}
      <AppLink to={pageOf(of)}>{of.Name}</AppLink>
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

/** That the product was taken off the market, and for how long its subscribers are supported. */
export function SupportEnd({ product }: { product: string }) {
  const { t, date } = useText();
  const end = useOperation('souk', 'ListPublishedVersions', { ProductId: product }).data?.SupportEndsAt;
  const told = useOperation('souk', 'DescribeUnpublication', end === undefined ? undefined : { ProductId: product }).data;
  if (end === undefined) return null;
  return (
    <StatusIndicator type="warning">
      {told?.SupportDaysLeft === 0 ? t('unpublished.short.over', { date: date(end) }) : t('unpublished.short', { date: date(end) })}
    </StatusIndicator>
  );
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

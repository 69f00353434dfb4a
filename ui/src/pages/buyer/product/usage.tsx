// How the product is called: the seller's words, the version's ARN, and programs that run as they stand.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, Suspense } from 'react';
import type { DescribePublishedAssetResponse, PublishedVersion } from '#/generated/api/souk';
import { useText } from '#/language';
import { KeptFile } from '#/listing/kept_file';
import { Code, type Listing, UsageView } from '#/listing/listing_view';
import type { VersionFile } from '#/listing/version_file';
import type { Training } from '#/listing/trained';
import { CopyButton } from '#/parts/copy_button';
import { Skeleton } from '#/parts/skeleton';
import { recommendedIn } from './instances';
import { nameOf } from './name_of';
import { boto3Program, cliProgram, cppProgram, curlProgram, type Run } from './snippets';

// Few products are algorithms.
const Trained = lazy(async () => ({ default: (await import('#/listing/trained')).Trained }));

export function Programs({ run }: { run: Run }) {
  const { t } = useText();
  const tab = (id: string, label: string, code: string) => ({
    id,
    label,
    content: (
      <SpaceBetween size="s">
        <Code text={code} label={label} />
        <CopyButton text={code} />
      </SpaceBetween>
    ),
  });
  return (
    <Tabs
      ariaLabel={t('usage.programs')}
      tabs={[
        tab('boto3', t('copy_as.boto3'), boto3Program(run)),
        tab('cli', t('copy_as.cli'), cliProgram(run)),
        tab('curl', 'curl', curlProgram(run)),
        tab('cpp', 'C++', cppProgram(run)),
      ]}
    />
  );
}

interface UsageProps {
  id: string;
  listing: Listing;
  version: PublishedVersion | undefined;
  asset: DescribePublishedAssetResponse | undefined;
}

function Facts({ version, asset }: { version: PublishedVersion; asset: DescribePublishedAssetResponse | undefined }) {
  const { t } = useText();
  return (
    <SpaceBetween size="s">
      <KeyValuePairs
        columns={2}
        items={[
          { label: t('draft.asset'), value: <span className="breakable">{version.Arn}</span> },
          { label: t('usage.region'), value: version.Region },
          { label: t('usage.takes'), value: asset?.SupportedContentTypes.join(', ') || '–' },
          { label: t('usage.answers'), value: asset?.SupportedResponseTypes.join(', ') || '–' },
        ]}
      />
      <CopyButton text={version.Arn} label={t('usage.copy_arn')} />
    </SpaceBetween>
  );
}

const trainingOf = ({ Metrics, Channels, HyperParameters }: DescribePublishedAssetResponse): Training =>
  ({ MetricDefinitions: Metrics, TrainingChannels: Channels, SupportedHyperParameters: HyperParameters }) as Training;

export function Usage({ id, listing, version, asset }: UsageProps) {
  const { t } = useText();
  const instance = recommendedIn(asset, 'REALTIME');
  const run: Run | undefined =
    version?.Kind === 'MODEL_PACKAGE' && instance
      ? {
          server: window.location.origin,
          region: version.Region,
          name: nameOf(listing.title),
          arn: version.Arn,
          instance,
          count: 1,
          contentType: asset?.SupportedContentTypes[0] ?? 'application/octet-stream',
          sample: listing.sampleInput,
        }
      : undefined;
  const kept = ({ VersionId }: PublishedVersion) => (File: VersionFile, url: string) => (
    <KeptFile of={{ ProductId: id, VersionId, File }} url={url} />
  );
  return (
    <SpaceBetween size="l">
      {version && (
        <Container header={<Header variant="h2">{t('listing.version', { version: version.VersionTitle })}</Header>}>
          <Facts version={version} asset={asset} />
        </Container>
      )}
      <Container header={<Header variant="h2">{t('draft.usage')}</Header>}>
        <UsageView listing={listing} kept={version && kept(version)} />
      </Container>
      {version?.Kind === 'ALGORITHM' && asset && (
        <Container header={<Header variant="h2" description={t('usage.training.text')}>{t('mode.TRAINING')}</Header>}>
          <Suspense fallback={<Skeleton lines={4} />}>
            <Trained training={trainingOf(asset)} />
          </Suspense>
        </Container>
      )}
      {run && (
        <Container header={<Header variant="h2" description={t('usage.programs.text')}>{t('usage.programs')}</Header>}>
          <Programs run={run} />
        </Container>
      )}
      {!version && <Box color="text-body-secondary">{t('usage.none')}</Box>}
    </SpaceBetween>
  );
}

// A model package or an algorithm: whether it can be listed, each check of its validation as it ends, and what it is made of.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect } from 'react';
import { type Loaded, useAction } from '#/api/use_operation';
import type { AlgorithmStatusItem, InferenceSpecification } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { ValidationLog } from '#/parts/validation_log';
import { type Draft, emptyDraft } from '../draft/draft';
import { ResourceState } from '../resources/state';

/** Of what both kinds answer. */
export interface Asset {
  arn: string;
  status: string;
  certified: boolean;
  created: number;
  checks: AlgorithmStatusItem[];
  inference: InferenceSpecification | undefined;
}

export const breakable = (value: string | undefined) => <span className="breakable">{value || '–'}</span>;

function Checks({ of }: { of: AlgorithmStatusItem[] }) {
  const { t } = useText();
  const failed = of.filter((each) => each.FailureReason);
  return (
    <Container header={<Header variant="h2">{t('package.validation')}</Header>}>
      <div aria-live="polite">
        <SpaceBetween size="s">
          {failed.map((each) => (
            <Alert key={each.Name} type="error" header={t('package.failed', { name: each.Name })}>
              <pre className="code">{each.FailureReason}</pre>
            </Alert>
          ))}
          {of.length ? (
            of.map((each) => (
              <div key={each.Name}>
                <ResourceState of={each.Status} /> <Box variant="span">{each.Name}</Box>
              </div>
            ))
          ) : (
            <Box color="text-body-secondary">{t('package.not_validated')}</Box>
          )}
        </SpaceBetween>
      </div>
    </Container>
  );
}

interface FactsProps {
  of: Asset;
  kind: Draft['Kind'];
  more: KeyValuePairsProps.Pair[];
}

function Facts({ of, kind, more }: FactsProps) {
  const { t, dateTime } = useText();
  const { Containers, ...use } = of.inference ?? { Containers: [] };
  return (
    <Container header={<Header variant="h2">{t('package.summary')}</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: t('product.status'), value: <ResourceState of={of.status} /> },
          { label: t('resources.created'), value: dateTime(of.created) },
          { label: t('resources.arn'), value: breakable(of.arn) },
          ...more,
          { label: t(kind === 'Algorithm' ? 'algorithm.inference' : 'package.image'), value: breakable(Containers[0]?.Image) },
          { label: t('package.digest'), value: breakable(Containers[0]?.ImageDigest) },
          { label: t('package.takes'), value: breakable(use.SupportedContentTypes?.join(', ')) },
          { label: t('package.answers'), value: breakable(use.SupportedResponseMIMETypes?.join(', ')) },
          { label: t('package.realtime'), value: breakable(use.SupportedRealtimeInferenceInstanceTypes?.join(', ')) },
          { label: t('package.batch'), value: breakable(use.SupportedTransformInstanceTypes?.join(', ')) },
        ]}
      />
    </Container>
  );
}

interface ShownProps<T> {
  name: string;
  kind: Draft['Kind'];
  loaded: Loaded<T>;
  assetOf: (data: T) => Asset;
  /** What only this kind has. */
  factsOf: (data: T) => KeyValuePairsProps.Pair[];
  actions: ReactNode;
  children?: (data: T) => ReactNode;
}

export function Shown<T>({ name, kind, loaded, assetOf, factsOf, actions, children }: ShownProps<T>) {
  const { t } = useText();
  const go = useGo();
  const put = useAction('souk', 'PutListingDraft');
  const asset = loaded.data && assetOf(loaded.data);
  const { reload } = loaded;
  const moving = asset && !loaded.error && (asset.status === 'Pending' || asset.status === 'InProgress');
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(reload, 1000);
    return () => clearInterval(timer);
  }, [moving, reload]);
  const publish = async (AssetArn: string) => {
    const made = await put.run({ Document: { ...emptyDraft(), Kind: kind, AssetArn } });
    if (made) go(`/seller/drafts/${made.Draft.DraftId}`);
  };
  return (
    <Page
      title={name}
      crumbs={[{ text: t('nav.resources'), to: '/seller/resources' }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {actions}
          {asset?.status === 'Completed' && asset.certified && (
            <Button variant="primary" loading={put.running} onClick={() => void publish(asset.arn)}>
              {t('resources.publish')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <Problem error={put.error} />
      <Block of={loaded} lines={8}>
        {(data) => (
          <SpaceBetween size="l">
            <Checks of={assetOf(data).checks} />
            {assetOf(data).checks.length > 0 && <ValidationLog arn={assetOf(data).arn} lives={Boolean(moving)} />}
            <Facts of={assetOf(data)} kind={kind} more={factsOf(data)} />
            {children?.(data)}
          </SpaceBetween>
        )}
      </Block>
    </Page>
  );
}

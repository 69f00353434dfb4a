// A model package or an algorithm: whether it can be listed, each check of its validation as it ends, and what it is made of.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useAction, useOperation } from '#/api/use_operation';
import type { DescribeModelPackageOutput, ModelPackageStatusItem } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { emptyDraft } from '../draft/draft';
import { ResourceState } from '../resources/state';

/** As it is now; asked for again while it changes by itself. */
function usePackage(name: string) {
  const loaded = useOperation('sagemaker', 'DescribeModelPackage', { ModelPackageName: name });
  const { data, error, reload } = loaded;
  const moving = !error && (data?.ModelPackageStatus === 'Pending' || data?.ModelPackageStatus === 'InProgress');
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(reload, 1000);
    return () => clearInterval(timer);
  }, [moving, reload]);
  return loaded;
}

function Checks({ of }: { of: ModelPackageStatusItem[] }) {
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

function Facts({ of }: { of: DescribeModelPackageOutput }) {
  const { t, dateTime } = useText();
  const { Containers, ...what } = of.InferenceSpecification ?? { Containers: [] };
  const text = (value: string | undefined) => <span className="breakable">{value || '–'}</span>;
  return (
    <Container header={<Header variant="h2">{t('package.summary')}</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: t('product.status'), value: <ResourceState of={of.ModelPackageStatus} /> },
          { label: t('resources.created'), value: dateTime(of.CreationTime) },
          { label: t('resources.arn'), value: text(of.ModelPackageArn) },
          { label: t('package.image'), value: text(Containers[0]?.Image) },
          { label: t('package.digest'), value: text(Containers[0]?.ImageDigest) },
          { label: t('package.data'), value: text(Containers[0]?.ModelDataUrl) },
          { label: t('package.takes'), value: text(what.SupportedContentTypes?.join(', ')) },
          { label: t('package.answers'), value: text(what.SupportedResponseMIMETypes?.join(', ')) },
          { label: t('package.realtime'), value: text(what.SupportedRealtimeInferenceInstanceTypes?.join(', ')) },
          { label: t('package.batch'), value: text(what.SupportedTransformInstanceTypes?.join(', ')) },
        ]}
      />
    </Container>
  );
}

export default function Resource() {
  const { t } = useText();
  const { name = '' } = useParams();
  const go = useGo();
  const loaded = usePackage(name);
  const put = useAction('souk', 'PutListingDraft');
  const publish = async (AssetArn: string) => {
    const made = await put.run({ Document: { ...emptyDraft(), AssetArn } });
    if (made) go(`/seller/drafts/${made.Draft.DraftId}`);
  };
  const ready = loaded.data?.ModelPackageStatus === 'Completed' && loaded.data.CertifyForMarketplace;
  return (
    <Page
      title={name}
      crumbs={[{ text: t('nav.resources'), to: '/seller/resources' }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('sagemaker', 'DescribeModelPackage', { ModelPackageName: name })} />
          {ready && (
            <Button variant="primary" loading={put.running} onClick={() => void publish(loaded.data!.ModelPackageArn)}>
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
            <Checks of={[...data.ModelPackageStatusDetails.ValidationStatuses, ...(data.ModelPackageStatusDetails.ImageScanStatuses ?? [])]} />
            <Facts of={data} />
          </SpaceBetween>
        )}
      </Block>
    </Page>
  );
}

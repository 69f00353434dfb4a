// An endpoint: whether it answers, on what it runs, a panel to call it, its use, cost and log, more instances, its end.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import { inRegion, regionHere } from '#/api/region';
import { useAction, useOperation } from '#/api/use_operation';
import type { DescribeEndpointOutput } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { Code } from '#/listing/listing_view';
import { act, CopyAs } from '#/parts/copy_as';
import { Dialog } from '#/parts/dialog';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';
import { curlProgram } from '../product/snippets';
import { Unpublished } from '../product/unpublished';
import { sampleOf } from '../product/use_product';
import { Absent, isAbsent } from './absent';
import { EndpointCost } from './cost';
import { Invoke } from './invoke';
import { EndpointLog } from './log';
import { useProductOf } from './product_of';
import { Scale } from './scale';
import { EndpointState } from './state';
import { EndpointUse } from './use';
import { useEndpoint } from './use_endpoint';

function Facts({ of, product, title }: { of: DescribeEndpointOutput; product: string | undefined; title: string | undefined }) {
  const { t, dateTime } = useText();
  const config = useOperation('sagemaker', 'DescribeEndpointConfig', of.EndpointConfigName ? { EndpointConfigName: of.EndpointConfigName } : undefined);
  const types = new Map(config.data?.ProductionVariants.map((each) => [each.VariantName, each.InstanceType ?? '']));
  const instances = of.ProductionVariants?.map((each) =>
    t('endpoint.instances.of', {
      current: each.CurrentInstanceCount ?? 0,
      desired: each.DesiredInstanceCount ?? 0,
      type: types.get(each.VariantName) ?? '',
    }),
  );
  return (
    <Container header={<Header variant="h2">{t('run.summary')}</Header>}>
      <div aria-live="polite">
        <KeyValuePairs
          columns={3}
          items={[
            { label: t('endpoint.status'), value: <EndpointState of={of.EndpointStatus} /> },
            { label: t('subscriptions.product'), value: product ? <AppLink to={`/products/${product}`}>{title ?? product}</AppLink> : '–' },
            { label: t('endpoint.instances'), value: instances?.join(', ') || '–' },
            { label: t('endpoint.created'), value: dateTime(of.CreationTime) },
            { label: t('endpoint.changed'), value: dateTime(of.LastModifiedTime) },
            { label: t('endpoint.arn'), value: <span className="breakable">{of.EndpointArn}</span> },
          ]}
        />
      </div>
    </Container>
  );
}

function Delete({ name, onClose, onDeleted }: { name: string; onClose: () => void; onDeleted: () => void }) {
  const { t } = useText();
  const remove = useAction('sagemaker', 'DeleteEndpoint');
  const input = { EndpointName: name };
  const doDelete = async () => {
    if (await remove.run(input)) onDeleted();
  };
  return (
    <Dialog
      title={t('endpoint.delete')}
      doIt={t('endpoint.delete')}
      onDo={() => void doDelete()}
      onClose={onClose}
      of={() => act('sagemaker', 'DeleteEndpoint', input)}
      running={remove.running}
    >
      <SpaceBetween size="s">
        <b className="breakable">{name}</b>
        <span>{t('endpoint.delete.text')}</span>
        <Problem error={remove.error} />
      </SpaceBetween>
    </Dialog>
  );
}

export default function EndpointPage() {
  const { t } = useText();
  const go = useGo();
  const flash = useFlash();
  const name = useParams().name!;
  const list = inRegion('/endpoints', regionHere());
  const loaded = useEndpoint(name);
  const { product, asset } = useProductOf(name);
  const described = useOperation('marketplace-discovery', 'GetProduct', product ? { productId: product } : undefined);
  const published = useOperation('souk', 'ListPublishedVersions', product ? { ProductId: product } : undefined).data;
  const [deleting, setDeleting] = useState(false);
  const [scaling, setScaling] = useState(false);
  const status = loaded.data?.EndpointStatus;
  const lives = status !== 'Failed' && status !== 'OutOfService';
  const sample = sampleOf((asset?.Instructions as Record<string, Record<string, unknown> | undefined> | undefined)?.InputProperties?.SampleInput);
  return (
    <Page
      title={name}
      crumbs={[{ text: t('nav.endpoints'), to: list }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('sagemaker', 'DescribeEndpoint', { EndpointName: name })} />
          {status === 'InService' && <Button onClick={() => setScaling(true)}>{t('endpoint.scale')}</Button>}
          {status && status !== 'Deleting' && <Button onClick={() => setDeleting(true)}>{t('endpoint.delete')}</Button>}
        </SpaceBetween>
      }
    >
      {isAbsent(loaded) ? (
        <Absent list={list} label={t('nav.endpoints')} />
      ) : (
        <Block of={loaded} lines={6}>
          {(endpoint) => (
            <SpaceBetween size="l">
              {endpoint.FailureReason && (
                <Alert type="error" header={t(status === 'OutOfService' ? 'endpoint.stopped' : 'endpoint.failed')}>
                  <span className="breakable">{endpoint.FailureReason}</span>
                </Alert>
              )}
              {product && <Unpublished product={product} supportEnds={published?.SupportEndsAt} />}
              {status === 'Creating' && <Alert>{t('endpoint.starting')}</Alert>}
              {status === 'Failed' && <EndpointLog name={name} lives={false} />}
              <Facts of={endpoint} product={product} title={described.data?.productName} />
              {status === 'InService' && asset && <Invoke key={asset.VersionId} endpoint={name} asset={asset} />}
              {status !== 'Failed' && <EndpointUse name={name} lives={lives} />}
              {status !== 'Failed' && <EndpointCost name={name} lives={lives} />}
              {status !== 'Failed' && <EndpointLog name={name} lives={lives} />}
              {asset && (
                <Container header={<Header variant="h2">{t('endpoint.programs')}</Header>}>
                  <Code
                    label="curl"
                    text={curlProgram({
                      server: window.location.origin,
                      region: endpoint.EndpointArn.split(':')[3] ?? 'us-east-1',
                      name,
                      arn: '',
                      instance: '',
                      count: 1,
                      contentType: asset.SupportedContentTypes[0] ?? 'application/octet-stream',
                      sample,
                    })}
                  />
                </Container>
              )}
            </SpaceBetween>
          )}
        </Block>
      )}
      {scaling && loaded.data && (
        <Scale
          of={loaded.data}
          onClose={() => setScaling(false)}
          onDone={() => {
            setScaling(false);
            flash.show({ type: 'success', content: t('endpoint.scaled', { name }) });
            loaded.reload();
          }}
        />
      )}
      {deleting && (
        <Delete
          name={name}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            flash.show({ type: 'success', content: t('endpoint.deleted', { name }) });
            go(list);
          }}
        />
      )}
    </Page>
  );
}

// Configure and launch: version, instance, role and name; what an hour costs; the endpoint itself, or a program for it.
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useText } from '#/language';
import { useRoles } from '#/listing/roles';
import { act, CopyAs } from '#/parts/copy_as';
import { CopyButton } from '#/parts/copy_button';
import { SendForm, TextField } from '#/parts/form';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { recommendedIn, supportedIn } from '../product/instances';
import { type Store, useProduct } from '../product/use_product';
import { nameOf, Programs } from '../product/usage';
import { useSubscription } from '../subscriptions/use_subscription';
import { Cost, NoRoom, useShortage } from './before';
import { stepsOf, useLaunch } from './use_launch';

function useNumberOfInstances() {
  const [typed, setTyped] = useState('1');
  return { typed, setTyped, count: Math.min(100, Math.max(1, Number(typed) || 1)) };
}

interface LaunchFormProps {
  id: string;
  store: Store;
  agreement: string;
  onVersion: (version: string) => void;
}

function LaunchForm({ id, store, agreement, onVersion }: LaunchFormProps) {
  const { t } = useText();
  const go = useGo();
  const { asset, version, versions, listing } = store;
  const types = supportedIn(asset, 'REALTIME');
  const [wanted, setWanted] = useState<string>();
  const instance = types.find((each) => each === wanted) ?? recommendedIn(asset, 'REALTIME') ?? '';
  const { typed, setTyped, count } = useNumberOfInstances();
  const [name, setName] = useState(() => `${nameOf(listing!.title).slice(0, 45)}-${Date.now().toString(36)}`);
  const { roles, role, choose } = useRoles();
  const launch = useLaunch();
  const shortage = useShortage(count);
  const plan = { name, arn: version!.Arn, instance, count, role: role.value || undefined };
  const doLaunch = async () => {
    if (await launch.run(plan)) go(`/endpoints/${name}?product=${id}&version=${version!.VersionId}`);
  };
  const options = versions.map((each) => ({ value: each.VersionId, label: each.VersionTitle }));
  return (
    <SpaceBetween size="l">
      <SendForm
        send={t('launch.endpoint')}
        onSend={() => void doLaunch()}
        sending={launch.running}
        disabled={shortage !== undefined}
        error={launch.error}
        actions={<CopyAs region={version!.Region} of={() => act('sagemaker', 'CreateModel', stepsOf(plan, role.value).model)} />}
      >
        <Container header={<Header variant="h2">{t('launch.software')}</Header>}>
          <SpaceBetween size="m">
            <FormField label={t('draft.version')}>
              <Select
                options={options}
                selectedOption={options.find((each) => each.value === version!.VersionId) ?? null}
                onChange={({ detail }) => onVersion(detail.selectedOption.value!)}
              />
            </FormField>
            <FormField label={t('draft.asset')}>
              <SpaceBetween size="xs">
                <span className="breakable">{version!.Arn}</span>
                <CopyButton text={version!.Arn} label={t('usage.copy_arn')} />
              </SpaceBetween>
            </FormField>
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">{t('mode.REALTIME')}</Header>}>
          <SpaceBetween size="m">
            <FormField label={t('draft.prices.instance')}>
              <Select
                options={types.map((value) => ({ value }))}
                selectedOption={{ value: instance }}
                onChange={({ detail }) => setWanted(detail.selectedOption.value)}
              />
            </FormField>
            <FormField label={t('launch.count')}>
              <Input type="number" inputMode="numeric" value={typed} onChange={({ detail }) => setTyped(detail.value)} />
            </FormField>
            <FormField label={t('launch.role')} description={t('launch.role.hint')}>
              <Select options={roles} selectedOption={role} onChange={({ detail }) => choose(detail.selectedOption.value!)} />
            </FormField>
            <TextField
              label={t('launch.name')}
              hint={t('launch.name.hint')}
              where="EndpointName"
              problems={launch.error?.fields}
              value={name}
              onChange={setName}
            />
            <Cost id={id} store={store} agreement={agreement} instance={instance} count={count} />
            {shortage && <NoRoom of={shortage} />}
          </SpaceBetween>
        </Container>
      </SendForm>
      <Container header={<Header variant="h2">{t('launch.programs')}</Header>}>
        <Programs
          run={{
            server: window.location.origin,
            region: version!.Region,
            name,
            arn: version!.Arn,
            instance,
            contentType: asset?.SupportedContentTypes[0] ?? 'application/octet-stream',
            sample: listing!.sampleInput,
          }}
        />
      </Container>
    </SpaceBetween>
  );
}

export default function LaunchPage() {
  const { t } = useText();
  const id = useParams().id!;
  const [address, setAddress] = useSearchParams();
  const store = useProduct(id, address.get('version'));
  const { agreement, loading, error, reload } = useSubscription(id);
  const name = store.product.data?.productName ?? '';
  const algorithm = store.version?.Kind === 'ALGORITHM';
  return (
    <Page
      title={t('launch.title', { name })}
      crumbs={[
        { text: t('search.title'), to: '/search' },
        { text: name, to: `/products/${id}` },
      ]}
    >
      <Problem error={store.problem?.error} onRetry={store.problem?.reload} />
      <Problem error={error} onRetry={reload} />
      {!loading && !agreement && !error && (
        <Alert
          type="warning"
          header={t('launch.not_subscribed')}
          action={<AppLink to={`/products/${id}/subscribe`}>{t('subscribe.do')}</AppLink>}
        >
          {t('launch.not_subscribed.text')}
        </Alert>
      )}
      {algorithm && <Alert>{t('launch.algorithm')}</Alert>}
      <Block of={store.product} lines={8}>
        {() =>
          store.listing && store.asset && store.version && agreement && !algorithm ? (
            <LaunchForm id={id} store={store} agreement={agreement.agreementId!} onVersion={(version) => setAddress({ version }, { replace: true })} />
          ) : null
        }
      </Block>
    </Page>
  );
}

// A real-time endpoint: on what it runs, as whom, what that costs, and how it is launched.
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import { inRegion, regionHere } from '#/api/region';
import { useText } from '#/language';
import { useRoles } from '#/listing/roles';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { useGo } from '#/parts/link';
import { Skeleton } from '#/parts/skeleton';
import { recommendedIn, supportedIn } from '../product/instances';
import { nameOf } from '../product/name_of';
import type { Run } from '../product/snippets';
import type { Store } from '../product/use_product';
import { Cost, NoRoom, useShortage } from './before';
import { type Method, MethodTiles } from './method';
import { stepsOf, useLaunch } from './use_launch';

// Asked for by those who do not launch from the portal.
const Scripts = lazy(() => import('./scripts'));

const mostInstances = 100; // of a variant, as the operation has it

function useNumberOfInstances() {
  const [typed, setTyped] = useState('1');
  const count = Number(typed);
  const good = /^\d+$/.test(typed.trim()) && count >= 1 && count <= mostInstances;
  return { typed, setTyped, good, count: good ? count : 1 };
}

interface EndpointFormProps {
  id: string;
  store: Store;
  agreement: string;
  method: Method;
  onMethod: (method: Method) => void;
}

function useEndpoint({ store }: Pick<EndpointFormProps, 'store'>) {
  const { asset, version, listing } = store;
  const types = supportedIn(asset, 'REALTIME');
  const [wanted, setWanted] = useState<string>();
  const instance = types.find((each) => each === wanted) ?? recommendedIn(asset, 'REALTIME') ?? '';
  const instances = useNumberOfInstances();
  const [name, setName] = useState(() => `${nameOf(listing!.title).slice(0, 45)}-${Date.now().toString(36)}`);
  const { roles, role, choose } = useRoles();
  const plan = { name, arn: version!.Arn, instance, count: instances.count, role: role.value || undefined };
  const run: Run = {
    ...plan,
    server: window.location.origin,
    region: version!.Region,
    contentType: asset?.SupportedContentTypes[0] ?? 'application/octet-stream',
    sample: listing!.sampleInput,
  };
  return { types, instance, setWanted, instances, name, setName, roles, role, choose, plan, run };
}

type Endpoint = ReturnType<typeof useEndpoint>;

function Fields({ of, problems }: { of: Endpoint; problems: React.ComponentProps<typeof TextField>['problems'] }) {
  const { t } = useText();
  const { instances } = of;
  return (
    <SpaceBetween size="m">
      <FormField label={t('draft.prices.instance')}>
        <Select
          options={of.types.map((value) => ({ value }))}
          selectedOption={{ value: of.instance }}
          onChange={({ detail }) => of.setWanted(detail.selectedOption.value)}
        />
      </FormField>
      <FormField label={t('launch.count')} errorText={instances.good ? undefined : t('endpoint.scale.range')}>
        <Input type="number" inputMode="numeric" value={instances.typed} onChange={({ detail }) => instances.setTyped(detail.value)} />
      </FormField>
      <FormField label={t('launch.role')} description={t('launch.role.hint')}>
        <Select options={of.roles} selectedOption={of.role} onChange={({ detail }) => of.choose(detail.selectedOption.value!)} />
      </FormField>
      <TextField label={t('launch.name')} hint={t('launch.name.hint')} where="EndpointName" problems={problems} value={of.name} onChange={of.setName} />
    </SpaceBetween>
  );
}

export function EndpointForm({ id, store, agreement, method, onMethod }: EndpointFormProps) {
  const { t } = useText();
  const go = useGo();
  const endpoint = useEndpoint({ store });
  const { instance, instances, plan, role, run } = endpoint;
  const launch = useLaunch();
  const shortage = useShortage(instances.count);
  const doLaunch = async () => {
    if (await launch.run(plan)) go(inRegion(`/endpoints/${plan.name}?product=${id}&version=${store.version!.VersionId}`, regionHere()));
  };
  return (
    <SendForm
      send={method === 'portal' ? t('launch.endpoint') : undefined}
      onSend={() => void doLaunch()}
      sending={launch.running}
      disabled={shortage !== undefined || !instances.good}
      error={launch.error}
      actions={<CopyAs region={run.region} of={() => act('sagemaker', 'CreateModel', stepsOf(plan, role.value).model)} />}
    >
      <Container header={<Header variant="h2">{t('use.realtime')}</Header>}>
        <SpaceBetween size="m">
          <Fields of={endpoint} problems={launch.error?.fields} />
          {instances.good && <Cost id={id} store={store} agreement={agreement} instance={instance} count={instances.count} />}
          {shortage && <NoRoom of={shortage} />}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t('launch.method')}</Header>}>
        <MethodTiles value={method} onChange={onMethod} />
      </Container>
      {method !== 'portal' && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Scripts method={method} run={run} />
        </Suspense>
      )}
    </SendForm>
  );
}

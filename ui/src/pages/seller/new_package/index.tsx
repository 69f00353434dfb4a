// A new model package: its container, its model's data, what it takes and answers, and the sample that it is tried on.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import { useText } from '#/language';
import { useRoles } from '#/listing/roles';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { fieldError } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { useSession } from '#/session';
import { ImageField } from '../resource_form/image_field';
import { placedHere, places } from '../resource_form/inference';
import { UploadField } from '../resource_form/upload_field';
import { useCreate } from '../resource_form/use_create';
import { blank, problemsOf, requestOf, type Typed } from './request';

// They come after what is above them.
const TrialFields = lazy(async () => ({ default: (await import('../resource_form/trial_fields')).TrialFields }));
const UseFields = lazy(async () => ({ default: (await import('../resource_form/use_fields')).UseFields }));

const placed = new RegExp(String.raw`^(ModelPackage\w+|InferenceSpecification\.Containers\[0\]\.(Image|ModelDataUrl)|${placedHere})(\[\d+\])?$`);

export default function NewPackage() {
  const text = useText();
  const { t } = text;
  const go = useGo();
  const { session } = useSession();
  const { roles, role, choose } = useRoles();
  const [typed, setTyped] = useState(blank);
  const { send, sending, error, problems } = useCreate('CreateModelPackage');
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const inputOf = (as: string) => requestOf(typed, as, session?.AccountId ?? '');
  const create = async () => {
    if (await send(problemsOf(typed), typed.validate ? role.value : undefined, inputOf)) go(`/seller/resources/${encodeURIComponent(typed.name)}`);
  };
  return (
    <Page title={t('package.new')} description={t('package.new.text')} crumbs={[{ text: t('nav.resources'), to: '/seller/resources' }]}>
      <SendForm send={t('package.create')} onSend={() => void create()} sending={sending} error={error} placed={placed} actions={<CopyAs of={() => act('sagemaker', 'CreateModelPackage', inputOf(role.value))} />}>
        <Container header={<Header variant="h2">{t('package.container')}</Header>}>
          <SpaceBetween size="m">
            <TextField label={t('resources.name')} hint={t('package.name.hint')} where="ModelPackageName" problems={problems} value={typed.name} onChange={(name) => change({ name })} />
            <TextField label={t('package.description')} where="ModelPackageDescription" problems={problems} value={typed.description} onChange={(description) => change({ description })} />
            <ImageField label={t('package.image')} hint={t('package.image.hint')} value={typed.image} error={fieldError(text, problems, `${places.container}.Image`)} onChange={(image) => change({ image })} />
            <UploadField label={t('package.data')} hint={t('package.data.hint')} error={fieldError(text, problems, `${places.container}.ModelDataUrl`)} example="s3://…/model.tar.gz" url={typed.data} onChange={(data) => change({ data })} />
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">{t('package.use')}</Header>}>
          <Suspense fallback={<Skeleton lines={4} />}>
            <UseFields use={typed} change={change} problems={problems} />
          </Suspense>
        </Container>
        <Suspense fallback={<Skeleton lines={6} />}>
          <TrialFields text={t('package.validation.text')} choice={t('package.validate')} trial={typed} instances={typed.batch} change={change} problems={problems} roles={roles} role={role} choose={choose} />
        </Suspense>
      </SendForm>
    </Page>
  );
}

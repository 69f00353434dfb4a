// A new algorithm: how it trains, what its models take and answer, and the data that it is tried on.
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
import { Instance, Instances } from '../resource_form/instances';
import { useCreate } from '../resource_form/use_create';
import { at, problemsOf } from './problems';
import { requestOf } from './request';
import { blank, isTried, type Typed } from './typed';

// The rows of a training, and its trial, come after what is above them.
const TrialFields = lazy(async () => ({ default: (await import('../resource_form/trial_fields')).TrialFields }));
const UploadField = lazy(async () => ({ default: (await import('../resource_form/upload_field')).UploadField }));
const UseFields = lazy(async () => ({ default: (await import('../resource_form/use_fields')).UseFields }));
const Channels = lazy(async () => ({ default: (await import('./training')).Channels }));
const Metrics = lazy(async () => ({ default: (await import('./training')).Metrics }));
const Parameters = lazy(async () => ({ default: (await import('./training')).Parameters }));

const training = String.raw`TrainingSpecification\.(TrainingImage|SupportedTrainingInstanceTypes|\w+\[\d+\]\.(Name|SupportedContentTypes|DefaultValue|Range|Description|Regex))`;
const job = String.raw`ValidationSpecification\.ValidationProfiles\[0\]\.TrainingJobDefinition\.(InputDataConfig\.\d+|HyperParameters\..*|ResourceConfig\.InstanceType)`;
const placed = new RegExp(String.raw`^(Algorithm\w+|${training}|${job}|InferenceSpecification\.Containers\[0\]\.Image|${placedHere})(\[\d+\])?$`);

export default function NewAlgorithm() {
  const text = useText();
  const { t } = text;
  const go = useGo();
  const { session } = useSession();
  const { roles, role, choose } = useRoles();
  const [typed, setTyped] = useState(blank);
  const { send, sending, error, problems } = useCreate('CreateAlgorithm');
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const wrong = (where: string) => fieldError(text, problems, where);
  const inputOf = (as: string) => requestOf(typed, as, session?.AccountId ?? '');
  const create = async () => {
    if (await send(problemsOf(typed), typed.validate ? role.value : undefined, inputOf)) go(`/seller/resources/algorithms/${encodeURIComponent(typed.name)}`);
  };
  const changeRow = <R,>(rows: R[], row: number, part: Partial<R>) => rows.map((each, i) => (i === row ? { ...each, ...part } : each));
  const rows = { typed, change, problems };
  return (
    <Page title={t('algorithm.new')} description={t('algorithm.new.text')} crumbs={[{ text: t('nav.resources'), to: '/seller/resources' }]}>
      <SendForm send={t('algorithm.create')} onSend={() => void create()} sending={sending} error={error} placed={placed} actions={<CopyAs of={() => act('sagemaker', 'CreateAlgorithm', inputOf(role.value))} />}>
        <Container header={<Header variant="h2">{t('algorithm.training')}</Header>}>
          <SpaceBetween size="m">
            <TextField label={t('resources.name')} hint={t('package.name.hint')} where="AlgorithmName" problems={problems} value={typed.name} onChange={(name) => change({ name })} />
            <TextField label={t('package.description')} where="AlgorithmDescription" problems={problems} value={typed.description} onChange={(description) => change({ description })} />
            <ImageField label={t('algorithm.image')} hint={t('algorithm.image.hint')} value={typed.trainingImage} error={wrong('TrainingSpecification.TrainingImage')} onChange={(trainingImage) => change({ trainingImage })} />
            <Instances label={t('algorithm.instances')} use="TRAINING" chosen={typed.training} error={wrong('TrainingSpecification.SupportedTrainingInstanceTypes')} onChange={(chosen) => change({ training: chosen })} />
          </SpaceBetween>
        </Container>
        <Suspense fallback={<Skeleton lines={8} />}>
          <SpaceBetween size="l">
            <Channels {...rows} />
            <Parameters {...rows} />
            <Metrics {...rows} />
          </SpaceBetween>
        </Suspense>
        <Container header={<Header variant="h2">{t('package.use')}</Header>}>
          <SpaceBetween size="m">
            <ImageField label={t('algorithm.inference')} hint={t('algorithm.inference.hint')} value={typed.inferenceImage} error={typed.inferenceImage ? wrong(`${places.container}.Image`) : undefined} onChange={(inferenceImage) => change({ inferenceImage })} />
            <Suspense fallback={<Skeleton lines={4} />}>
              <UseFields use={typed} change={change} problems={problems} />
            </Suspense>
          </SpaceBetween>
        </Container>
        <Suspense fallback={<Skeleton lines={6} />}>
          <TrialFields text={t('algorithm.validation.text')} choice={t('algorithm.validate')} trial={typed} instances={typed.batch} change={change} problems={problems} roles={roles} role={role} choose={choose}>
            {typed.channels.map((row, i) => (
              <UploadField
                key={i}
                label={t('algorithm.data', { name: row.name })}
                hint={t(row.required ? 'algorithm.data.hint' : 'algorithm.data.optional')}
                error={wrong(at.data(i))}
                example={`s3://…/${row.name}/`}
                url={row.data}
                onChange={(data) => setTyped((before) => ({ ...before, channels: changeRow(before.channels, i, { data }) }))}
              />
            ))}
            {typed.parameters.map((row, i) => isTried(row) && row.name && (
              <TextField key={i} label={t('algorithm.tried', { name: row.name })} where={at.tried(row.name)} problems={problems} value={row.tried} onChange={(tried) => change({ parameters: changeRow(typed.parameters, i, { tried }) })} />
            ))}
            <Instance label={t('algorithm.trained_on')} offered={typed.training} chosen={typed.trainedOn} error={wrong(at.trainedOn)} onChange={(trainedOn) => change({ trainedOn })} />
          </TrialFields>
        </Suspense>
      </SendForm>
    </Page>
  );
}

// A new model package: its container, its model's data, what it takes and answers, and the sample that it is tried on.
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { CallError, type FieldProblem } from '#/api/call';
import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { ensureRole, useRoles } from '#/listing/roles';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { fieldError } from '#/parts/problem';
import { useSession } from '#/session';
import { ImageField } from './image_field';
import { blank, instanceTypes, requestOf, type Typed } from './request';
import { UploadField } from './upload_field';

const choiceOf = (value: string) => ({ value, label: value });
const choices = instanceTypes.map(choiceOf);

function problemsOf(typed: Typed): FieldProblem[] {
  const found: [wrong: boolean, where: string][] = [
    [!typed.name, 'ModelPackageName'],
    [!typed.image, 'Image'],
    [typed.validate && !typed.sample, 'Sample'],
    [typed.validate && !typed.batch.includes(typed.instance), 'Instance'],
  ];
  const codeOf = (where: string) => (where === 'Instance' ? 'PACKAGE_INSTANCE' : 'MISSING');
  return found.filter(([wrong]) => wrong).map(([, where]) => ({ code: codeOf(where), where, message: '' }));
}

interface InstancesProps {
  label: string;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function Instances({ label, chosen, onChange }: InstancesProps) {
  const { t } = useText();
  return (
    <FormField label={label}>
      <Multiselect
        options={choices}
        selectedOptions={chosen.map(choiceOf)}
        onChange={({ detail }) => onChange(detail.selectedOptions.map((each) => each.value!))}
        placeholder={t('package.instances')}
        deselectAriaLabel={(option) => t('do.remove_that', { name: option.label! })}
      />
    </FormField>
  );
}

export default function NewPackage() {
  const text = useText();
  const { t } = text;
  const go = useGo();
  const { session } = useSession();
  const { roles, role, choose } = useRoles();
  const [typed, setTyped] = useState(blank);
  const [lacking, setLacking] = useState<FieldProblem[]>([]);
  const create = useAction('sagemaker', 'CreateModelPackage');
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const [refused, setRefused] = useState<CallError>();
  const error = refused ?? create.error;
  const problems = [...lacking, ...(error?.fields ?? [])];
  const input = requestOf(typed, role.value, session?.AccountId ?? '');
  const send = async () => {
    const missing = problemsOf(typed);
    setLacking(missing);
    setRefused(undefined);
    if (missing.length) return;
    try {
      const made = await create.run(requestOf(typed, typed.validate ? await ensureRole(role.value) : '', session!.AccountId!));
      if (made) go(`/seller/resources/${encodeURIComponent(typed.name)}`);
    } catch (failed) {
      if (failed instanceof CallError) setRefused(failed);
      else throw failed;
    }
  };
  return (
    <Page title={t('package.new')} description={t('package.new.text')} crumbs={[{ text: t('nav.resources'), to: '/seller/resources' }]}>
      <SendForm send={t('package.create')} onSend={() => void send()} sending={create.running} error={error} actions={<CopyAs of={() => act('sagemaker', 'CreateModelPackage', input)} />}>
        <Container header={<Header variant="h2">{t('package.container')}</Header>}>
          <SpaceBetween size="m">
            <TextField label={t('resources.name')} hint={t('package.name.hint')} where="ModelPackageName" problems={problems} value={typed.name} onChange={(name) => change({ name })} />
            <TextField label={t('package.description')} where="ModelPackageDescription" problems={problems} value={typed.description} onChange={(description) => change({ description })} />
            <ImageField value={typed.image} error={fieldError(text, problems, 'Image')} onChange={(image) => change({ image })} />
            <UploadField label={t('package.data')} hint={t('package.data.hint')} error={fieldError(text, problems, 'ModelDataUrl')} example="s3://…/model.tar.gz" url={typed.data} onChange={(data) => change({ data })} />
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">{t('package.use')}</Header>}>
          <ColumnLayout columns={2}>
            <TextField label={t('package.takes')} hint={t('package.types.hint')} where="SupportedContentTypes" problems={problems} value={typed.contentTypes} onChange={(contentTypes) => change({ contentTypes })} />
            <TextField label={t('package.answers')} hint={t('package.types.hint')} where="SupportedResponseMIMETypes" problems={problems} value={typed.responseTypes} onChange={(responseTypes) => change({ responseTypes })} />
            <Instances label={t('package.realtime')} chosen={typed.realtime} onChange={(realtime) => change({ realtime })} />
            <Instances label={t('package.batch')} chosen={typed.batch} onChange={(batch) => change({ batch })} />
          </ColumnLayout>
        </Container>
        <Container header={<Header variant="h2" description={t('package.validation.text')}>{t('package.validation')}</Header>}>
          <SpaceBetween size="m">
            <Checkbox checked={typed.validate} onChange={({ detail }) => change({ validate: detail.checked })}>
              {t('package.validate')}
            </Checkbox>
            {typed.validate && (
              <SpaceBetween size="m">
                <UploadField label={t('package.sample')} hint={t('package.sample.hint')} error={fieldError(text, problems, 'Sample')} example="s3://…/input.csv" url={typed.sample} onChange={(sample) => change({ sample })} />
                <FormField label={t('draft.prices.instance')} errorText={fieldError(text, problems, 'Instance')}>
                  <Select options={typed.batch.map(choiceOf)} selectedOption={choiceOf(typed.instance)} onChange={({ detail }) => change({ instance: detail.selectedOption.value! })} />
                </FormField>
                <FormField label={t('launch.role')} description={t('launch.role.hint')}>
                  <Select options={roles} selectedOption={role} onChange={({ detail }) => choose(detail.selectedOption.value!)} />
                </FormField>
              </SpaceBetween>
            )}
          </SpaceBetween>
        </Container>
      </SendForm>
    </Page>
  );
}

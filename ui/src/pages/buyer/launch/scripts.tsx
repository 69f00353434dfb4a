// What there is to copy of a way to launch other than the portal.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useText } from '#/language';
import { Code } from '#/listing/listing_view';
import { CopyButton } from '#/parts/copy_button';
import { saveFile } from '#/parts/save_file';
import { boto3Program, cliProgram, type Run } from '../product/snippets';
import type { Method } from './method';
import { sdkProgram, template } from './programs';

interface ScriptProps {
  code: string;
  label: string;
  file: string;
}

function Script({ code, label, file }: ScriptProps) {
  const { t } = useText();
  return (
    <SpaceBetween size="s">
      <Code text={code} label={label} />
      <SpaceBetween direction="horizontal" size="xs">
        <CopyButton text={code} />
        <Button iconName="download" formAction="none" onClick={() => saveFile(file, 'text/plain', code)}>
          {t('launch.save', { file })}
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}

export default function Scripts({ method, run }: { method: Exclude<Method, 'portal'>; run: Run }) {
  const { t } = useText();
  const python = [
    { id: 'boto3', label: t('copy_as.boto3'), code: boto3Program(run), file: 'launch_boto3.py' },
    { id: 'sagemaker', label: 'SageMaker Python SDK', code: sdkProgram(run), file: 'launch.py' },
  ];
  return (
    <Container header={<Header variant="h2" description={t(`launch.script.${method}.text`)}>{t(`launch.method.${method}`)}</Header>}>
      {method === 'cli' && <Script code={cliProgram(run)} label={t('copy_as.cli')} file="launch.sh" />}
      {method === 'template' && <Script code={template(run)} label={t('launch.method.template')} file="launch.tf.json" />}
      {method === 'sdk' && (
        <Tabs ariaLabel={t('launch.method.sdk')} tabs={python.map(({ id, label, ...script }) => ({ id, label, content: <Script label={label} {...script} /> }))} />
      )}
    </Container>
  );
}

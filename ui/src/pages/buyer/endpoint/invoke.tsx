// Calling an endpoint from the page: the seller's sample or the reader's own input, and what came back.
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { asText, fromBase64, toBase64 } from '#/api/bytes';
import { useAction } from '#/api/use_operation';
import type { DescribePublishedAssetResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm } from '#/parts/form';
import { Output } from '#/parts/output';
import { sampleOf } from '../product/use_product';

interface Answer {
  bytes: Uint8Array;
  type: string;
  took: number;
}

function Shown({ answer, declared }: { answer: Answer; declared: string }) {
  const { t, number } = useText();
  const said = asText(answer.bytes);
  return (
    <div aria-live="polite" data-testid="answer">
      <FormField
        label={t('endpoint.answer')}
        description={t('endpoint.took', { milliseconds: number(answer.took, 0), type: answer.type })}
        stretch
      >
        <SpaceBetween size="s">
          <Output of={answer.bytes} label={t('endpoint.answer')} />
          {declared !== '' && said === declared && <Alert type="success">{t('endpoint.as_declared')}</Alert>}
        </SpaceBetween>
      </FormField>
    </div>
  );
}

interface Sample {
  input: string;
  output: string;
}

function samplesOf(asset: DescribePublishedAssetResponse): Sample {
  const instructions = asset.Instructions as Record<string, Record<string, unknown> | undefined>;
  return {
    input: sampleOf(instructions.InputProperties?.SampleInput),
    output: sampleOf(instructions.OutputProperties?.SampleOutput),
  };
}

export function Invoke({ endpoint, asset }: { endpoint: string; asset: DescribePublishedAssetResponse }) {
  const { t } = useText();
  const sample = samplesOf(asset);
  const types = asset.SupportedContentTypes;
  const [body, setBody] = useState(sample.input);
  const [type, setType] = useState(types[0] ?? 'application/octet-stream');
  const [answer, setAnswer] = useState<Answer>();
  const invoke = useAction('sagemaker-runtime', 'InvokeEndpoint');
  const input = { EndpointName: endpoint, ContentType: type, Body: toBase64(body) };
  const doInvoke = async () => {
    setAnswer(undefined);
    const begin = performance.now();
    const got = await invoke.run(input);
    if (got) setAnswer({ bytes: fromBase64(got.Body), type: got.ContentType ?? '', took: performance.now() - begin });
  };
  return (
    <Container header={<Header variant="h2" description={t('endpoint.invoke.text')}>{t('endpoint.invoke')}</Header>}>
      <SpaceBetween size="l">
        <SendForm
          send={t('endpoint.send')}
          onSend={() => void doInvoke()}
          sending={invoke.running}
          error={invoke.error}
          actions={<CopyAs of={() => ({ ...act('sagemaker-runtime', 'InvokeEndpoint', input), bytes: { member: 'Body', answered: true } })} />}
        >
          <FormField label={t('endpoint.type')}>
            <Select
              options={types.map((value) => ({ value }))}
              selectedOption={{ value: type }}
              onChange={({ detail }) => setType(detail.selectedOption.value!)}
            />
          </FormField>
          <FormField label={t('endpoint.input')} stretch>
            <Textarea value={body} rows={6} spellcheck={false} onChange={({ detail }) => setBody(detail.value)} />
          </FormField>
        </SendForm>
        {answer && <Shown answer={answer} declared={body === sample.input ? sample.output : ''} />}
      </SpaceBetween>
    </Container>
  );
}

// Trying a version: a declared sample or the reader's own input, sent to its container; the answer beside the declared
// one. Where nothing can be run it says why and shows what the listing holds.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import { toBase64 } from '#/api/bytes';
import { useOperation } from '#/api/use_operation';
import type { GetTryPolicyResponse, Try, TrySample } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm } from '#/parts/form';
import { Block, Empty } from '#/parts/states';
import { Answer, Declared } from './answer';
import { Progress } from './progress';
import { Side } from './side';
import { type TryInput, useTry } from './use_try';

const own = 'OWN';

interface TryItProps {
  product: string;
  version: string | undefined;
  /** Content types that the version takes. */
  types: string[];
  /** Whose limits do not bind the reader: the seller's own. */
  seller?: boolean;
  /** Nobody is signed in: what there is can be read, not run. */
  visitor?: ReactNode;
  /** What such a call costs after a subscription. */
  price?: string | undefined;
  /** What else can be done with an answer to the sample. */
  actions?: (attempt: Try, sample: TrySample) => ReactNode;
}

function useInput(props: TryItProps, policy: GetTryPolicyResponse) {
  const { product, version, types, seller } = props;
  const mayOwn = seller || policy.Policy.Allowed === 'ANY_INPUT';
  const choices = [...policy.Samples.map((each) => each.SampleId as string), ...(mayOwn ? [own] : [])];
  const [source, setSource] = useState(choices[0]);
  const [text, setText] = useState(policy.Samples[0]?.Input ?? '');
  const [type, setType] = useState(types[0]);
  const sample = policy.Samples.find((each) => each.SampleId === source);
  const of = { ProductId: product, ...(version ? { VersionId: version } : {}) };
  const input: TryInput = sample
    ? { ...of, SampleId: sample.SampleId }
    : { ...of, Input: toBase64(text), ...(type ? { ContentType: type } : {}) };
  return { choices, source, setSource, text, setText, type, setType, sample, input };
}

type Chosen = ReturnType<typeof useInput>;

function OwnInput({ of, types }: { of: Chosen; types: string[] }) {
  const { t } = useText();
  return (
    <>
      <FormField label={t('endpoint.type')}>
        <Select
          options={types.map((value) => ({ value }))}
          selectedOption={of.type ? { value: of.type } : null}
          onChange={({ detail }) => of.setType(detail.selectedOption.value!)}
        />
      </FormField>
      <FormField label={t('endpoint.input')} constraintText={t('try.own.hint')} stretch>
        <Textarea value={of.text} rows={8} spellcheck={false} onChange={({ detail }) => of.setText(detail.value)} />
      </FormField>
    </>
  );
}

function Notes({ policy, price, seller }: { policy: GetTryPolicyResponse; price: string | undefined; seller: boolean | undefined }) {
  const { t, number } = useText();
  const start = policy.StartMilliseconds;
  return (
    <Box color="text-body-secondary">
      {t('try.free')} {price} {!seller && t('try.left', { count: policy.TriesLeft })}{' '}
      {policy.AnswerMilliseconds !== undefined && `${t('try.answers', { milliseconds: number(policy.AnswerMilliseconds) })} `}
      {policy.Warm ? t('try.warm') : start !== undefined && t('try.cold', { seconds: number(start / 1000, 1) })}
    </Box>
  );
}

function Bench(props: TryItProps & { policy: GetTryPolicyResponse; onEnd: () => void }) {
  const { policy, types, seller, visitor, price, actions, onEnd } = props;
  const { t } = useText();
  const chosen = useInput(props, policy);
  const { run, attempt, running, error, clear } = useTry(onEnd);
  const { choices, source, sample, input } = chosen;
  const obstacle = policy.Obstacle;
  if (!choices.length) return <Empty text={t(obstacle ? (`try.obstacle.${obstacle}` as MessageKey) : 'try.none')} />;
  const choose = (value: string) => {
    chosen.setSource(value);
    clear();
  };
  const field = (
    <FormField label={t('try.input')}>
      <Select
        options={choices.map((value) => ({ value, label: t(`try.input.${value}` as MessageKey) }))}
        selectedOption={{ value: source!, label: t(`try.input.${source}` as MessageKey) }}
        onChange={({ detail }) => choose(detail.selectedOption.value!)}
      />
    </FormField>
  );
  const left = sample ? <Side label={t('endpoint.input')} text={sample.Input} url={sample.InputUrl} /> : <OwnInput of={chosen} types={types} />;
  const copied = () => ({ ...act('souk', 'StartTry', input), ...(sample ? {} : { bytes: { member: 'Input', answered: false } }) });
  const form = (
    <SendForm send={t('try.run')} onSend={() => void run(input)} sending={running} error={error} actions={<CopyAs of={copied} />}>
      {field}
      {left}
    </SendForm>
  );
  const still = (
    <SpaceBetween size="m">
      {field}
      {left}
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="l">
      {obstacle && !visitor ? (
        <Alert header={t('try.stored')}>{t(`try.obstacle.${obstacle}` as MessageKey)}</Alert>
      ) : (
        (visitor ?? <Notes policy={policy} price={price} seller={seller} />)
      )}
      <ColumnLayout columns={2}>
        {obstacle || visitor ? still : form}
        <SpaceBetween size="m">
          {sample && <Declared of={sample} />}
          <div aria-live="polite" data-testid="try">
            {attempt && (
              <SpaceBetween size="m">
                <Progress of={attempt} expected={policy.StartMilliseconds} />
                <Answer of={attempt} />
                {attempt.Status === 'DONE' && sample && actions?.(attempt, sample)}
              </SpaceBetween>
            )}
          </div>
        </SpaceBetween>
      </ColumnLayout>
    </SpaceBetween>
  );
}

export default function TryIt(props: TryItProps) {
  const { product, version } = props;
  const policy = useOperation('souk', 'GetTryPolicy', { ProductId: product, ...(version ? { VersionId: version } : {}) });
  return (
    <Block of={policy} lines={6}>
      {(data) => <Bench key={data.VersionId} {...props} policy={data} onEnd={policy.reload} />}
    </Block>
  );
}

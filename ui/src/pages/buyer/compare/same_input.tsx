// One input through all that is compared, each answer beside the others.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useEffect, useState } from 'react';
import { toBase64 } from '#/api/bytes';
import { useOperation } from '#/api/use_operation';
import type { GetTryPolicyResponse } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { SendForm } from '#/parts/form';
import { Problem } from '#/parts/problem';
import { Answer } from '#/trying/answer';
import { Progress } from '#/trying/progress';
import { type TryInput, useTry } from '#/trying/use_try';
import { sampleOf } from '../product/use_product';
import type { Compared } from './use_compared';

/** How the text can be sent to the product: as the sample that it is, as any input, or not. */
function inputOf(id: string, text: string, policy: GetTryPolicyResponse): TryInput | undefined {
  const sample = policy.Samples.find((each) => each.Input === text);
  if (sample) return { ProductId: id, SampleId: sample.SampleId };
  return policy.Policy.Allowed === 'ANY_INPUT' ? { ProductId: id, Input: toBase64(text) } : undefined;
}

interface ResultProps {
  of: Compared;
  text: string;
  /** Grows with each press of the button. */
  turn: number;
}

function Result({ of: { id, product }, text, turn }: ResultProps) {
  const { t } = useText();
  const policy = useOperation('souk', 'GetTryPolicy', { ProductId: id });
  const { run, attempt, error } = useTry(policy.reload);
  const input = policy.data && inputOf(id, text, policy.data);
  const obstacle = policy.data?.Obstacle ?? (policy.data && !input ? 'INPUT_NOT_ALLOWED' : undefined);
  const [ran, setRan] = useState(0);
  useEffect(() => {
    if (turn === ran || !policy.data) return;
    setRan(turn);
    if (input && !obstacle) void run(input);
  }, [turn, ran, policy.data, input, obstacle, run]);
  return (
    <SpaceBetween size="s">
      <Box variant="h3">{product.productName}</Box>
      {obstacle && <Alert>{t(`try.obstacle.${obstacle}` as MessageKey)}</Alert>}
      <Problem error={error ?? policy.error} onRetry={error ? undefined : policy.reload} />
      {attempt && <Progress of={attempt} expected={policy.data?.StartMilliseconds} />}
      {attempt && <Answer of={attempt} />}
    </SpaceBetween>
  );
}

export default function SameInput({ compared }: { compared: Compared[] }) {
  const { t } = useText();
  const models = compared.filter(({ asset }) => asset?.Kind === 'MODEL_PACKAGE');
  const instructions = models[0]?.asset?.Instructions as Record<string, Record<string, unknown> | undefined> | undefined;
  const [text, setText] = useState(sampleOf(instructions?.InputProperties?.SampleInput));
  const [sent, setSent] = useState({ text, turn: 0 });
  if (models.length < 2) return null;
  return (
    <Container header={<Header variant="h2" description={t('compare.same.text')}>{t('compare.same')}</Header>}>
      <SpaceBetween size="l">
        <SendForm send={t('compare.same.run')} sending={false} onSend={() => setSent({ text, turn: sent.turn + 1 })}>
          <FormField label={t('endpoint.input')} stretch>
            <Textarea value={text} rows={5} spellcheck={false} onChange={({ detail }) => setText(detail.value)} />
          </FormField>
        </SendForm>
        <div aria-live="polite" data-testid="same">
          <ColumnLayout columns={Math.min(models.length, 4)} minColumnWidth={220}>
            {(sent.turn ? models : []).map((each) => (
              <Result key={each.id} of={each} text={sent.text} turn={sent.turn} />
            ))}
          </ColumnLayout>
        </div>
      </SpaceBetween>
    </Container>
  );
}

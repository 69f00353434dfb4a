// What others may try of the product, and how often.
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { useOperation } from '#/api/use_operation';
import { useSent } from '#/api/use_sent';
import type { TryPolicy } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { ConflictDialog, useLatest } from '#/parts/conflict';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { Block } from '#/parts/states';

const typed = (policy: TryPolicy) => ({
  Allowed: policy.Allowed,
  TriesPerAccount: policy.TriesPerAccount,
  TriesPerDay: policy.TriesPerDay,
});
const labels = { Allowed: 'bench.allowed', TriesPerAccount: 'bench.per_account', TriesPerDay: 'bench.per_day' } as const;

const allowances = ['NONE', 'SAMPLES', 'ANY_INPUT'] as const;

function Form({ id, policy }: { id: string; policy: TryPolicy }) {
  const { t } = useText();
  const put = useSent('PutTryPolicy');
  const [allowed, setAllowed] = useState(policy.Allowed);
  const [account, setAccount] = useState(String(policy.TriesPerAccount));
  const [day, setDay] = useState(String(policy.TriesPerDay));
  const [saved, setSaved] = useState(false);
  const [began, setBegan] = useState(policy);
  const latest = useLatest(put.error, 'GetTryPolicy', { ProductId: id })?.Policy;
  const mine = { Allowed: allowed, TriesPerAccount: Number(account), TriesPerDay: Number(day) };
  const input = { ProductId: id, ...mine, ExpectedRevision: began.Revision };
  const save = async (given = input) => {
    setSaved(false);
    const answer = await put.send(given);
    if (!answer) return;
    setBegan(answer.Policy);
    setAllowed(answer.Policy.Allowed);
    setAccount(String(answer.Policy.TriesPerAccount));
    setDay(String(answer.Policy.TriesPerDay));
    setSaved(true);
  };
  return (
    <SendForm
      send={t('bench.policy.save')}
      onSend={() => void save()}
      sending={put.sending}
      error={put.error}
      actions={<CopyAs of={() => act('souk', 'PutTryPolicy', input)} />}
    >
      {saved && <Alert type="success">{t('bench.policy.saved')}</Alert>}
      <FormField label={t('bench.allowed')}>
        <RadioGroup
          value={allowed}
          items={allowances.map((value) => ({
            value,
            label: t(`bench.allowed.${value}` as MessageKey),
            description: t(`bench.allowed.${value}.text` as MessageKey),
          }))}
          onChange={({ detail }) => setAllowed(detail.value as TryPolicy['Allowed'])}
        />
      </FormField>
      <TextField label={t('bench.per_account')} where="TriesPerAccount" problems={put.problems} value={account} onChange={setAccount} type="number" />
      <TextField label={t('bench.per_day')} where="TriesPerDay" problems={put.problems} value={day} onChange={setDay} type="number" />
      {latest && (
        <ConflictDialog
          base={typed(began)}
          mine={mine}
          theirs={typed(latest)}
          label={(name) => t(labels[name])}
          show={(name, value) => (name === 'Allowed' ? t(`bench.allowed.${String(value)}` as MessageKey) : undefined)}
          saving={put.sending}
          onSettle={(edit) => void save({ ProductId: id, ...edit, ExpectedRevision: latest.Revision })}
          onClose={put.clear}
        />
      )}
    </SendForm>
  );
}

export function Policy({ id }: { id: string }) {
  const { t } = useText();
  const policy = useOperation('souk', 'GetTryPolicy', { ProductId: id });
  return (
    <Container header={<Header variant="h2" description={t('bench.policy.text')}>{t('bench.policy')}</Header>}>
      <Block of={policy} lines={5}>
        {(data) => <Form id={id} policy={data.Policy} />}
      </Block>
    </Container>
  );
}

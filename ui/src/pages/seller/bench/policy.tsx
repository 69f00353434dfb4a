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
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { Block } from '#/parts/states';

const allowances = ['NONE', 'SAMPLES', 'ANY_INPUT'] as const;

function Form({ id, policy }: { id: string; policy: TryPolicy }) {
  const { t } = useText();
  const put = useSent('PutTryPolicy');
  const [allowed, setAllowed] = useState(policy.Allowed);
  const [account, setAccount] = useState(String(policy.TriesPerAccount));
  const [day, setDay] = useState(String(policy.TriesPerDay));
  const [saved, setSaved] = useState(false);
  const input = { ProductId: id, Allowed: allowed, TriesPerAccount: Number(account), TriesPerDay: Number(day) };
  const save = async () => {
    setSaved(false);
    setSaved((await put.send(input)) !== undefined);
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

import Checkbox from '@cloudscape-design/components/checkbox';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import type { Account } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';

export function NewAccount({ onDone, onClose }: { onDone: (made: Account) => void; onClose: () => void }) {
  const { t } = useText();
  const create = useAction('souk', 'CreateAccount');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [operator, setOperator] = useState(false);
  const input = { Name: name.trim(), Email: email.trim(), ...(operator ? { Operator: true } : {}) };
  const problems = create.error?.fields;
  const send = async () => {
    const made = await create.run(input);
    if (made) onDone(made.Account);
  };
  return (
    <Modal visible header={t('accounts.create')} closeAriaLabel={t('do.close')} onDismiss={onClose}>
      <SendForm
        send={t('accounts.create')}
        onSend={() => void send()}
        sending={create.running}
        error={create.error}
        actions={<CopyAs of={() => act('souk', 'CreateAccount', input)} />}
      >
        <SpaceBetween size="m">
          <TextField label={t('accounts.name')} hint={t('register.name.hint')} where="Name" problems={problems} value={name} onChange={setName} autoComplete="off" autoFocus />
          <TextField label={t('register.email')} where="Email" problems={problems} value={email} onChange={setEmail} type="email" autoComplete="off" />
          <Checkbox checked={operator} onChange={({ detail }) => setOperator(detail.checked)} description={t('accounts.operator.text')}>
            {t('accounts.operator')}
          </Checkbox>
        </SpaceBetween>
      </SendForm>
    </Modal>
  );
}

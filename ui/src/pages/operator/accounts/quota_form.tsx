// How much one account may use at once: its own limits, before those that the market's policy has for all.
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useOperation } from '#/api/use_operation';
import { useSent } from '#/api/use_sent';
import type { Account, AccountQuota, Quotas as Limits } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { Quotas } from '#/parts/quotas';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';
import { limitsOf, memberOf, type TypedLimits } from '../policy/limits';

function Form({ account, quotas, onDone }: { account: Account; quotas: AccountQuota[]; onDone: () => void }) {
  const { t } = useText();
  const flash = useFlash();
  const put = useSent('PutAccountQuotas');
  const [typed, setTyped] = useState<TypedLimits>(() =>
    Object.fromEntries(quotas.map(({ Name, Limit, Own }) => [memberOf[Name], Own && Limit !== undefined ? String(Limit) : ''])) as TypedLimits,
  );
  const input: { AccountId: string; Quotas: Limits } = { AccountId: account.AccountId, Quotas: limitsOf(typed) };
  const send = async () => {
    if (!(await put.send(input))) return;
    flash.show({ type: 'success', content: t('quotas.saved', { name: account.Name }) });
    onDone();
  };
  return (
    <SendForm
      send={t('quotas.save')}
      onSend={() => void send()}
      sending={put.sending}
      error={put.error}
      actions={<CopyAs of={() => act('souk', 'PutAccountQuotas', input)} />}
    >
      <SpaceBetween size="m">
        <Quotas of={quotas} />
        {quotas.map(({ Name }) => (
          <TextField
            key={Name}
            label={t(`quota.${Name}` as MessageKey)}
            hint={t('quotas.hint')}
            where={`Quotas.${memberOf[Name]}`}
            problems={put.problems}
            value={typed[memberOf[Name]]}
            onChange={(value) => setTyped({ ...typed, [memberOf[Name]]: value })}
            type="number"
          />
        ))}
      </SpaceBetween>
    </SendForm>
  );
}

export function QuotaForm({ of, onClose }: { of: Account; onClose: () => void }) {
  const { t } = useText();
  const found = useOperation('souk', 'GetAccountQuotas', { AccountId: of.AccountId });
  return (
    <Modal visible header={t('accounts.act_on', { act: t('quotas.title'), name: of.Name })} closeAriaLabel={t('do.close')} onDismiss={onClose}>
      <Block of={found} lines={6}>
        {({ Quotas: quotas }) => <Form account={of} quotas={quotas} onDone={onClose} />}
      </Block>
    </Modal>
  );
}

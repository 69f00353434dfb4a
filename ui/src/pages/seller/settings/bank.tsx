// Where the seller is paid: an IBAN, a routing number or a BIC, as the bank's country has it.
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import { useState } from 'react';
import type { PutBankAccountRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { useFlash } from '#/shell/flash';
import { Country } from '#/parts/country';
import { filled, hasIban, isUnitedStates } from './papers';
import { useSent } from '#/api/use_sent';

const blank = { HolderName: '', BankName: '', CountryCode: '', Iban: '', Bic: '', RoutingNumber: '', AccountNumber: '' };

interface BankFormProps {
  holder: string;
  country: string;
  onSaved: () => void;
}

export function BankForm({ holder, country, onSaved }: BankFormProps) {
  const { t } = useText();
  const flash = useFlash();
  const [texts, setTexts] = useState({ ...blank, HolderName: holder, CountryCode: country });
  const { send, sending, error, problems } = useSent('PutBankAccount');
  const iban = hasIban(texts.CountryCode);
  const us = isUnitedStates(texts.CountryCode);
  const { Iban, Bic, RoutingNumber, AccountNumber, HolderName, CountryCode, BankName } = texts;
  const numbers = iban ? { Iban, Bic } : us ? { RoutingNumber, AccountNumber } : { Bic, AccountNumber };
  const input: PutBankAccountRequest = { HolderName: HolderName.trim(), CountryCode, ...filled({ BankName, ...numbers }) };
  const hidden = { ...input, ...(input.Iban ? { Iban: '…' } : {}), ...(input.AccountNumber ? { AccountNumber: '…' } : {}) };
  const field = (name: keyof typeof blank) => ({
    where: name,
    problems,
    value: texts[name],
    onChange: (value: string) => setTexts({ ...texts, [name]: value }),
    autoComplete: 'off',
  });
  const put = async () => {
    if (!(await send(input))) return;
    flash.show({ type: 'success', content: t('settings.bank_saved') });
    onSaved();
  };
  return (
    <Container>
      <SendForm send={t('settings.save_bank')} onSend={() => void put()} sending={sending} error={error} actions={<CopyAs of={() => act('souk', 'PutBankAccount', hidden)} />}>
        <ColumnLayout columns={2}>
          <TextField label={t('settings.bank.holder')} {...field('HolderName')} />
          <Country label={t('settings.bank.country')} value={CountryCode} problems={problems} onChange={(code) => setTexts({ ...texts, CountryCode: code })} />
          <TextField label={t('settings.bank.name')} {...field('BankName')} />
          {iban && <TextField label={t('settings.bank.iban')} hint={t('settings.tax.sealed')} {...field('Iban')} />}
          {CountryCode && !us && <TextField label={t('settings.bank.bic')} hint={iban ? t('settings.bank.bic.hint') : undefined} {...field('Bic')} />}
          {us && <TextField label={t('settings.bank.routing')} {...field('RoutingNumber')} />}
          {CountryCode && !iban && <TextField label={t('settings.bank.number')} hint={t('settings.tax.sealed')} {...field('AccountNumber')} />}
        </ColumnLayout>
      </SendForm>
    </Container>
  );
}

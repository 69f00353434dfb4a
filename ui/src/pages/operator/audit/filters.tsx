import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import type { CallError } from '#/api/call';
import { useText } from '#/language';
import { SendForm, TextField } from '#/parts/form';

export interface Filters {
  account: string;
  operation: string;
  outcome: string;
}

interface AuditFiltersProps {
  of: Filters;
  onFind: (filters: Filters) => void;
  finding: boolean;
  error: CallError | undefined;
}

export function AuditFilters({ of, onFind, finding, error }: AuditFiltersProps) {
  const { t } = useText();
  const [account, setAccount] = useState(of.account);
  const [operation, setOperation] = useState(of.operation);
  const [outcome, setOutcome] = useState(of.outcome);
  const problems = error?.fields;
  const options = ['', 'DONE', 'REFUSED'].map((value) => ({ value, label: value ? t(`audit.${value as 'DONE' | 'REFUSED'}`) : t('top.all') }));
  const clear = () => {
    setAccount('');
    setOperation('');
    setOutcome('');
    onFind({ account: '', operation: '', outcome: '' });
  };
  return (
    <SendForm
      send={t('audit.find')}
      onSend={() => onFind({ account: account.trim(), operation: operation.trim(), outcome })}
      sending={finding}
      error={undefined}
      actions={
        (of.account || of.operation || of.outcome) && (
          <Button formAction="none" onClick={clear}>
            {t('no_match.clear')}
          </Button>
        )
      }
    >
      <ColumnLayout columns={3}>
        <TextField label={t('seller.account')} where="AccountId" problems={problems} value={account} onChange={setAccount} autoComplete="off" />
        <TextField label={t('audit.operation')} hint={t('audit.operation.hint')} where="Operation" problems={problems} value={operation} onChange={setOperation} autoComplete="off" />
        <FormField label={t('audit.outcome')}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === outcome) ?? options[0]!}
            onChange={({ detail }) => setOutcome(detail.selectedOption.value!)}
          />
        </FormField>
      </ColumnLayout>
    </SendForm>
  );
}

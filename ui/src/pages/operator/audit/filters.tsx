import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useEffect, useState } from 'react';
import type { FieldProblem } from '#/api/call';
import { isOperation } from '#/api/validate';
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
  /** Whether nothing is recorded of what was asked for. */
  none: boolean;
  problems: FieldProblem[];
}

/** A name that is not one of an operation, once nothing was found of it. */
function useMistyped(operation: string, none: boolean): FieldProblem[] {
  const [mistyped, setMistyped] = useState(false);
  useEffect(() => {
    if (!operation || !none) return;
    let wanted = true;
    void isOperation(operation).then((known) => wanted && setMistyped(!known));
    return () => {
      wanted = false;
    };
  }, [operation, none]);
  return mistyped && none ? [{ code: 'NO_OPERATION', where: 'Operation', message: '' }] : [];
}

export function AuditFilters({ of, onFind, finding, none, problems }: AuditFiltersProps) {
  const { t } = useText();
  const [account, setAccount] = useState(of.account);
  const [operation, setOperation] = useState(of.operation);
  const [outcome, setOutcome] = useState(of.outcome);
  const told = [...problems, ...useMistyped(of.operation, none)];
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
        <TextField label={t('seller.account')} where="AccountId" problems={told} value={account} onChange={setAccount} autoComplete="off" />
        <TextField label={t('audit.operation')} hint={t('audit.operation.hint')} where="Operation" problems={told} value={operation} onChange={setOperation} autoComplete="off" />
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

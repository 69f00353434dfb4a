// Further accounts that may test a submitted product: asked for here, granted by the operator or at once by his policy.
import FormField from '@cloudscape-design/components/form-field';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useAction } from '#/api/use_operation';
import type { TestAccountRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { List } from '#/parts/list';

const looks: Record<TestAccountRequest['Status'], StatusIndicatorProps.Type> = { WAITING: 'pending', APPROVED: 'success', REFUSED: 'stopped' };

function Ask({ id, onAsked }: { id: string; onAsked: () => void }) {
  const { t } = useText();
  const ask = useAction('souk', 'RequestTestAccounts');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const parts = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
  const wrong = parts.filter((each) => !/^\d{12}$/.test(each));
  const [tried, setTried] = useState(false);
  const input = { ProductId: id, AccountIds: parts, ...(reason && { Reason: reason }) };
  const none = tried && !parts.length ? t('error.MISSING') : undefined;
  const send = async () => {
    setTried(true);
    if (!parts.length || wrong.length || !(await ask.run(input))) return;
    setTyped('');
    setReason('');
    setTried(false);
    onAsked();
  };
  return (
    <SendForm send={t('testers.ask')} onSend={() => void send()} sending={ask.running} error={ask.error} actions={<CopyAs of={() => act('souk', 'RequestTestAccounts', input)} />}>
      <FormField label={t('testers.accounts')} errorText={wrong.length ? t('draft.test_accounts.wrong', { accounts: wrong.join(', ') }) : none}>
        <Textarea rows={2} value={typed} placeholder="111122223333" spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
      <TextField label={t('testers.reason')} where="Reason" problems={ask.error?.fields} value={reason} onChange={setReason} />
    </SendForm>
  );
}

export function TestAccounts({ id, onGranted }: { id: string; onGranted: () => void }) {
  const { t, dateTime } = useText();
  const listed = useList('souk', 'ListTestAccountRequests', { ProductId: id });
  const rows = listed.data?.Requests ?? [];
  const asked = () => {
    listed.reload();
    onGranted();
  };
  return (
    <Container header={<Header variant="h2" description={t('testers.text')}>{t('testers.title')}</Header>}>
      <SpaceBetween size="l">
        <Ask id={id} onAsked={asked} />
        {rows.length > 0 && (
          <List<TestAccountRequest>
            of={listed}
            rows={rows}
            trackBy="RequestId"
            title={t('testers.asked')}
            none=""
            columns={[
              { id: 'accounts', header: t('testers.accounts'), isRowHeader: true, minWidth: 140, cell: (row) => row.AccountIds.join(', ') },
              { id: 'status', header: t('product.status'), minWidth: 130, cell: (row) => <StatusIndicator type={looks[row.Status]}>{t(`testers.${row.Status}`)}</StatusIndicator> },
              { id: 'reason', header: t('testers.reason'), minWidth: 160, cell: (row) => <span className="breakable">{row.Reason ?? '–'}</span> },
              { id: 'at', header: t('testers.at'), minWidth: 140, sortingField: 'RequestedAt', cell: (row) => dateTime(row.RequestedAt) },
            ]}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

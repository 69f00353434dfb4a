// The account's budget of a month: how much of it is spent, and the form to set or to take it away. Who has spent more is
// told, by e-mail and webhooks as his notifications say.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import type { GetSpendBudgetResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { AppLink } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';

function Spent({ of }: { of: GetSpendBudgetResponse }) {
  const { t, money, percent } = useText();
  const spent = money(of.Spent, of.CurrencyCode);
  if (!of.Budget) return <Box>{t('budget.none', { spent })}</Box>;
  const limit = Number(of.Budget.Monthly);
  const share = limit > 0 ? Number(of.Spent) / limit : Number(of.Spent) > 0 ? 1 : 0;
  return (
    <SpaceBetween size="s">
      <ProgressBar
        value={Math.min(100, share * 100)}
        label={t('budget.this_month')}
        description={t('budget.of', { spent, limit: money(of.Budget.Monthly, of.CurrencyCode) })}
        additionalInfo={percent(share)}
        status="in-progress"
      />
      {of.Exceeded && <Alert type="warning">{t('budget.exceeded')}</Alert>}
    </SpaceBetween>
  );
}

function SetBudget({ of, onChanged }: { of: GetSpendBudgetResponse; onChanged: () => void }) {
  const { t } = useText();
  const flash = useFlash();
  const [typed, setTyped] = useState(of.Budget?.Monthly ?? '');
  const put = useAction('souk', 'PutSpendBudget');
  const drop = useAction('souk', 'DeleteSpendBudget');
  const input = { Monthly: typed.trim().replace(',', '.') };
  const done = (message: string) => {
    flash.show({ type: 'success', content: message });
    onChanged();
  };
  const doPut = async () => {
    if (await put.run(input)) done(t('budget.saved'));
  };
  const doDrop = async () => {
    if (!(await drop.run({}))) return;
    setTyped('');
    done(t('budget.dropped'));
  };
  return (
    <SpaceBetween size="s">
      <Problem error={drop.error} />
      <SendForm
        send={t('budget.save')}
        onSend={() => void doPut()}
        sending={put.running}
        error={put.error}
        placed={/^Monthly$/}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={() => act('souk', 'PutSpendBudget', input)} />
            {of.Budget && (
              <Button formAction="none" loading={drop.running} onClick={() => void doDrop()}>
                {t('budget.drop')}
              </Button>
            )}
          </SpaceBetween>
        }
      >
        <TextField label={t('budget.monthly')} hint={t('budget.monthly.hint')} where="Monthly" problems={put.error?.fields} value={typed} onChange={setTyped} />
      </SendForm>
    </SpaceBetween>
  );
}

export function Budget() {
  const { t } = useText();
  const loaded = useOperation('souk', 'GetSpendBudget', {});
  return (
    <Container
      header={
        <Header variant="h2" description={t('budget.text')} actions={<AppLink to="/account?tab=notifications">{t('budget.notify')}</AppLink>}>
          {t('budget.title')}
        </Header>
      }
    >
      <Block of={loaded} lines={3}>
        {(answer) => (
          <SpaceBetween size="m">
            <Spent of={answer} />
            <SetBudget of={answer} onChanged={loaded.reload} />
          </SpaceBetween>
        )}
      </Block>
    </Container>
  );
}

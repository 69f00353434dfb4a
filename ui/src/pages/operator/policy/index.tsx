// How this market works: what goes by itself, what waits for an operator, and what infrastructure costs.
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAction, useOperation } from '#/api/use_operation';
import { violations } from '#/api/validate';
import { CallError } from '#/api/call';
import type { MarketPolicy } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm } from '#/parts/form';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';
import { formOf, type PolicyForm, policyOf } from './form';
import { Grants } from './grants';
import { InfrastructurePrices } from './infrastructure_prices';
import { Publishing } from './publishing';
import { Sale } from './sale';

function Editor({ loaded, onSaved }: { loaded: MarketPolicy; onSaved: () => void }) {
  const { t } = useText();
  const flash = useFlash();
  const [form, setForm] = useState(() => formOf(loaded));
  const [wrong, setWrong] = useState<CallError>();
  const put = useAction('souk', 'PutMarketPolicy');
  const change = (part: Partial<PolicyForm>) => setForm({ ...form, ...part });
  const input = { Policy: policyOf(form, loaded) };
  const send = async () => {
    const fields = await violations('souk', 'PutMarketPolicy', input);
    setWrong(fields.length ? new CallError(400, { code: 'ValidationException', fields }) : undefined);
    if (fields.length || !(await put.run(input))) return;
    flash.show({ type: 'success', content: t('policy.saved') });
    onSaved();
  };
  const error = wrong ?? put.error;
  const parts = { form, change, problems: error?.fields };
  return (
    <SendForm
      send={t('policy.save')}
      onSend={() => void send()}
      sending={put.running}
      error={error}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('souk', 'PutMarketPolicy', input)} />
          <Button formAction="none" onClick={() => setForm(formOf(loaded))}>
            {t('policy.reset')}
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <Grants {...parts} />
        <Publishing {...parts} />
        <Sale {...parts} />
        <InfrastructurePrices {...parts} />
      </SpaceBetween>
    </SendForm>
  );
}

export default function Policy() {
  const { t } = useText();
  const loaded = useOperation('souk', 'GetMarketPolicy', {});
  return (
    <Page title={t('nav.policy')} description={t('policy.text')}>
      <Block of={loaded} lines={10}>
        {({ Policy }) => <Editor key={JSON.stringify(Policy)} loaded={Policy} onSaved={loaded.reload} />}
      </Block>
    </Page>
  );
}

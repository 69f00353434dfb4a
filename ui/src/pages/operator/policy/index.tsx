// How this market works: what goes by itself, what waits for an operator, what is offered and what it costs, and which
// recommendations hold.
import { lazy, Suspense, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useOperation } from '#/api/use_operation';
import { useSent } from '#/api/use_sent';
import type { GetMarketPolicyResponse, MarketPolicy } from '#/generated/api/souk';
import { useText } from '#/language';
import { ConflictDialog, useLatest } from '#/parts/conflict';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm } from '#/parts/form';
import { Page } from '#/parts/page';
import { Skeleton } from '#/parts/skeleton';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';
import { conflictLabel, formOf, type PolicyForm, policyOf, whole } from './form';
import { Grants } from './grants';
import { LimitsPart } from './limits_part';
import { Publishing } from './publishing';
import { Sale } from './sale';

// The long lists come after what is above them.
const CategoryRows = lazy(async () => ({ default: (await import('./categories')).CategoryRows }));
const InstanceTypes = lazy(async () => ({ default: (await import('./instance_types')).InstanceTypes }));
const Rules = lazy(async () => ({ default: (await import('./rules')).Rules }));

function Editor({ loaded: { Policy: loaded, Revision }, onSaved }: { loaded: GetMarketPolicyResponse; onSaved: () => void }) {
  const { t, has } = useText();
  const flash = useFlash();
  const [form, setForm] = useState(() => formOf(loaded));
  const put = useSent('PutMarketPolicy');
  const latest = useLatest(put.error, 'GetMarketPolicy', {});
  const change = (part: Partial<PolicyForm>) => setForm({ ...form, ...part });
  const input = { Policy: policyOf(form, loaded), ExpectedRevision: Revision };
  const send = async (Policy: MarketPolicy, ExpectedRevision: number) => {
    if (!(await put.send({ Policy, ExpectedRevision }))) return;
    flash.show({ type: 'success', content: t('policy.saved') });
    onSaved();
  };
  const parts = { form, change, problems: put.problems };
  const show = (name: string, value: unknown) => {
    const key = `policy.${name}.${String(value)}`;
    return has(key) ? t(key) : undefined;
  };
  return (
    <SendForm
      send={t('policy.save')}
      onSend={() => void send(input.Policy, Revision)}
      sending={put.sending}
      error={put.error}
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
        <Suspense fallback={<Skeleton lines={4} />}>
          <InstanceTypes {...parts} />
        </Suspense>
        <LimitsPart {...parts} />
        <Suspense fallback={<Skeleton lines={4} />}>
          <Rules {...parts} />
        </Suspense>
        <Suspense fallback={<Skeleton lines={4} />}>
          <CategoryRows {...parts} />
        </Suspense>
      </SpaceBetween>
      {latest && (
        <ConflictDialog<MarketPolicy>
          base={whole(loaded)}
          mine={input.Policy}
          theirs={whole(latest.Policy)}
          label={(name) => t(conflictLabel(name))}
          show={show}
          saving={put.sending}
          onSettle={(edit) => void send(edit, latest.Revision)}
          onClose={put.clear}
        />
      )}
    </SendForm>
  );
}

export default function Policy() {
  const { t } = useText();
  const loaded = useOperation('souk', 'GetMarketPolicy', {});
  return (
    <Page title={t('nav.policy')} description={t('policy.text')}>
      <Block of={loaded} lines={10}>
        {(answer) => <Editor key={answer.Revision} loaded={answer} onSaved={loaded.reload} />}
      </Block>
    </Page>
  );
}

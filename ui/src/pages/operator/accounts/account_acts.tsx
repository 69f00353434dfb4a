// What an operator does about one account, each asked for once more: a token for a new password, its role, where it
// stands, and a look at it with its root's eyes.
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import type { Account, DecideAccountRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import { type Act, act } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { useGo } from '#/parts/link';
import { useSession } from '#/session';
import { useFlash } from '#/shell/flash';
import { QuotaForm } from './quota_form';
import type { Issued } from './issued_token';

type Choice = 'quotas' | Asked;
type Asked = 'reset' | 'view' | 'grant' | 'revoke' | 'suspend' | 'reopen' | 'close';

function choicesOf(account: Account, own: boolean): Choice[] {
  if (own) return ['reset', 'quotas'];
  if (account.Standing === 'CLOSED') return [];
  if (account.Standing === 'SUSPENDED') return ['reopen', 'quotas', 'close'];
  return account.Operator ? ['reset', 'quotas', 'revoke', 'suspend', 'close'] : ['reset', 'view', 'quotas', 'grant', 'suspend', 'close'];
}

interface Doing {
  reasoned: boolean;
  of: (reason: string) => Act;
  run: (reason: string) => Promise<unknown>;
}

export function AccountActs({ of, onIssued, onChanged }: { of: Account; onIssued: (issued: Issued) => void; onChanged: () => void }) {
  const { t } = useText();
  const go = useGo();
  const flash = useFlash();
  const { session, reload } = useSession();
  const reset = useAction('souk', 'CreatePasswordReset');
  const role = useAction('souk', 'PutAccountRole');
  const decide = useAction('souk', 'DecideAccount');
  const view = useAction('souk', 'StartView');
  const [asked, setAsked] = useState<Choice>();
  const AccountId = of.AccountId;
  const choices = choicesOf(of, session?.AccountId === AccountId);

  const changed = (choice: Exclude<Asked, 'reset' | 'view'>) => {
    flash.show({ type: 'success', content: t(`accounts.${choice}.done`, { name: of.Name }) });
    onChanged();
  };
  const roleGiven = (choice: 'grant' | 'revoke', Operator: boolean): Doing => ({
    reasoned: false,
    of: () => act('souk', 'PutAccountRole', { AccountId, Operator }),
    run: async () => (await role.run({ AccountId, Operator })) && (changed(choice), true),
  });
  const decided = (choice: 'suspend' | 'reopen' | 'close', Decision: DecideAccountRequest['Decision']): Doing => {
    const input = (Reason: string) => ({ AccountId, Decision, ...(Reason ? { Reason } : {}) });
    return {
      reasoned: Decision !== 'REOPEN',
      of: (reason) => act('souk', 'DecideAccount', input(reason)),
      run: async (reason) => (await decide.run(input(reason))) && (changed(choice), true),
    };
  };
  const doings: Record<Asked, Doing> = {
    reset: {
      reasoned: false,
      of: () => act('souk', 'CreatePasswordReset', { AccountId }),
      run: async () => {
        const made = await reset.run({ AccountId });
        if (made) onIssued({ account: of, token: made.Token, expires: made.ExpiresAt });
        return made;
      },
    },
    view: {
      reasoned: true,
      of: (Reason) => act('souk', 'StartView', { AccountId, Reason }),
      run: async (Reason) => {
        if (!(await view.run({ AccountId, Reason }))) return undefined;
        await reload();
        go('/');
        return true;
      },
    },
    grant: roleGiven('grant', true),
    revoke: roleGiven('revoke', false),
    suspend: decided('suspend', 'SUSPEND'),
    reopen: decided('reopen', 'REOPEN'),
    close: decided('close', 'CLOSE'),
  };
  const used = [reset, role, decide, view];
  const doing = asked && asked !== 'quotas' ? { ...doings[asked], id: asked } : undefined;
  if (!choices.length) return '–';
  return (
    <>
      <ButtonDropdown
        variant="inline-icon"
        ariaLabel={t('accounts.acts', { name: of.Name })}
        expandToViewport
        items={choices.map((id) => ({ id, text: t(`accounts.${id}`) }))}
        onItemClick={({ detail }) => {
          for (const each of used) each.clear();
          setAsked(detail.id as Choice);
        }}
      />
      {asked === 'quotas' && <QuotaForm of={of} onClose={() => setAsked(undefined)} />}
      {doing && (
        <Decision
          title={t('accounts.act_on', { act: t(`accounts.${doing.id}`), name: of.Name })}
          text={t(`accounts.${doing.id}.text`)}
          doIt={t(`accounts.${doing.id}`)}
          reason={doing.reasoned ? t('decision.reason') : undefined}
          reasonHint={doing.reasoned ? t(doing.id === 'view' ? 'accounts.view.reason' : 'accounts.reason.hint') : undefined}
          of={doing.of}
          running={used.some((each) => each.running)}
          error={used.find((each) => each.error)?.error}
          onDecide={(reason) => void doing.run(reason).then((done) => done && setAsked(undefined))}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAction, useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs, hidden } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { useSession } from '#/session';

export default function SignIn() {
  const { t } = useText();
  const { reload } = useSession();
  const go = useGo();
  const [query] = useSearchParams();
  const portal = useOperation('souk', 'DescribePortal', {});
  const signIn = useAction('souk', 'CreateSession');
  const [account, setAccount] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const input = { Account: account.trim(), ...(user.trim() ? { UserName: user.trim() } : {}), Password: password };
  const copied = () => ({ ...act('souk', 'CreateSession', { ...input, Password: hidden }), open: true });
  const send = async () => {
    const made = await signIn.run(input);
    if (!made) return;
    const then = query.get('then') ?? (made.Session.Seller ? '/seller' : '/');
    await reload();
    go(then.startsWith('/') ? then : '/');
  };
  return (
    <Page title={t('sign_in.title')}>
      <div className="narrow">
        <Container>
          <SpaceBetween size="l">
            <SendForm send={t('sign_in.title')} onSend={() => void send()} sending={signIn.running} error={signIn.error} actions={<CopyAs of={copied} />}>
              <SpaceBetween size="m">
                <TextField label={t('sign_in.account')} hint={t('sign_in.account.hint')} where="Account" problems={signIn.error?.fields} value={account} onChange={setAccount} autoComplete="username" autoFocus />
                <TextField label={t('sign_in.user')} hint={t('sign_in.user.hint')} where="UserName" problems={signIn.error?.fields} value={user} onChange={setUser} autoComplete="nickname" />
                <TextField label={t('sign_in.password')} where="Password" problems={signIn.error?.fields} value={password} onChange={setPassword} type="password" autoComplete="current-password" />
              </SpaceBetween>
            </SendForm>
            <Problem error={portal.error} onRetry={portal.reload} />
            {portal.loading && !portal.data ? (
              <Skeleton lines={1} />
            ) : portal.data?.Registration === 'AUTOMATIC' ? (
              <AppLink to="/register">{t('sign_in.register')}</AppLink>
            ) : (
              <span>{t('sign_in.ask_operator')}</span>
            )}
            <AppLink to="/reset-password">{t('sign_in.reset')}</AppLink>
          </SpaceBetween>
        </Container>
      </div>
    </Page>
  );
}

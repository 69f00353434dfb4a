import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs, hidden } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { Page } from '#/parts/page';
import { AccountCountry } from '#/pages/account/account/account_country';
import { AccountQuotas } from '#/pages/account/account/account_quotas';
import { AccessKeys } from '#/pages/account/account/access_keys';
import { Sessions } from '#/pages/account/account/sessions';
import { Skeleton } from '#/parts/skeleton';
import { useSession } from '#/session';
import { useFlash } from '#/shell/flash';

const Mail = lazy(() => import('#/pages/account/account/mail'));
const Users = lazy(() => import('#/pages/account/account/users'));
const Webhooks = lazy(() => import('#/pages/account/account/webhooks'));

function Profile() {
  const { t } = useText();
  const session = useSession().session!;
  const roles = [
    t('account.role.buyer'),
    ...(session.Seller ? [t('account.role.seller')] : []),
    ...(session.Operator ? [t('account.role.operator')] : []),
  ];
  return (
    <Container header={<Header variant="h2">{t('account.profile')}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: t('account.id'), value: session.AccountId },
          { label: t('account.name'), value: session.AccountName },
          { label: t('account.email'), value: session.Email ?? '-' },
          { label: t('account.user'), value: session.UserName ?? t('account.root') },
          { label: t('account.arn'), value: session.Arn },
          { label: t('account.roles'), value: roles.join(', ') },
        ]}
      />
    </Container>
  );
}

function PasswordForm() {
  const { t } = useText();
  const flash = useFlash();
  const { session, reload } = useSession();
  const change = useAction('souk', 'ChangePassword');
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const send = async () => {
    if (!(await change.run({ OldPassword: old, NewPassword: fresh }))) return;
    flash.show({ type: 'success', content: t('password.changed') });
    setOld('');
    setFresh('');
    await reload();
  };
  const problems = change.error?.fields;
  const copied = () => act('souk', 'ChangePassword', { OldPassword: hidden, NewPassword: hidden });
  return (
    <Container header={<Header variant="h2">{t('sign_in.password')}</Header>}>
      <SpaceBetween size="m">
        {session?.PasswordChangeRequired && <Alert type="warning">{t('password.required')}</Alert>}
        <SendForm send={t('password.change')} onSend={() => void send()} sending={change.running} error={change.error} actions={<CopyAs of={copied} />}>
          <SpaceBetween size="m">
            <TextField label={t('password.old')} where="OldPassword" problems={problems} value={old} onChange={setOld} type="password" autoComplete="current-password" />
            <TextField label={t('password.new')} hint={t('password.hint')} where="NewPassword" problems={problems} value={fresh} onChange={setFresh} type="password" autoComplete="new-password" />
          </SpaceBetween>
        </SendForm>
      </SpaceBetween>
    </Container>
  );
}

export default function Account() {
  const { t } = useText();
  const { session } = useSession();
  const [address, setAddress] = useSearchParams();
  const person = (
    <SpaceBetween size="l">
      <Profile />
      <AccessKeys />
      <Sessions />
      <PasswordForm />
      <AccountCountry />
      <AccountQuotas />
    </SpaceBetween>
  );
  const later = (part: ReactNode) => <Suspense fallback={<Skeleton />}>{part}</Suspense>;
  return (
    <Page title={t('account.title')}>
      {session!.PasswordChangeRequired ? (
        <PasswordForm />
      ) : (
        <Tabs
          activeTabId={address.get('tab') ?? 'account'}
          onChange={({ detail }) => setAddress({ tab: detail.activeTabId }, { replace: true })}
          ariaLabel={t('account.parts')}
          tabs={[
            { id: 'account', label: t('account.id'), content: person },
            { id: 'users', label: t('users.tab'), content: later(<Users />) },
            { id: 'notifications', label: t('mail.tab'), content: later(<Mail />) },
            { id: 'webhooks', label: t('webhooks.title'), content: later(<Webhooks />) },
          ]}
        />
      )}
    </Page>
  );
}

import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs, hidden } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { useSession } from '#/session';

function RegisterForm() {
  const { t } = useText();
  const { reload } = useSession();
  const go = useGo();
  const register = useAction('souk', 'RegisterAccount');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const problems = register.error?.fields;
  const input = { Name: name.trim(), Email: email.trim(), Password: password };
  const copied = () => ({ ...act('souk', 'RegisterAccount', { ...input, Password: hidden }), open: true });
  const send = async () => {
    if (!(await register.run(input))) return;
    await reload();
    go('/');
  };
  return (
    <SendForm send={t('register.do')} onSend={() => void send()} sending={register.running} error={register.error} actions={<CopyAs of={copied} />}>
      <SpaceBetween size="m">
        <TextField label={t('register.name')} hint={t('register.name.hint')} where="Name" problems={problems} value={name} onChange={setName} autoComplete="organization" autoFocus />
        <TextField label={t('register.email')} where="Email" problems={problems} value={email} onChange={setEmail} type="email" autoComplete="email" />
        <TextField label={t('sign_in.password')} hint={t('password.hint')} where="NewPassword" problems={problems?.map((each) => (each.where === 'Password' ? { ...each, where: 'NewPassword' } : each))} value={password} onChange={setPassword} type="password" autoComplete="new-password" />
      </SpaceBetween>
    </SendForm>
  );
}

export default function Register() {
  const { t } = useText();
  const portal = useOperation('souk', 'DescribePortal', {});
  return (
    <Page title={t('register.title')}>
      <div className="narrow">
        <Container>
          <Block of={portal}>
            {({ Registration }) =>
              Registration === 'AUTOMATIC' ? <RegisterForm /> : <Alert type="info">{t('register.closed')}</Alert>
            }
          </Block>
        </Container>
      </div>
    </Page>
  );
}

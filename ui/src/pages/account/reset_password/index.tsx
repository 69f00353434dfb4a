import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs, hidden } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { useFlash } from '#/shell/flash';

export default function ResetPassword() {
  const { t } = useText();
  const flash = useFlash();
  const go = useGo();
  const [query] = useSearchParams();
  const reset = useAction('souk', 'ResetPassword');
  const [token, setToken] = useState(query.get('token') ?? '');
  const [password, setPassword] = useState('');
  const input = { Token: token.trim(), NewPassword: password };
  const copied = () => ({ ...act('souk', 'ResetPassword', { ...input, NewPassword: hidden }), open: true });
  const send = async () => {
    if (!(await reset.run(input))) return;
    flash.show({ type: 'success', content: t('reset.done') });
    go('/sign-in');
  };
  const problems = reset.error?.fields;
  return (
    <Page title={t('reset.title')}>
      <div className="narrow">
        <Container>
          <SendForm send={t('reset.title')} onSend={() => void send()} sending={reset.running} error={reset.error} actions={<CopyAs of={copied} />}>
            <SpaceBetween size="m">
              <TextField label={t('reset.token')} hint={t('reset.token.hint')} where="Token" problems={problems} value={token} onChange={setToken} autoComplete="off" />
              <TextField label={t('password.new')} hint={t('password.hint')} where="NewPassword" problems={problems} value={password} onChange={setPassword} type="password" autoComplete="new-password" />
            </SpaceBetween>
          </SendForm>
        </Container>
      </div>
    </Page>
  );
}

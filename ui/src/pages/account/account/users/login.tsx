// How the user signs in to the portal: with a password that is given to him and that he changes at the first time.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { SendForm, TextField } from '#/parts/form';
import { Block } from '#/parts/states';

function Give({ user, first, onDone, onClose }: { user: string; first: boolean; onDone: () => void; onClose: () => void }) {
  const { t } = useText();
  const create = useAction('iam', 'CreateLoginProfile');
  const update = useAction('iam', 'UpdateLoginProfile');
  const [password, setPassword] = useState('');
  const put = first ? create : update;
  const input = { UserName: user, Password: password, PasswordResetRequired: true };
  const send = async () => {
    if (await put.run(input)) onDone();
  };
  return (
    <Modal visible header={t('users.login.give')} closeAriaLabel={t('do.close')} onDismiss={onClose}>
      <SendForm
        send={t('users.login.give')}
        onSend={() => void send()}
        sending={put.running}
        error={put.error}
        actions={<CopyAs of={() => act('iam', first ? 'CreateLoginProfile' : 'UpdateLoginProfile', { ...input, Password: '…' })} />}
      >
        <SpaceBetween size="m">
          <span>{t('users.login.give.text')}</span>
          <TextField label={t('sign_in.password')} hint={t('password.hint')} where="Password" problems={put.error?.fields} value={password} onChange={setPassword} type="password" autoComplete="new-password" autoFocus />
        </SpaceBetween>
      </SendForm>
    </Modal>
  );
}

export function Login({ user, account }: { user: string; account: string }) {
  const { t } = useText();
  const profile = useOperation('iam', 'GetLoginProfile', { UserName: user });
  const remove = useAction('iam', 'DeleteLoginProfile');
  const [asked, setAsked] = useState<'give' | 'take'>();
  const none = profile.error?.code === 'NoSuchEntity';
  const has = profile.data !== undefined && !none;
  const done = () => {
    setAsked(undefined);
    profile.reload();
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('users.login.text')}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyAs of={() => act('iam', 'GetLoginProfile', { UserName: user })} />
              {has && <Button onClick={() => setAsked('take')}>{t('users.login.take')}</Button>}
              {(has || none) && <Button onClick={() => setAsked('give')}>{t('users.login.give')}</Button>}
            </SpaceBetween>
          }
        >
          {t('users.login')}
        </Header>
      }
    >
      {none ? (
        <span>{t('users.login.none')}</span>
      ) : (
        <Block of={profile} lines={2}>
          {({ LoginProfile }) => <span>{t(LoginProfile.PasswordResetRequired ? 'users.login.new' : 'users.login.own', { account, name: user })}</span>}
        </Block>
      )}
      {asked === 'give' && <Give user={user} first={none} onDone={done} onClose={() => setAsked(undefined)} />}
      {asked === 'take' && (
        <Decision
          title={t('users.login.take')}
          text={t('users.login.take.text')}
          doIt={t('users.login.take')}
          of={() => act('iam', 'DeleteLoginProfile', { UserName: user })}
          running={remove.running}
          error={remove.error}
          onDecide={() => void remove.run({ UserName: user }).then((gone) => gone && done())}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Container>
  );
}

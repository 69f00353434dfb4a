// One user: what he may do, what he signs with, and how he signs in.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { AccessKeys } from '#/pages/account/account/access_keys';
import { act } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { AppLink, useGo } from '#/parts/link';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';
import { atUsers } from './addresses';
import { Attached } from './attached';
import { Login } from './login';
import { OwnPolicies } from './own_policies';
import { useDelete } from './use_delete';

export function User({ name }: { name: string }) {
  const { t, dateTime } = useText();
  const go = useGo();
  const flash = useFlash();
  const user = useOperation('iam', 'GetUser', { UserName: name });
  const doomed = useDelete(name);
  const [asked, setAsked] = useState(false);
  const remove = async () => {
    if (!(await doomed.run())) return;
    flash.show({ type: 'success', content: t('users.deleted', { name }) });
    go(atUsers);
  };
  return (
    <SpaceBetween size="l">
      <AppLink to={atUsers}>{t('users.back')}</AppLink>
      <Block of={user} lines={4}>
        {({ User: found }) => (
          <SpaceBetween size="l">
            <Container header={<Header variant="h2" actions={<Button onClick={() => setAsked(true)}>{t('users.delete')}</Button>}>{name}</Header>}>
              <KeyValuePairs
                columns={3}
                items={[
                  { label: t('users.name'), value: found.UserName },
                  { label: t('account.arn'), value: <span className="breakable">{found.Arn}</span> },
                  { label: t('keys.access.created'), value: dateTime(found.CreateDate) },
                ]}
              />
            </Container>
            <Attached user={name} />
            <OwnPolicies user={name} />
            <AccessKeys user={name} />
            <Login user={name} account={found.Arn.split(':')[4] ?? ''} />
          </SpaceBetween>
        )}
      </Block>
      {asked && (
        <Decision
          title={t('users.delete_that', { name })}
          text={t('users.delete.text')}
          doIt={t('users.delete')}
          of={() => act('iam', 'DeleteUser', { UserName: name })}
          running={doomed.running}
          error={doomed.error}
          onDecide={() => void remove()}
          onClose={() => setAsked(false)}
        />
      )}
    </SpaceBetween>
  );
}

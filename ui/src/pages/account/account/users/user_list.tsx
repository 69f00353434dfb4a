import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import type { User } from '#/generated/api/iam';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { AppLink, useGo } from '#/parts/link';
import { List } from '#/parts/list';
import { atUser, everyone } from './addresses';

function NewUser({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const go = useGo();
  const create = useAction('iam', 'CreateUser');
  const [name, setName] = useState('');
  const input = { UserName: name.trim() };
  const send = async () => {
    if (await create.run(input)) go(atUser(input.UserName));
  };
  return (
    <Modal visible header={t('users.create')} closeAriaLabel={t('do.close')} onDismiss={onClose}>
      <SendForm
        send={t('users.create')}
        onSend={() => void send()}
        sending={create.running}
        error={create.error}
        actions={<CopyAs of={() => act('iam', 'CreateUser', input)} />}
      >
        <TextField label={t('users.name')} hint={t('users.name.hint')} where="userName" problems={create.error?.fields} value={name} onChange={setName} autoComplete="off" autoFocus />
      </SendForm>
    </Modal>
  );
}

export function UserList() {
  const { t, dateTime } = useText();
  const listed = useOperation('iam', 'ListUsers', everyone);
  const [making, setMaking] = useState(false);
  return (
    <>
      <List<User>
        of={listed}
        rows={listed.data?.Users ?? []}
        trackBy="UserId"
        title={t('users.title')}
        description={t('users.text')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={() => act('iam', 'ListUsers', everyone)} />
            <Button onClick={() => setMaking(true)}>{t('users.create')}</Button>
          </SpaceBetween>
        }
        none={t('users.none')}
        textOf={(row) => row.UserName}
        columns={[
          { id: 'name', header: t('users.name'), isRowHeader: true, minWidth: 160, sortingField: 'UserName', cell: (row) => <AppLink to={atUser(row.UserName)}>{row.UserName}</AppLink> },
          { id: 'arn', header: t('account.arn'), minWidth: 240, cell: (row) => <span className="breakable">{row.Arn}</span> },
          { id: 'created', header: t('keys.access.created'), minWidth: 160, sortingField: 'CreateDate', cell: (row) => dateTime(row.CreateDate) },
        ]}
      />
      {making && <NewUser onClose={() => setMaking(false)} />}
    </>
  );
}

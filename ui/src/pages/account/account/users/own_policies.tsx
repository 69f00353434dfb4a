// Policies that are written for this user alone.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { List } from '#/parts/list';
import { everyone } from './addresses';
import { PolicyEditor } from './policy_editor';

interface Row {
  name: string;
}

export function OwnPolicies({ user }: { user: string }) {
  const { t } = useText();
  const of = { UserName: user, ...everyone };
  const listed = useOperation('iam', 'ListUserPolicies', of);
  const remove = useAction('iam', 'DeleteUserPolicy');
  const [edited, setEdited] = useState<string>(); // '' is a new one
  const [doomed, setDoomed] = useState<string>();
  const rows: Row[] = (listed.data?.PolicyNames ?? []).map((name) => ({ name }));
  const doRemove = async (PolicyName: string) => {
    if (!(await remove.run({ UserName: user, PolicyName }))) return;
    setDoomed(undefined);
    listed.reload();
  };
  return (
    <>
      <List<Row>
        of={listed}
        rows={rows}
        trackBy="name"
        title={t('users.own')}
        description={t('users.own.text')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={() => act('iam', 'ListUserPolicies', of)} />
            <Button onClick={() => setEdited('')}>{t('users.own.write')}</Button>
          </SpaceBetween>
        }
        none={t('users.own.none')}
        columns={[
          { id: 'name', header: t('users.policy'), isRowHeader: true, minWidth: 220, cell: (row) => <span className="breakable">{row.name}</span> },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 160,
            cell: ({ name }) => (
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="inline-link" ariaLabel={t('users.own.edit_that', { policy: name })} onClick={() => setEdited(name)}>
                  {t('do.edit')}
                </Button>
                <Button variant="inline-link" ariaLabel={t('users.own.delete_that', { policy: name })} onClick={() => setDoomed(name)}>
                  {t('do.delete')}
                </Button>
              </SpaceBetween>
            ),
          },
        ]}
      />
      {edited !== undefined && (
        <PolicyEditor
          user={user}
          name={edited}
          onClose={() => setEdited(undefined)}
          onDone={() => {
            setEdited(undefined);
            listed.reload();
          }}
        />
      )}
      {doomed && (
        <Decision
          title={t('users.own.delete_that', { policy: doomed })}
          text={t('users.own.delete.text')}
          doIt={t('do.delete')}
          of={() => act('iam', 'DeleteUserPolicy', { UserName: user, PolicyName: doomed })}
          running={remove.running}
          error={remove.error}
          onDecide={() => void doRemove(doomed)}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </>
  );
}

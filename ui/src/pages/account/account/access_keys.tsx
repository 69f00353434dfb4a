import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import type { AccessKey, AccessKeyMetadata } from '#/generated/api/iam';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { CopyButton } from '#/parts/copy_button';
import { Dialog } from '#/parts/dialog';
import { Problem } from '#/parts/problem';
import { Empty } from '#/parts/states';

function Created({ of, onDone }: { of: AccessKey; onDone: () => void }) {
  const { t } = useText();
  return (
    <Alert type="success" dismissible dismissAriaLabel={t('dismiss')} onDismiss={onDone} header={t('keys.access.once')}>
      <SpaceBetween size="s">
        <KeyValuePairs
          columns={2}
          items={[
            { label: t('keys.access.id'), value: of.AccessKeyId },
            { label: t('keys.access.secret'), value: <span className="breakable">{of.SecretAccessKey}</span> },
          ]}
        />
        <CopyButton text={`AWS_ACCESS_KEY_ID=${of.AccessKeyId}\nAWS_SECRET_ACCESS_KEY=${of.SecretAccessKey}\n`} />
      </SpaceBetween>
    </Alert>
  );
}

function Removal({ id, of, onDone }: { id: string; of: { UserName?: string }; onDone: (removed: boolean) => void }) {
  const { t } = useText();
  const remove = useAction('iam', 'DeleteAccessKey');
  return (
    <Dialog
      title={t('keys.access.delete.title', { id })}
      doIt={t('do.delete')}
      onDo={() => void remove.run({ ...of, AccessKeyId: id }).then((done) => done && onDone(true))}
      onClose={() => onDone(false)}
      of={() => act('iam', 'DeleteAccessKey', { AccessKeyId: id })}
      running={remove.running}
    >
      <SpaceBetween size="m">
        <span>{t('keys.access.delete.text')}</span>
        <Problem error={remove.error} />
      </SpaceBetween>
    </Dialog>
  );
}

/** The caller's own, or a user's of his account. */
export function AccessKeys({ user }: { user?: string }) {
  const { t, dateTime } = useText();
  const of = user ? { UserName: user } : {};
  const listed = useOperation('iam', 'ListAccessKeys', of);
  const create = useAction('iam', 'CreateAccessKey');
  const update = useAction('iam', 'UpdateAccessKey');
  const [created, setCreated] = useState<AccessKey>();
  const [doomed, setDoomed] = useState<string>();
  const add = async () => {
    const answer = await create.run(of);
    if (!answer) return;
    setCreated(answer.AccessKey);
    listed.reload();
  };
  const toggle = async (key: AccessKeyMetadata) => {
    const Status = key.Status === 'Active' ? 'Inactive' : 'Active';
    if (await update.run({ ...of, AccessKeyId: key.AccessKeyId!, Status })) listed.reload();
  };
  return (
    <SpaceBetween size="s">
      <Problem error={listed.error ?? create.error ?? update.error} onRetry={listed.error && listed.reload} />
      {created && <Created of={created} onDone={() => setCreated(undefined)} />}
      <Table
        loading={listed.loading && !listed.data}
        loadingText={t('loading')}
        items={listed.data?.AccessKeyMetadata ?? []}
        trackBy="AccessKeyId"
        wrapLines
        header={
          <Header
            variant="h2"
            description={t('keys.access.text')}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <CopyAs of={() => act('iam', 'CreateAccessKey', of)} />
                <Button loading={create.running} onClick={() => void add()}>
                  {t('keys.access.create')}
                </Button>
              </SpaceBetween>
            }
          >
            {t('keys.access.title')}
          </Header>
        }
        empty={listed.error ? undefined : <Empty title={t('keys.access.none')} />}
        columnDefinitions={[
          { id: 'id', header: t('keys.access.id'), cell: (key) => key.AccessKeyId, minWidth: 200, isRowHeader: true },
          {
            id: 'status',
            header: t('keys.access.status'),
            minWidth: 110,
            cell: (key) => (
              <StatusIndicator type={key.Status === 'Active' ? 'success' : 'stopped'}>
                {t(key.Status === 'Active' ? 'keys.access.active' : 'keys.access.inactive')}
              </StatusIndicator>
            ),
          },
          { id: 'created', header: t('keys.access.created'), cell: (key) => dateTime(key.CreateDate!), minWidth: 170 },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 230,
            cell: (key) => (
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="inline-link" onClick={() => void toggle(key)}>
                  {t(key.Status === 'Active' ? 'keys.access.deactivate' : 'keys.access.activate')}
                </Button>
                <Button variant="inline-link" onClick={() => setDoomed(key.AccessKeyId)}>
                  {t('do.delete')}
                </Button>
              </SpaceBetween>
            ),
          },
        ]}
      />
      {doomed && (
        <Removal
          id={doomed}
          of={of}
          onDone={(removed) => {
            setDoomed(undefined);
            if (removed) listed.reload();
          }}
        />
      )}
    </SpaceBetween>
  );
}

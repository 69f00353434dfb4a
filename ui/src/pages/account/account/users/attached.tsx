// The managed policies that a user has.
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import type { AttachedPolicy } from '#/generated/api/iam';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm } from '#/parts/form';
import { List } from '#/parts/list';
import { Problem } from '#/parts/problem';
import { everyone } from './addresses';

const all = { Scope: 'AWS' as const, ...everyone };

function Attach({ user, has, onDone, onClose }: { user: string; has: string[]; onDone: () => void; onClose: () => void }) {
  const { t } = useText();
  const known = useOperation('iam', 'ListPolicies', all);
  const attach = useAction('iam', 'AttachUserPolicy');
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  const options = (known.data?.Policies ?? [])
    .filter(({ Arn = '' }) => !has.includes(Arn))
    .map(({ PolicyName = '', Arn = '', Description }) => ({ value: Arn, label: PolicyName, ...(Description && { description: Description }) }));
  const input = { UserName: user, PolicyArn: chosen };
  const send = async () => {
    setAsked(true);
    if (chosen && (await attach.run(input))) onDone();
  };
  return (
    <Modal visible header={t('users.attach')} closeAriaLabel={t('do.close')} onDismiss={onClose}>
      <SendForm
        send={t('users.attach')}
        onSend={() => void send()}
        sending={attach.running}
        error={attach.error ?? known.error}
        actions={<CopyAs of={() => act('iam', 'AttachUserPolicy', input)} />}
      >
        <FormField label={t('users.policy')} description={t('users.attach.text')} errorText={asked && !chosen ? t('error.MISSING') : undefined} stretch>
          <Select
            options={options}
            filteringType="auto"
            expandToViewport
            statusType={known.loading ? 'loading' : 'finished'}
            loadingText={t('loading')}
            placeholder={t('users.attach.choose')}
            selectedOption={options.find(({ value }) => value === chosen) ?? null}
            onChange={({ detail }) => setChosen(detail.selectedOption.value ?? '')}
          />
        </FormField>
      </SendForm>
    </Modal>
  );
}

export function Attached({ user }: { user: string }) {
  const { t } = useText();
  const of = { UserName: user, ...everyone };
  const listed = useOperation('iam', 'ListAttachedUserPolicies', of);
  const detach = useAction('iam', 'DetachUserPolicy');
  const [adding, setAdding] = useState(false);
  const rows = listed.data?.AttachedPolicies ?? [];
  const take = async (PolicyArn: string) => {
    if (await detach.run({ UserName: user, PolicyArn })) listed.reload();
  };
  return (
    <SpaceBetween size="s">
      <Problem error={detach.error} />
      <List<AttachedPolicy>
        of={listed}
        rows={rows}
        trackBy={(row) => row.PolicyArn ?? ''}
        title={t('users.attached')}
        description={t('users.attached.text')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={() => act('iam', 'ListAttachedUserPolicies', of)} />
            <Button onClick={() => setAdding(true)}>{t('users.attach')}</Button>
          </SpaceBetween>
        }
        none={t('users.attached.none')}
        columns={[
          { id: 'name', header: t('users.policy'), isRowHeader: true, minWidth: 220, cell: (row) => <span className="breakable">{row.PolicyName}</span> },
          { id: 'arn', header: t('account.arn'), minWidth: 240, cell: (row) => <span className="breakable">{row.PolicyArn}</span> },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 110,
            cell: (row) => (
              <Button variant="inline-link" ariaLabel={t('users.detach_that', { policy: row.PolicyName ?? '' })} onClick={() => void take(row.PolicyArn ?? '')}>
                {t('users.detach')}
              </Button>
            ),
          },
        ]}
      />
      {adding && (
        <Attach
          user={user}
          has={rows.map((each) => each.PolicyArn ?? '')}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            listed.reload();
          }}
        />
      )}
    </SpaceBetween>
  );
}

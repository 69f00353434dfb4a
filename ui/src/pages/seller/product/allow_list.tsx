// The accounts that see a test product: by name, added by number and taken off one by one.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useOperation } from '#/api/use_operation';
import type { AllowedAccount } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Block, Empty } from '#/parts/states';
import { productType } from './entity';
import { changeOf, type ChangeSetInput } from './use_change';

interface AllowListProps {
  id: string;
  /** Why it cannot be changed now. */
  obstacle: string | undefined;
  onChange: (input: ChangeSetInput) => void;
}

const isAccount = (text: string) => /^\d{12}$/.test(text);

function List({ id, accounts, obstacle, onChange }: AllowListProps & { accounts: AllowedAccount[] }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const present = accounts.map((each) => each.AccountId);
  const parts = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
  const wrong = parts.filter((each) => !isAccount(each));
  const fresh = parts.filter((each) => isAccount(each) && !present.includes(each));
  const withAccounts = (BuyerAccounts: string[]) => changeOf('UpdateTargeting', productType, id, { PositiveTargeting: { BuyerAccounts } });
  const nothing = wrong.length > 0 || !fresh.length ? t('allow_list.nothing') : undefined;
  const named = (row: AllowedAccount) => row.AccountName ?? row.AccountId;
  return (
    <SpaceBetween size="m">
      <Table<AllowedAccount>
        variant="embedded"
        ariaLabels={{ tableLabel: t('allow_list.title') }}
        items={accounts}
        trackBy="AccountId"
        wrapLines
        empty={<Empty title={t('allow_list.none')} />}
        columnDefinitions={[
          { id: 'name', header: t('allow_list.account'), isRowHeader: true, minWidth: 160, cell: (row) => <span className="breakable">{named(row)}</span> },
          { id: 'id', header: t('allow_list.number'), minWidth: 130, cell: (row) => row.AccountId },
          {
            id: 'subscribed',
            header: t('allow_list.subscribed'),
            minWidth: 130,
            cell: (row) => <StatusIndicator type={row.Subscribed ? 'success' : 'pending'}>{t(row.Subscribed ? 'diff.yes' : 'diff.no')}</StatusIndicator>,
          },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 120,
            cell: (row) => (
              <Button
                variant="inline-link"
                disabled={obstacle !== undefined}
                disabledReason={obstacle}
                ariaLabel={t('allow_list.remove_that', { name: named(row) })}
                onClick={() => onChange(withAccounts(present.filter((each) => each !== row.AccountId)))}
              >
                {t('do.remove')}
              </Button>
            ),
          },
        ]}
      />
      <FormField
        label={t('allow_list.more')}
        constraintText={t('allow_list.hint')}
        errorText={wrong.length ? t('draft.test_accounts.wrong', { accounts: wrong.join(', ') }) : undefined}
      >
        <Textarea rows={2} value={typed} placeholder="111122223333" spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          disabled={(obstacle ?? nothing) !== undefined}
          disabledReason={obstacle ?? nothing}
          onClick={() => onChange(withAccounts([...present, ...fresh]))}
        >
          {t('allow_list.add')}
        </Button>
        <CopyAs of={() => act('marketplace-catalog', 'StartChangeSet', withAccounts([...present, ...fresh]))} />
      </SpaceBetween>
    </SpaceBetween>
  );
}

export function AllowList(props: AllowListProps) {
  const { t } = useText();
  const listed = useOperation('souk', 'ListAllowedAccounts', { ProductId: props.id });
  return (
    <Container
      header={
        <Header variant="h2" {...(listed.data && { counter: t('table.count', { count: listed.data.Accounts.length }) })} description={t('allow_list.text')}>
          {t('allow_list.title')}
        </Header>
      }
    >
      <Block of={listed} lines={3}>
        {({ Accounts }) => <List {...props} accounts={Accounts} />}
      </Block>
    </Container>
  );
}

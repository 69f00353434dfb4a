// The market's accounts: who has one and where it stands, making one, and what an operator does about each.
import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useAction } from '#/api/use_operation';
import type { Account } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { AccountActs } from './account_acts';
import { NewAccount } from './new_account';
import { type Issued, IssuedToken } from './issued_token';

const wish = { MaxResults: 100 };

export default function Accounts() {
  const { t, date } = useText();
  const listed = useList('souk', 'ListAccounts', wish);
  const reset = useAction('souk', 'CreatePasswordReset');
  const [making, setMaking] = useState(false);
  const [issued, setIssued] = useState<Issued>();
  const issue = async (of: Account) => {
    const made = await reset.run({ AccountId: of.AccountId });
    if (made) setIssued({ account: of, token: made.Token, expires: made.ExpiresAt });
  };
  return (
    <Page
      title={t('nav.accounts')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('souk', 'ListAccounts', wish)} />
          <Button variant="primary" onClick={() => setMaking(true)}>
            {t('accounts.create')}
          </Button>
        </SpaceBetween>
      }
    >
      {issued && <IssuedToken of={issued} onClose={() => setIssued(undefined)} />}
      <List<Account>
        of={listed}
        rows={listed.data?.Accounts ?? []}
        trackBy="AccountId"
        title={t('nav.accounts')}
        none={t('none.title')}
        textOf={(row) => `${row.Name} ${row.Email} ${row.AccountId}`}
        columns={[
          {
            id: 'name',
            header: t('accounts.name'),
            isRowHeader: true,
            minWidth: 160,
            sortingField: 'Name',
            cell: (row) => (
              <SpaceBetween direction="horizontal" size="xs">
                <span className="breakable">{row.Name}</span>
                {row.Operator && <Badge color="blue">{t('accounts.operator')}</Badge>}
              </SpaceBetween>
            ),
          },
          { id: 'id', header: t('seller.account'), minWidth: 130, sortingField: 'AccountId', cell: (row) => row.AccountId },
          { id: 'email', header: t('register.email'), minWidth: 180, sortingField: 'Email', cell: (row) => <span className="breakable">{row.Email}</span> },
          { id: 'seller', header: t('accounts.seller'), minWidth: 115, cell: (row) => (row.SellerStatus ? t(`seller.${row.SellerStatus}`) : '–') },
          {
            id: 'sign_in',
            header: t('accounts.sign_in'),
            minWidth: 155,
            cell: (row) => <StatusIndicator type={row.CanSignIn ? 'success' : 'pending'}>{t(row.CanSignIn ? 'accounts.sign_in.yes' : 'accounts.sign_in.no')}</StatusIndicator>,
          },
          {
            id: 'standing',
            header: t('accounts.standing'),
            minWidth: 130,
            sortingField: 'Standing',
            cell: (row) => (
              <div>
                <StatusIndicator type={row.Standing === 'ACTIVE' ? 'success' : 'stopped'}>{t(`accounts.standing.${row.Standing}` as MessageKey)}</StatusIndicator>
                {row.StandingReason && <div className="breakable">{row.StandingReason}</div>}
              </div>
            ),
          },
          { id: 'since', header: t('seller.since'), minWidth: 135, sortingField: 'CreatedAt', cell: (row) => date(row.CreatedAt) },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 90,
            cell: (row) => <AccountActs of={row} onIssued={setIssued} onChanged={listed.reload} />,
          },
        ]}
      />
      {making && (
        <NewAccount
          onClose={() => setMaking(false)}
          onDone={(made) => {
            setMaking(false);
            listed.reload();
            void issue(made);
          }}
        />
      )}
    </Page>
  );
}

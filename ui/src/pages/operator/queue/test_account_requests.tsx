import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useAction } from '#/api/use_operation';
import type { TestAccountRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { List } from '#/parts/list';
import { useFlash } from '#/shell/flash';
import { Assignee, useMine } from './assignments';
import { QueueStatus } from './status';

export function TestAccountRequests({ waiting, mine }: { waiting: boolean; mine: boolean }) {
  const { t, ago } = useText();
  const flash = useFlash();
  const wish = waiting ? { Status: 'WAITING' as const } : {};
  const listed = useList('souk', 'ListTestAccountRequests', wish);
  const approve = useAction('souk', 'ApproveTestAccountRequest');
  const refuse = useAction('souk', 'RefuseTestAccountRequest');
  const [asked, setAsked] = useState<{ of: TestAccountRequest; grant: boolean }>();
  const isShown = useMine(mine);
  const rows = (listed.data?.Requests ?? []).filter((each) => (each.Status === 'WAITING') === waiting && isShown('TEST_ACCOUNT_REQUEST', each.RequestId));
  const decide = async (reason: string) => {
    const { RequestId } = asked!.of;
    if (!(await (asked!.grant ? approve.run({ RequestId }) : refuse.run({ RequestId, Reason: reason })))) return;
    flash.show({ type: 'success', content: t(asked!.grant ? 'queue.granted' : 'queue.sent_back') });
    setAsked(undefined);
    listed.reload();
  };
  return (
    <>
      <List<TestAccountRequest>
        of={listed}
        rows={rows}
        trackBy="RequestId"
        title={t('queue.test_accounts')}
        none={t(waiting ? 'queue.test_accounts.none' : 'queue.decided.none')}
        actions={<CopyAs of={() => act('souk', 'ListTestAccountRequests', wish)} />}
        columns={[
          { id: 'accounts', header: t('queue.accounts'), isRowHeader: true, minWidth: 140, cell: (row) => row.AccountIds.join(', ') },
          { id: 'product', header: t('queue.product'), minWidth: 140, cell: (row) => <span className="breakable">{row.ProductId}</span> },
          { id: 'seller', header: t('queue.seller'), minWidth: 130, cell: (row) => row.SellerAccountId },
          { id: 'why', header: t('queue.why'), minWidth: 160, cell: (row) => <span className="breakable">{row.Reason ?? '–'}</span> },
          { id: 'asked', header: t('queue.asked'), minWidth: 120, sortingField: 'RequestedAt', cell: (row) => ago(row.RequestedAt) },
          ...(waiting
            ? [{ id: 'who', header: t('queue.who'), minWidth: 130, cell: (row: TestAccountRequest) => <Assignee kind="TEST_ACCOUNT_REQUEST" subject={row.RequestId} name={row.AccountIds.join(', ')} /> }]
            : []),
          waiting
            ? {
                id: 'acts',
                header: t('table.acts'),
                minWidth: 170,
                cell: (row) => (
                  <SpaceBetween direction="horizontal" size="s">
                    <Button variant="inline-link" ariaLabel={t('queue.grant_that', { name: row.AccountIds.join(', ') })} onClick={() => setAsked({ of: row, grant: true })}>
                      {t('queue.grant')}
                    </Button>
                    <Button variant="inline-link" ariaLabel={t('queue.refuse_that', { name: row.AccountIds.join(', ') })} onClick={() => setAsked({ of: row, grant: false })}>
                      {t('queue.refuse')}
                    </Button>
                  </SpaceBetween>
                ),
              }
            : { id: 'status', header: t('product.status'), minWidth: 150, cell: (row) => <QueueStatus of={row.Status} /> },
        ]}
      />
      {asked && (
        <Decision
          title={t(asked.grant ? 'queue.grant_that' : 'queue.refuse_that', { name: asked.of.AccountIds.join(', ') })}
          text={asked.grant ? t('queue.grant.text') : undefined}
          doIt={t(asked.grant ? 'queue.grant' : 'queue.refuse')}
          reason={asked.grant ? undefined : t('decision.reason')}
          reasonHint={t('decision.reason.hint')}
          of={(reason) =>
            asked.grant
              ? act('souk', 'ApproveTestAccountRequest', { RequestId: asked.of.RequestId })
              : act('souk', 'RefuseTestAccountRequest', { RequestId: asked.of.RequestId, Reason: reason })
          }
          running={approve.running || refuse.running}
          error={approve.error ?? refuse.error}
          onDecide={(reason) => void decide(reason)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

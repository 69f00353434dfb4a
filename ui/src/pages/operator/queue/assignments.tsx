// Who among the operators looks after what waits: shown beside each, taken, given to another, and let go.
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useList } from '#/api/use_list';
import { type Loaded, useAction, useOperation } from '#/api/use_operation';
import type { Account, Assignment, ListAssignmentsResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import { Problem } from '#/parts/problem';
import { useSession } from '#/session';

type Kind = Assignment['Kind'];

interface Work {
  assigned: Loaded<ListAssignmentsResponse>;
  operators: Account[];
}

const Context = createContext<Work | undefined>(undefined);

/** Asked for once for all lists on the page. */
export function Assignments({ children }: { children: ReactNode }) {
  const assigned = useOperation('souk', 'ListAssignments', {});
  const accounts = useList('souk', 'ListAccounts', { MaxResults: 100 });
  const listed = accounts.data?.Accounts;
  const work = useMemo(() => ({ assigned, operators: (listed ?? []).filter((each) => each.Operator) }), [assigned, listed]);
  return (
    <Context.Provider value={work}>
      <Problem error={assigned.error} onRetry={assigned.reload} />
      {children}
    </Context.Provider>
  );
}

function useWork(): Work {
  const work = useContext(Context);
  if (!work) throw new Error('useWork outside of Assignments');
  return work;
}

/** Whether a row is shown: all are, or only those that the reader looks after. */
export function useMine(mine: boolean): (kind: Kind, subject: string) => boolean {
  const { assigned } = useWork();
  const arn = useSession().session?.Arn;
  const own = new Set(assigned.data?.Assignments.filter((each) => each.Assignee === arn).map((each) => `${each.Kind} ${each.Subject}`));
  return (kind, subject) => !mine || own.has(`${kind} ${subject}`);
}

const root = (account: string) => `arn:aws:iam::${account}:root`;

export function Assignee({ kind, subject, name }: { kind: Kind; subject: string; name: string }) {
  const { t } = useText();
  const { assigned, operators } = useWork();
  const session = useSession().session!;
  const assign = useAction('souk', 'AssignWork');
  const release = useAction('souk', 'ReleaseWork');
  const now = assigned.data?.Assignments.find((each) => each.Kind === kind && each.Subject === subject);
  const work = { Kind: kind, Subject: subject };
  const others = operators.filter(({ AccountId }) => AccountId !== session.AccountId && root(AccountId) !== now?.Assignee);
  const run = async (chosen: string) => {
    const done = chosen === 'release' ? await release.run(work) : await assign.run(chosen === 'take' ? work : { ...work, Assignee: chosen });
    if (done) assigned.reload();
  };
  return (
    <div>
      <span className="breakable">{now?.AssigneeName ?? t('queue.nobody')}</span>{' '}
      <ButtonDropdown
        variant="inline-icon"
        ariaLabel={t('queue.assign_that', { name })}
        expandToViewport
        loading={assign.running || release.running}
        items={[
          ...(now?.Assignee === session.Arn ? [] : [{ id: 'take', text: t('queue.take') }]),
          ...(now ? [{ id: 'release', text: t('queue.release') }] : []),
          ...others.map((each) => ({ id: root(each.AccountId), text: t('queue.assign', { name: each.Name }) })),
        ]}
        onItemClick={({ detail }) => void run(detail.id)}
      />
      <Problem error={assign.error ?? release.error} />
    </div>
  );
}

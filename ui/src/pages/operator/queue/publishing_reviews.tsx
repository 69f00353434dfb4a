import { useList } from '#/api/use_list';
import type { PublishingReview } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { Assignee, useMine } from './assignments';
import { QueueStatus } from './status';

export function PublishingReviews({ waiting, mine }: { waiting: boolean; mine: boolean }) {
  const text = useText();
  const { t, ago, dateTime } = text;
  const wish = waiting ? { Status: 'WAITING' as const } : {};
  const listed = useList('souk', 'ListPublishingReviews', wish);
  const isShown = useMine(mine);
  const rows = (listed.data?.Reviews ?? []).filter((each) => (each.Status === 'WAITING') === waiting && isShown('PUBLISHING_REVIEW', each.ChangeSetId));
  const wanted = (row: PublishingReview) => {
    const key = `review.to.${row.TargetVisibility}`;
    return text.has(key) ? t(key) : t('review.to.other');
  };
  return (
    <List<PublishingReview>
      of={listed}
      rows={rows}
      trackBy="ChangeSetId"
      title={t('queue.publishing')}
      none={t(waiting ? 'queue.publishing.none' : 'queue.decided.none')}
      textOf={(row) => `${row.EntityName} ${row.SellerName} ${row.AccountId}`}
      actions={<CopyAs of={() => act('souk', 'ListPublishingReviews', wish)} />}
      columns={[
        {
          id: 'product',
          header: t('queue.product'),
          isRowHeader: true,
          minWidth: 180,
          sortingField: 'EntityName',
          cell: (row) => <AppLink to={`/operator/reviews/${row.ChangeSetId}`}>{row.EntityName || row.EntityId || row.ChangeSetId}</AppLink>,
        },
        { id: 'wanted', header: t('queue.wanted'), minWidth: 120, cell: wanted },
        { id: 'seller', header: t('queue.seller'), minWidth: 130, sortingField: 'SellerName', cell: (row) => <span className="breakable">{row.SellerName ?? row.AccountId}</span> },
        { id: 'asked', header: t('queue.asked'), minWidth: 130, sortingField: 'RequestedAt', cell: (row) => <span title={dateTime(row.RequestedAt)}>{ago(row.RequestedAt)}</span> },
        waiting
          ? { id: 'due', header: t('queue.due'), minWidth: 130, sortingField: 'DueAt', cell: (row) => dateTime(row.DueAt) }
          : { id: 'decided', header: t('queue.decided_at'), minWidth: 130, sortingField: 'DecidedAt', cell: (row) => (row.DecidedAt ? dateTime(row.DecidedAt) : '–') },
        ...(waiting
          ? [{ id: 'who', header: t('queue.who'), minWidth: 130, cell: (row: PublishingReview) => <Assignee kind="PUBLISHING_REVIEW" subject={row.ChangeSetId} name={row.EntityName ?? row.ChangeSetId} /> }]
          : []),
        { id: 'status', header: t('product.status'), minWidth: 140, cell: (row) => <QueueStatus of={row.Status} overdue={row.Overdue} /> },
      ]}
    />
  );
}

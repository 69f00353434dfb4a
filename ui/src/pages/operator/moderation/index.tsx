// Reviews that buyers wrote, shown or not by the operator's decision.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useAction } from '#/api/use_operation';
import type { ModerateReviewRequest, Review } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { useFlash } from '#/shell/flash';

const states = ['PENDING', 'PUBLISHED', 'REJECTED'] as const;
type State = (typeof states)[number];
type Choice = ModerateReviewRequest['Decision'];

function Written({ of }: { of: Review }) {
  const { t } = useText();
  return (
    <SpaceBetween size="xxs">
      <b dir="auto" className="breakable">
        {of.Title}
      </b>
      <div className="prose" dir="auto">
        {of.Text}
      </div>
      {of.Reason && <Box variant="small">{t('moderation.reason', { reason: of.Reason })}</Box>}
    </SpaceBetween>
  );
}

export default function Moderation() {
  const { t, date } = useText();
  const flash = useFlash();
  const [state, setState] = useState<State>('PENDING');
  const wish = { State: state, MaxResults: 100 };
  const listed = useList('souk', 'ListReviewsForModeration', wish);
  const moderate = useAction('souk', 'ModerateReview');
  const [asked, setAsked] = useState<{ of: Review; choice: Choice }>();
  const input = (reason: string): ModerateReviewRequest => ({
    ReviewId: asked!.of.ReviewId,
    Decision: asked!.choice,
    ...(asked!.choice === 'REJECTED' ? { Reason: reason } : {}),
  });
  const decide = async (reason: string) => {
    if (!(await moderate.run(input(reason)))) return;
    flash.show({ type: 'success', content: t(`moderation.done.${asked!.choice}`) });
    setAsked(undefined);
    listed.reload();
  };
  const offer = (row: Review, choice: Choice) =>
    row.State !== choice && (
      <Button variant="inline-link" ariaLabel={t(`moderation.do_that.${choice}`, { name: row.Title })} onClick={() => setAsked({ of: row, choice })}>
        {t(`moderation.do.${choice}`)}
      </Button>
    );
  return (
    <Page
      title={t('nav.moderation')}
      actions={
        <SegmentedControl
          label={t('queue.shown')}
          selectedId={state}
          onChange={({ detail }) => setState(detail.selectedId as State)}
          options={states.map((id) => ({ id, text: t(`moderation.${id}`) }))}
        />
      }
    >
      <List<Review>
        of={listed}
        rows={listed.data?.Reviews ?? []}
        trackBy="ReviewId"
        title={t(`moderation.${state}`)}
        none={t('moderation.none')}
        textOf={(row) => `${row.Title} ${row.Text} ${row.AuthorName} ${row.ProductId}`}
        actions={<CopyAs of={() => act('souk', 'ListReviewsForModeration', wish)} />}
        columns={[
          { id: 'text', header: t('moderation.review'), isRowHeader: true, minWidth: 220, cell: (row) => <Written of={row} /> },
          { id: 'stars', header: t('moderation.stars'), minWidth: 90, sortingField: 'Stars', cell: (row) => t('moderation.of_five', { stars: row.Stars }) },
          { id: 'author', header: t('moderation.author'), minWidth: 120, cell: (row) => <span className="breakable">{row.AuthorName}</span> },
          { id: 'product', header: t('queue.product'), minWidth: 130, cell: (row) => <span className="breakable">{row.ProductId}</span> },
          { id: 'written', header: t('moderation.written'), minWidth: 120, sortingField: 'UpdatedAt', cell: (row) => date(row.UpdatedAt) },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 150,
            cell: (row) => (
              <SpaceBetween direction="horizontal" size="s">
                {offer(row, 'PUBLISHED')}
                {offer(row, 'REJECTED')}
              </SpaceBetween>
            ),
          },
        ]}
      />
      {asked && (
        <Decision
          title={t(`moderation.do_that.${asked.choice}`, { name: asked.of.Title })}
          doIt={t(`moderation.do.${asked.choice}`)}
          text={asked.choice === 'PUBLISHED' ? t('moderation.publish.text') : undefined}
          reason={asked.choice === 'REJECTED' ? t('decision.reason') : undefined}
          reasonHint={t('moderation.reason.hint')}
          of={(reason) => act('souk', 'ModerateReview', input(reason))}
          running={moderate.running}
          error={moderate.error}
          onDecide={(reason) => void decide(reason)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Page>
  );
}

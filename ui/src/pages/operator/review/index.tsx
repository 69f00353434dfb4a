// One request to publish: the page as buyers will see it, what changed since the last approval, and the decision.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useAction, useOperation } from '#/api/use_operation';
import type { GetPublishingReviewResponse, PublishingReview } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';
import { QueueStatus } from '../queue/status';
import { Reviewed } from './reviewed';
import { SendBack } from './send_back';

function Decided({ of }: { of: PublishingReview }) {
  const { t } = useText();
  if (!of.Reason) return null;
  return (
    <Alert type="warning" header={t('review.was_sent_back')}>
      <div className="prose">{of.Reason}</div>
      <ul className="plain">
        {of.Comments?.map((each, i) => (
          <li key={i} className="breakable">
            <b>{each.Field}</b> {each.Comment}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Summary({ of: { Review: review } }: { of: GetPublishingReviewResponse }) {
  const { t, has, dateTime } = useText();
  const wanted = `review.to.${review.TargetVisibility}`;
  return (
    <Container header={<Header variant="h2">{t('review.summary')}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: t('product.status'), value: <QueueStatus of={review.Status} overdue={review.Overdue} /> },
          { label: t('queue.wanted'), value: t(has(wanted) ? wanted : 'review.to.other') },
          { label: t('queue.seller'), value: <span className="breakable">{`${review.SellerName ?? ''} (${review.AccountId})`}</span> },
          { label: t('product.id'), value: <span className="breakable">{review.EntityId ?? '–'}</span> },
          { label: t('queue.asked'), value: dateTime(review.RequestedAt) },
          { label: t('queue.due'), value: dateTime(review.DueAt) },
          ...(review.DecidedAt
            ? [
                { label: t('queue.decided_at'), value: dateTime(review.DecidedAt) },
                { label: t('queue.decided_by'), value: <span className="breakable">{review.DecidedBy ?? '–'}</span> },
              ]
            : []),
        ]}
      />
    </Container>
  );
}

export default function Review() {
  const { t } = useText();
  const id = useParams().id!;
  const flash = useFlash();
  const loaded = useOperation('souk', 'GetPublishingReview', { ChangeSetId: id });
  const approve = useAction('souk', 'ApprovePublishingReview');
  const [asked, setAsked] = useState<'approve' | 'send_back'>();
  const review = loaded.data?.Review;
  const waiting = review?.Status === 'WAITING';
  const name = review?.EntityName || review?.EntityId || id;
  const decided = (told: 'review.approved' | 'review.sent_back') => {
    flash.show({ type: 'success', content: t(told, { name }) });
    setAsked(undefined);
    loaded.reload();
  };
  return (
    <Page
      title={name}
      crumbs={[{ text: t('nav.queue'), to: '/operator/queue' }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('souk', 'GetPublishingReview', { ChangeSetId: id })} />
          {waiting && <Button onClick={() => setAsked('send_back')}>{t('review.send_back')}</Button>}
          {waiting && (
            <Button variant="primary" onClick={() => setAsked('approve')}>
              {t('review.approve')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <Block of={loaded} lines={8}>
        {(data) => (
          <SpaceBetween size="l">
            <Decided of={data.Review} />
            <Summary of={data} />
            {data.Changes.map((change, i) => (
              <Reviewed key={i} of={change} seller={data.Review.SellerName ?? data.Review.AccountId} />
            ))}
          </SpaceBetween>
        )}
      </Block>
      {asked === 'approve' && (
        <Decision
          title={t('review.approve_that', { name })}
          doIt={t('review.approve')}
          text={t(review?.TargetVisibility === 'Public' ? 'review.approve.public' : 'review.approve.other')}
          of={() => act('souk', 'ApprovePublishingReview', { ChangeSetId: id })}
          running={approve.running}
          error={approve.error}
          onDecide={() => void approve.run({ ChangeSetId: id }).then((done) => done && decided('review.approved'))}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'send_back' && <SendBack id={id} name={name} onDone={() => decided('review.sent_back')} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}

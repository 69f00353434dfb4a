// What waits for an operator: requests to publish or to take off the market, test accounts, sellers to verify.
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText } from '#/language';
import { Page } from '#/parts/page';
import { Assignments } from './assignments';
import { PublishingReviews } from './publishing_reviews';
import { SellersToVerify } from './sellers_to_verify';
import { TestAccountRequests } from './test_account_requests';

export default function Queue() {
  const { t } = useText();
  const [shown, setShown] = useState('waiting');
  const waiting = shown !== 'decided';
  const mine = shown === 'mine';
  return (
    <Page
      title={t('nav.queue')}
      description={t('queue.text')}
      actions={
        <SegmentedControl
          label={t('queue.shown')}
          selectedId={shown}
          onChange={({ detail }) => setShown(detail.selectedId)}
          options={[
            { id: 'waiting', text: t('queue.waiting') },
            { id: 'mine', text: t('queue.mine') },
            { id: 'decided', text: t('queue.decided') },
          ]}
        />
      }
    >
      <Assignments>
        <SpaceBetween size="l">
          <PublishingReviews waiting={waiting} mine={mine} />
          <TestAccountRequests waiting={waiting} mine={mine} />
          {waiting && <SellersToVerify mine={mine} />}
        </SpaceBetween>
      </Assignments>
    </Page>
  );
}

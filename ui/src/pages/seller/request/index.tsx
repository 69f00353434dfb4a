// One request: each change with what was sent, what became of it, and what to mend; sent again where it failed.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';
import { useAction } from '#/api/use_operation';
import type { ChangeSummary, DescribeChangeSetResponse } from '#/generated/api/marketplace-catalog';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Reasons } from '#/parts/reasons';
import { Block } from '#/parts/states';
import { RequestStatus } from '../requests/status';
import { useChangeSet } from '../requests/use_change_set';
import { useChangeName } from '../requests/use_change_name';
import { requestAgain } from './again';

const isProduct = (change: ChangeSummary) => change.Entity?.Type?.startsWith('MachineLearningProduct');
const productOf = (set: DescribeChangeSetResponse) => set.ChangeSet?.find(isProduct)?.Entity?.Identifier?.split('@')[0];

function Change({ of }: { of: ChangeSummary }) {
  const { t } = useText();
  const nameOf = useChangeName();
  const name = nameOf(of.ChangeType);
  const content = JSON.stringify(of.DetailsDocument ?? {}, undefined, 2);
  return (
    <section aria-label={name}>
      <SpaceBetween size="xs">
        <Box variant="h3">{name}</Box>
        <Box variant="small">
          <span className="breakable">
            {of.ChangeType} · {of.Entity?.Type} {of.Entity?.Identifier}
          </span>
        </Box>
        {of.ErrorDetailList?.length ? (
          <Alert type="error" header={t('request.change_failed', { type: name })}>
            <Reasons of={of.ErrorDetailList} />
          </Alert>
        ) : null}
        {content !== '{}' && (
          <ExpandableSection headerText={t('request.content')}>
            <pre className="code" tabIndex={0} aria-label={`${t('request.content')} (${name})`}>
              {content}
            </pre>
          </ExpandableSection>
        )}
      </SpaceBetween>
    </section>
  );
}

function Outcome({ of }: { of: DescribeChangeSetResponse }) {
  const { t, dateTime } = useText();
  const failures = of.ChangeSet?.some((each) => each.ErrorDetailList?.length);
  return (
    <Container header={<Header variant="h2">{t('request.outcome')}</Header>}>
      <SpaceBetween size="m">
        <div aria-live="polite">
          <KeyValuePairs
            columns={3}
            items={[
              { label: t('product.status'), value: <RequestStatus of={of.Status} /> },
              { label: t('requests.start'), value: of.StartTime ? dateTime(Date.parse(of.StartTime) / 1000) : '–' },
              { label: t('requests.end'), value: of.EndTime ? dateTime(Date.parse(of.EndTime) / 1000) : '–' },
            ]}
          />
        </div>
        {of.Status === 'SUCCEEDED' && of.Intent !== 'VALIDATE' && productOf(of) && (
          <AppLink to={`/seller/listings/${productOf(of)}`}>{t('request.to_product')}</AppLink>
        )}
        {of.Status === 'SUCCEEDED' && of.Intent === 'VALIDATE' && <Alert type="success">{t('request.would_work')}</Alert>}
        {of.Status === 'FAILED' && (
          <Alert type="error" header={failures ? undefined : t('error.title')}>
            <Reasons of={[{ ErrorCode: of.FailureCode ?? 'CLIENT_ERROR', ErrorMessage: of.FailureDescription ?? '' }]} />
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  );
}

export default function RequestPage() {
  const { t } = useText();
  const go = useGo();
  const { id } = useParams();
  const loaded = useChangeSet(id);
  const cancel = useAction('marketplace-catalog', 'CancelChangeSet');
  const again = useAction('marketplace-catalog', 'StartChangeSet');
  const set = loaded.data;
  const doCancel = async () => {
    if (await cancel.run({ Catalog: 'AWSMarketplace', ChangeSetId: id! })) loaded.reload();
  };
  const retry = async (of: DescribeChangeSetResponse) => {
    const started = await again.run(requestAgain(of));
    if (started) go(`/seller/requests/${started.ChangeSetId}`);
  };
  return (
    <Page
      title={set?.ChangeSetName ?? t('request.title')}
      crumbs={[{ text: t('nav.requests'), to: '/seller/requests' }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {set && <CopyAs of={() => act('marketplace-catalog', 'StartChangeSet', requestAgain(set))} />}
          {set?.Status === 'PREPARING' && (
            <Button loading={cancel.running} onClick={() => void doCancel()}>
              {t('request.cancel')}
            </Button>
          )}
          {set && (set.Status === 'FAILED' || set.Status === 'CANCELLED') && (
            <Button variant="primary" loading={again.running} onClick={() => void retry(set)}>
              {t('request.retry')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <Problem error={cancel.error ?? again.error} />
      <Block of={loaded}>
        {(of) => (
          <SpaceBetween size="l">
            <Outcome of={of} />
            <Container header={<Header variant="h2" counter={t('table.count', { count: of.ChangeSet?.length ?? 0 })}>{t('request.changes')}</Header>}>
              <SpaceBetween size="m">
                {of.ChangeSet?.map((each, i) => (
                  <Change key={i} of={each} />
                ))}
              </SpaceBetween>
            </Container>
          </SpaceBetween>
        )}
      </Block>
    </Page>
  );
}

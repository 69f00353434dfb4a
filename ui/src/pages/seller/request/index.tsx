// One request: each change, what became of it, and what to mend.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';
import { useAction } from '#/api/use_operation';
import type { ChangeSummary, DescribeChangeSetResponse } from '#/generated/api/marketplace-catalog';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { RequestStatus } from '../requests/status';
import { useChangeSet } from '../requests/use_change_set';

const isProduct = (change: ChangeSummary) => change.Entity?.Type?.startsWith('MachineLearningProduct');
const productOf = (set: DescribeChangeSetResponse) => set.ChangeSet?.find(isProduct)?.Entity?.Identifier?.split('@')[0];

function Errors({ of }: { of: ChangeSummary }) {
  const text = useText();
  return (
    <Alert type="error" header={text.t('request.change_failed', { type: of.ChangeType ?? '' })}>
      <ul className="plain">
        {of.ErrorDetailList!.map((each, i) => (
          <li key={i}>
            {each.ErrorMessage} <Box variant="small">{each.ErrorCode}</Box>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Change({ of }: { of: ChangeSummary }) {
  return (
    <div>
      <Box variant="h3">{of.ChangeType}</Box>
      <Box variant="small">
        <span className="breakable">
          {of.Entity?.Type} {of.Entity?.Identifier}
        </span>
      </Box>
      {of.ErrorDetailList?.length ? <Errors of={of} /> : null}
    </div>
  );
}

export default function RequestPage() {
  const { t, dateTime } = useText();
  const { id } = useParams();
  const loaded = useChangeSet(id);
  const cancel = useAction('marketplace-catalog', 'CancelChangeSet');
  const doCancel = async () => {
    if (await cancel.run({ Catalog: 'AWSMarketplace', ChangeSetId: id! })) loaded.reload();
  };
  return (
    <Page
      title={loaded.data?.ChangeSetName ?? t('request.title')}
      crumbs={[{ text: t('nav.requests'), to: '/seller/requests' }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('marketplace-catalog', 'DescribeChangeSet', { Catalog: 'AWSMarketplace', ChangeSetId: id! })} />
          {loaded.data?.Status === 'PREPARING' && (
            <Button loading={cancel.running} onClick={() => void doCancel()}>
              {t('request.cancel')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <Problem error={cancel.error} />
      <Block of={loaded}>
        {(set) => (
          <SpaceBetween size="l">
            <Container header={<Header variant="h2">{t('request.outcome')}</Header>}>
              <SpaceBetween size="m">
                <div aria-live="polite">
                  <KeyValuePairs
                    columns={3}
                    items={[
                      { label: t('product.status'), value: <RequestStatus of={set.Status} /> },
                      { label: t('requests.start'), value: set.StartTime ? dateTime(Date.parse(set.StartTime) / 1000) : '–' },
                      { label: t('requests.end'), value: set.EndTime ? dateTime(Date.parse(set.EndTime) / 1000) : '–' },
                    ]}
                  />
                </div>
                {set.Status === 'SUCCEEDED' && set.Intent !== 'VALIDATE' && productOf(set) && (
                  <AppLink to={`/seller/listings/${productOf(set)}`}>{t('request.to_product')}</AppLink>
                )}
                {set.Status === 'SUCCEEDED' && set.Intent === 'VALIDATE' && <Alert type="success">{t('request.would_work')}</Alert>}
                {set.FailureDescription && <Alert type="error">{set.FailureDescription}</Alert>}
              </SpaceBetween>
            </Container>
            <Container header={<Header variant="h2" counter={t('table.count', { count: set.ChangeSet?.length ?? 0 })}>{t('request.changes')}</Header>}>
              <SpaceBetween size="m">
                {set.ChangeSet?.map((each, i) => (
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

// Endpoints and jobs of all accounts; what runs can be stopped, with a reason for its owner.
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useState } from 'react';
import { useAction, type Loaded } from '#/api/use_operation';
import type { ListRunsResponse, Run } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { EndpointState } from '#/pages/buyer/endpoint/state';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { useFlash } from '#/shell/flash';

export const wish = { MaxResults: 100 };
const running = ['Creating', 'InService', 'Updating', 'UpdateRollbackFailed', 'InProgress'];
const isEndpoint = (run: Run) => run.Kind === 'ENDPOINT';

function Name({ of }: { of: Run }) {
  const { t } = useText();
  return (
    <div>
      <span className="breakable">{of.Name}</span>
      {of.FailureReason && (
        <ExpandableSection variant="footer" headerText={t('decision.reason')} headerAriaLabel={`${t('decision.reason')} (${of.Name})`}>
          <span className="breakable">{of.FailureReason}</span>
        </ExpandableSection>
      )}
    </div>
  );
}

export function Runs({ of }: { of: Loaded<ListRunsResponse> }) {
  const { t, dateTime, number } = useText();
  const flash = useFlash();
  const stopEndpoint = useAction('souk', 'StopEndpoint');
  const stopJob = useAction('souk', 'StopJob');
  const [asked, setAsked] = useState<Run>();
  const ofEndpoint = (run: Run, Reason: string) => ({ EndpointArn: run.Arn, Reason });
  const ofJob = (run: Run, Reason: string) => ({ JobArn: run.Arn, Reason });
  const stop = asked && isEndpoint(asked) ? stopEndpoint : stopJob;
  const doStop = async (run: Run, reason: string) => {
    if (!(await (isEndpoint(run) ? stopEndpoint.run(ofEndpoint(run, reason)) : stopJob.run(ofJob(run, reason))))) return;
    setAsked(undefined);
    flash.show({ type: 'success', content: t(isEndpoint(run) ? 'runtime.stopped' : 'runtime.job.stopped', { name: run.Name }) });
    of.reload();
  };
  return (
    <>
      <List<Run>
        of={of}
        rows={of.data?.Runs ?? []}
        trackBy="Arn"
        title={t('runtime.runs')}
        description={of.data?.NextToken ? t('runtime.runs.newest', { count: wish.MaxResults }) : undefined}
        actions={<CopyAs of={() => act('souk', 'ListRuns', wish)} />}
        none={t('runtime.runs.none')}
        textOf={(row) => [row.Name, row.AccountName, row.AccountId, row.Status, ...(row.ProductIds ?? [])].join(' ')}
        columns={[
          { id: 'name', header: t('runtime.name'), isRowHeader: true, minWidth: 160, sortingField: 'Name', cell: (row) => <Name of={row} /> },
          { id: 'kind', header: t('runtime.kind'), minWidth: 125, sortingField: 'Kind', cell: (row) => t(`run.${row.Kind}` as MessageKey) },
          {
            id: 'account',
            header: t('runtime.account'),
            minWidth: 125,
            sortingField: 'AccountName',
            cell: (row) => <span className="breakable">{row.AccountName ?? row.AccountId}</span>,
          },
          { id: 'state', header: t('endpoint.status'), minWidth: 130, sortingField: 'Status', cell: (row) => <EndpointState of={row.Status} /> },
          {
            id: 'instances',
            header: t('endpoint.instances'),
            minWidth: 115,
            cell: (row) => (row.InstanceTypes ? `${number(row.Instances ?? 0)} × ${row.InstanceTypes.join(', ')}` : '–'),
          },
          {
            id: 'product',
            header: t('queue.product'),
            minWidth: 125,
            cell: (row) => row.ProductIds?.map((id) => <AppLink key={id} to={`/products/${id}`}>{id}</AppLink>) ?? '–',
          },
          { id: 'created', header: t('endpoint.created'), minWidth: 125, sortingField: 'CreatedAt', cell: (row) => dateTime(row.CreatedAt) },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 100,
            cell: (row) =>
              running.includes(row.Status) ? (
                <Button variant="inline-link" ariaLabel={t('runtime.stop_that', { name: row.Name })} onClick={() => setAsked(row)}>
                  {t('runtime.stop')}
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
      />
      {asked && (
        <Decision
          title={t('runtime.stop_that', { name: asked.Name })}
          doIt={t('runtime.stop')}
          text={t(isEndpoint(asked) ? 'runtime.stop.text' : 'runtime.job.stop.text')}
          reason={t('decision.reason')}
          reasonHint={t('runtime.stop.hint')}
          of={(reason) => (isEndpoint(asked) ? act('souk', 'StopEndpoint', ofEndpoint(asked, reason)) : act('souk', 'StopJob', ofJob(asked, reason)))}
          running={stop.running}
          error={stop.error}
          onDecide={(reason) => void doStop(asked, reason)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

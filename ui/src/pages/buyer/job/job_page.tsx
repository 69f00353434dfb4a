// A job's page: what it is about, how far it is, its log, and the way to stop it. Where it failed, its log comes first.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { call } from '#/api/call';
import { inRegion, regionHere } from '#/api/region';
import type { Loaded } from '#/api/use_operation';
import { useText } from '#/language';
import { type Act, act, CopyAs } from '#/parts/copy_as';
import { LogView } from '#/parts/log_view';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { Absent, isAbsent } from '../endpoint/absent';
import { EndpointState } from '../endpoint/state';
import { useAgain } from '../endpoint/use_again';
import { Stop } from './stop';
import { Took } from './took';

export interface Job {
  arn: string;
  status: string;
  failure: string | undefined;
  created: number;
  started: number | undefined;
  ended: number | undefined;
  instanceType: string | undefined;
  instances: number;
}

interface JobPageProps<T> {
  kind: 'TRAINING_JOB' | 'TRANSFORM_JOB';
  name: string;
  of: Loaded<T>;
  describe: Act;
  job: (of: T) => Job;
  facts: (of: T) => KeyValuePairsProps.Item[];
  children: (of: T) => ReactNode;
}

function Log({ job, name, lives }: { job: Job; name: string; lives: boolean }) {
  const { t } = useText();
  const input = { JobArn: job.arn };
  return (
    <LogView
      name={name}
      text={t('job.log.text')}
      lives={lives}
      of={() => act('souk', 'GetJobLogs', input)}
      ask={(token, signal) => call('souk', 'GetJobLogs', { ...input, MaxLines: 500, ...(token ? { NextToken: token } : {}) }, signal)}
    />
  );
}

function Facts({ job, more }: { job: Job; more: KeyValuePairsProps.Item[] }) {
  const { t, dateTime } = useText();
  const at = (time: number | undefined) => (time === undefined ? '–' : dateTime(time));
  return (
    <Container header={<Header variant="h2">{t('run.summary')}</Header>}>
      <div aria-live="polite">
        <KeyValuePairs
          columns={3}
          items={[
            { label: t('endpoint.status'), value: <EndpointState of={job.status} /> },
            { label: t('job.started'), value: at(job.started) },
            { label: t('job.ended'), value: at(job.ended) },
            { label: t('job.took'), value: <Took from={job.started} to={job.ended} /> },
            { label: t('endpoint.instances'), value: t('job.instances', { count: job.instances, type: job.instanceType ?? '–' }) },
            ...more,
            { label: t('endpoint.arn'), value: <span className="breakable">{job.arn}</span> },
          ]}
        />
      </div>
    </Container>
  );
}

export function JobPage<T>({ kind, name, of, describe, job: read, facts, children }: JobPageProps<T>) {
  const { t } = useText();
  const list = inRegion('/jobs', regionHere());
  const [stopping, setStopping] = useState(false);
  const job = of.data && read(of.data);
  const lives = job?.status === 'InProgress' || job?.status === 'Stopping';
  useAgain(of.reload, 2000, lives);
  return (
    <Page
      title={name}
      description={`${t(`run.${kind}`)}. ${t('job.text')}`}
      crumbs={[{ text: t('nav.jobs'), to: list }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => describe} />
          {job?.status === 'InProgress' && <Button onClick={() => setStopping(true)}>{t('job.stop')}</Button>}
        </SpaceBetween>
      }
    >
      {isAbsent(of) ? (
        <Absent list={list} label={t('nav.jobs')} />
      ) : (
        <Block of={of} lines={6}>
          {(data) => {
            const told = read(data);
            const failed = told.status === 'Failed';
            const log = <Log key={String(failed)} job={told} name={name} lives={lives} />;
            return (
              <SpaceBetween size="l">
                {told.failure && (
                  <Alert type="error" header={t('endpoint.failed')}>
                    <span className="breakable">{told.failure}</span>
                  </Alert>
                )}
                {failed && log}
                <Facts job={told} more={facts(data)} />
                {children(data)}
                {!failed && log}
              </SpaceBetween>
            );
          }}
        </Block>
      )}
      {stopping && (
        <Stop
          kind={kind}
          name={name}
          onClose={() => setStopping(false)}
          onStopped={() => {
            setStopping(false);
            of.reload();
          }}
        />
      )}
    </Page>
  );
}

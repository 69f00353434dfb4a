// What a readiness report says: the score, and every check with its evidence.
import Badge from '@cloudscape-design/components/badge';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { ReadinessCheckItem, ReadinessReport } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { List } from '#/parts/list';
import { CheckStatus } from '#/readiness/status';
import type { Reported } from '#/readiness/use_report';
import type { Words } from '#/readiness/words';

type Shown = 'open' | 'all' | ReadinessCheckItem['Status'];

const urgency: ReadinessCheckItem['Status'][] = ['FAIL', 'NOT_CHECKED', 'WARN', 'PASS', 'NOT_APPLICABLE'];
const byUrgency = (a: ReadinessCheckItem, b: ReadinessCheckItem) => urgency.indexOf(a.Status) - urgency.indexOf(b.Status);

const isShown = (shown: Shown) => (check: ReadinessCheckItem) =>
  shown === 'all' || check.Status === shown || (shown === 'open' && !['PASS', 'NOT_APPLICABLE'].includes(check.Status));

export function ReportSummary({ report, checking }: { report: ReadinessReport; checking: boolean }) {
  const { t, number, dateTime } = useText();
  const count = (status: ReadinessCheckItem['Status']) => number(report.Checks.filter((each) => each.Status === status).length);
  const execution = report.Execution;
  const executed = !execution ? t('report.never') : dateTime(execution.EndedAt ?? execution.RequestedAt);
  return (
    <Container header={<Header variant="h2">{t('report.summary')}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: t('report.ready'),
            value: <StatusIndicator type={report.Ready ? 'success' : 'error'}>{t(report.Ready ? 'report.ready.yes' : 'report.ready.no')}</StatusIndicator>,
          },
          { label: t('report.score'), value: t('report.score.of', { score: number(report.Score) }) },
          { label: t('report.counts'), value: t('report.counts.of', { failed: count('FAIL'), advised: count('WARN'), passed: count('PASS') }) },
          {
            label: t('report.executed'),
            value: checking ? <StatusIndicator type="in-progress">{t('check.running')}</StatusIndicator> : executed,
          },
        ]}
      />
    </Container>
  );
}

/** What was found: the figures, and of what was executed the container's or the server's own words. */
function Evidence({ check, words }: { check: ReadinessCheckItem; words: Words }) {
  const reason = check.Group === 'EXECUTED' && check.Status === 'FAIL' ? check.Reason : undefined;
  const { url } = check.Parameters ?? {};
  const found = words.found(check).filter((each) => !(reason && url && each.includes(url))); // the reason has it
  if (!found.length && !reason) return '–';
  return (
    <div className="breakable">
      {reason && <div lang="en">{reason}</div>}
      {found.map((each) => (
        <div key={each}>{each}</div>
      ))}
    </div>
  );
}

export function ReportChecks({ reported, report, words }: { reported: Pick<Reported, 'checking' | 'reload'>; report: ReadinessReport; words: Words }) {
  const { t, dateTime } = useText();
  const [shown, setShown] = useState<Shown>('open');
  const options = (['open', 'FAIL', 'WARN', 'NOT_CHECKED', 'PASS', 'NOT_APPLICABLE', 'all'] as const).map((value) => ({
    value,
    label: t(value === 'open' || value === 'all' ? `report.show.${value}` : `check.${value}`),
  }));
  return (
    <List<ReadinessCheckItem>
      of={{ data: report, error: undefined, loading: false, reload: reported.reload }}
      rows={report.Checks.filter(isShown(shown)).sort(byUrgency)}
      trackBy={(check) => check.Id + check.Field}
      title={t('report.checks')}
      none={t('report.none')}
      textOf={(check) => `${words.asked(check)} ${check.Field ?? ''}`}
      actions={
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === shown)!}
          ariaLabel={t('report.show')}
          onChange={({ detail }) => setShown(detail.selectedOption.value as Shown)}
        />
      }
      columns={[
        { id: 'status', header: t('report.status'), minWidth: 150, cell: (check) => <CheckStatus of={check} checking={reported.checking} />, sortingField: 'Status' },
        {
          id: 'asked',
          header: t('report.asked'),
          minWidth: 280,
          isRowHeader: true,
          cell: (check) => (
            <SpaceBetween direction="horizontal" size="xs">
              {words.asked(check)}
              {check.Level === 'RECOMMENDED' && <Badge>{t('report.recommended')}</Badge>}
            </SpaceBetween>
          ),
        },
        { id: 'group', header: t('report.group'), minWidth: 140, cell: (check) => t(`check.group.${check.Group}` as MessageKey), sortingField: 'Group' },
        { id: 'found', header: t('report.found'), minWidth: 240, cell: (check) => <Evidence check={check} words={words} /> },
        { id: 'at', header: t('report.at'), minWidth: 150, cell: (check) => (check.CheckedAt ? dateTime(check.CheckedAt) : '–') },
      ]}
    />
  );
}

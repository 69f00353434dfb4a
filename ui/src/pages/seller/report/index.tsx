// How a product or a draft stands to every rule of the market: what passed, what fails, what is advised, and on what
// evidence; executed checks come in one by one.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useParams } from 'react-router';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { LogLines } from '#/parts/log_lines';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { ReportChecks, ReportSummary } from '#/readiness/report_view';
import { type Subject, useReport } from '#/readiness/use_report';
import { useWords } from '#/readiness/words';
import { useCheckLog } from './use_log';

/** What the container wrote while its samples were run. */
function ContainerLog({ check, checking }: { check: string; checking: boolean }) {
  const { t } = useText();
  const lines = useCheckLog(check);
  if (!lines.length && !checking) return null;
  return (
    <Container
      header={
        <Header variant="h2" description={t('report.log.text')} actions={<CopyAs of={() => act('souk', 'GetReadinessLog', { CheckId: check })} />}>
          {t('report.log')}
        </Header>
      }
    >
      {lines.length ? <LogLines lines={lines} label={t('report.log')} /> : <StatusIndicator type="in-progress">{t('report.log.waiting')}</StatusIndicator>}
    </Container>
  );
}

export default function ReportPage() {
  const { t } = useText();
  const id = useParams().id!;
  const subject: Subject = id.startsWith('draft-') ? { DraftId: id } : { ProductId: id };
  const reported = useReport(subject);
  const words = useWords();
  const { report } = reported;
  const above = 'DraftId' in subject ? `/seller/drafts/${id}` : `/seller/listings/${id}`;
  return (
    <Page
      title={t('report.title')}
      description={t('report.text')}
      crumbs={[
        { text: t('nav.listings'), to: '/seller/listings' },
        { text: t('report.listing'), to: above },
      ]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('souk', 'GetReadinessReport', subject)} />
          {report && (
            <Button
              iconName="download"
              href={`data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(report, undefined, 2))}`}
              download={`readiness-${id}.json`}
            >
              {t('report.download')}
            </Button>
          )}
          <Button variant="primary" loading={reported.checking} loadingText={t('check.running')} onClick={reported.check}>
            {t('check.start')}
          </Button>
        </SpaceBetween>
      }
    >
      <Problem error={reported.error ?? reported.refused} onRetry={reported.reload} />
      {report && words ? (
        <SpaceBetween size="l">
          <ReportSummary report={report} checking={reported.checking} />
          <ReportChecks reported={reported} report={report} words={words} />
          {report.Execution && <ContainerLog key={report.Execution.CheckId} check={report.Execution.CheckId} checking={reported.checking} />}
          <Box variant="small">{t('report.note')}</Box>
        </SpaceBetween>
      ) : (
        !reported.error && <Skeleton lines={8} />
      )}
    </Page>
  );
}

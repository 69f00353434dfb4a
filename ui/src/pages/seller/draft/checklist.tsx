// The market's report of this draft beside its form: what stands in the way, what is advised, what only running it tells.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { memo } from 'react';
import type { ReadinessCheckItem } from '#/generated/api/souk';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { lookOf } from '#/readiness/status';
import type { Reported } from '#/readiness/use_report';
import { useWords, type Words } from '#/readiness/words';
import type { Draft } from './draft';
import { blockersOf, type Place, placeOf } from './places';

interface ChecklistProps {
  id: string;
  draft: Draft;
  reported: Reported;
  onGo: (place: Place) => void;
}

interface ChecksProps extends ChecklistProps {
  words: Words;
  checks: ReadinessCheckItem[];
}

function Checks({ checks, words, draft, reported, onGo }: ChecksProps) {
  const { t } = useText();
  const line = (check: ReadinessCheckItem) => {
    const place = placeOf(check, draft);
    if (check.Group === 'SELLER') return <AppLink to="/seller/settings">{words.asked(check)}</AppLink>;
    if (!place) return words.asked(check);
    const go = (event: CustomEvent) => {
      event.preventDefault();
      onGo(place);
    };
    return (
      <Link href={`#${place.label}`} onFollow={go}>
        {words.asked(check)}
      </Link>
    );
  };
  return (
    <ul className="plain">
      {checks.map((check) => (
        <li key={check.Id + check.Field}>
          <div className="check">
            <StatusIndicator type={lookOf(check, reported.checking)} iconAriaLabel={t(`check.${check.Status}`)} />
            <span>{line(check)}</span>
          </div>
          {check.Status === 'FAIL' && check.Group === 'EXECUTED' && (
            <Box variant="small" display="block">
              <span lang="en" className="breakable">
                {check.Reason}
              </span>
            </Box>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Drawn anew with the report, not with each key. */
export const Checklist = memo(function Checklist(props: ChecklistProps) {
  const { t, number } = useText();
  const words = useWords();
  const { draft, id, reported } = props;
  const { report, checking } = reported;
  const blockers = blockersOf(report, draft);
  const all = report?.Checks ?? [];
  const by = (section: Place['section']) => blockers.filter((check) => placeOf(check, draft)?.section === section);
  const advice = all.filter((check) => check.Status === 'WARN' && placeOf(check, draft));
  const executed = all.filter((check) => check.Group === 'EXECUTED');
  const account = blockers.filter((check) => check.Group === 'SELLER');
  const groups = (['general', 'launch', 'pricing'] as const).map((section) => ({ label: t(`section.${section}`), checks: by(section) }));
  return (
    <Container
      header={
        <Header variant="h2" counter={report && `(${blockers.length})`} description={report && t('checklist.score', { score: number(report.Score) })}>
          {t('checklist.title')}
        </Header>
      }
      footer={<AppLink to={`/seller/drafts/${id}/report`}>{t('checklist.report')}</AppLink>}
    >
      <SpaceBetween size="s">
        <Problem error={reported.error ?? reported.refused} onRetry={reported.error && reported.reload} />
        {(!report || !words) && !reported.error && <Skeleton lines={4} />}
        {report && !blockers.length && <StatusIndicator>{t('checklist.done')}</StatusIndicator>}
        {words &&
          [...groups, { label: t('checklist.account'), checks: account }]
            .filter(({ checks }) => checks.length > 0)
            .map(({ label, checks }) => (
              <div key={label}>
                <Box variant="awsui-key-label">{label}</Box>
                <Checks {...props} words={words} checks={checks} />
              </div>
            ))}
        {words && advice.length > 0 && (
          <ExpandableSection headerText={t('checklist.advice', { count: advice.length })}>
            <Checks {...props} words={words} checks={advice} />
          </ExpandableSection>
        )}
        {words && executed.length > 0 && (
          <div>
            <Box variant="awsui-key-label">{t('checklist.executed')}</Box>
            <Checks {...props} words={words} checks={executed} />
            <Button onClick={reported.check} loading={checking} loadingText={t('check.running')}>
              {t('check.start')}
            </Button>
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
});

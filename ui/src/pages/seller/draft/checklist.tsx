// What is still missing, each a link to its field.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useText } from '#/language';
import type { Lack, Section } from './draft';

export function Checklist({ lacks, onGo }: { lacks: Lack[]; onGo: (lack: Lack) => void }) {
  const { t } = useText();
  const by = (section: Section) => lacks.filter((lack) => lack.section === section);
  return (
    <Container header={<Header variant="h2" counter={`(${lacks.length})`}>{t('checklist.title')}</Header>}>
      <SpaceBetween size="s">
        {!lacks.length && <StatusIndicator>{t('checklist.done')}</StatusIndicator>}
        {(['general', 'launch', 'pricing'] as const).map((section) =>
          by(section).length ? (
            <div key={section}>
              <Box variant="awsui-key-label">{t(`section.${section}`)}</Box>
              <ul className="plain">
                {by(section).map((lack) => (
                  <li key={lack.label}>
                    <StatusIndicator type="pending">
                      <Link
                        href={`#${lack.label}`}
                        onFollow={(event) => {
                          event.preventDefault();
                          onGo(lack);
                        }}
                      >
                        {t(lack.label)}
                      </Link>
                    </StatusIndicator>
                  </li>
                ))}
              </ul>
            </div>
          ) : null,
        )}
      </SpaceBetween>
    </Container>
  );
}

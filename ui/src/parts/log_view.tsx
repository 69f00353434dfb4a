// What containers write; the end stays in sight unless somebody has scrolled away from it.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { LogLine } from '#/generated/api/souk';
import { useText } from '#/language';
import { type Act, CopyAs } from '#/parts/copy_as';
import { LogLines } from '#/parts/log_lines';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Empty } from '#/parts/states';
import { type AskLog, useLog } from '#/parts/use_log';

function save(name: string, lines: LogLine[]) {
  const text = lines.map((line) => `${new Date(line.Time * 1000).toISOString()} ${line.Stream} ${line.Message}\n`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(text, { type: 'text/plain' }));
  link.download = `${name}.log`;
  link.click();
  URL.revokeObjectURL(link.href);
}

interface LogViewProps {
  name: string;
  text: string;
  ask: AskLog;
  of: () => Act;
  /** What writes it goes on. */
  lives: boolean;
}

export function LogView({ name, text, ask, of, lives }: LogViewProps) {
  const { t } = useText();
  const [paused, setPaused] = useState(false);
  const log = useLog(name, ask, lives && !paused);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyAs of={of} />
              {log.lines.length > 0 && <Button onClick={() => save(name, log.lines)}>{t('endpoint.log.save')}</Button>}
              {lives && <Button onClick={() => setPaused(!paused)}>{t(paused ? 'endpoint.log.go_on' : 'endpoint.log.pause')}</Button>}
            </SpaceBetween>
          }
        >
          {t('endpoint.log')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Problem error={log.error} />
        {log.lines.length > 0 ? <LogLines lines={log.lines} label={t('endpoint.log')} /> : log.loading ? <Skeleton /> : !log.error && <Empty text={t('endpoint.log.none')} />}
      </SpaceBetween>
    </Container>
  );
}

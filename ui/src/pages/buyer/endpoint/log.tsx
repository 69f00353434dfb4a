// What an endpoint's containers write; the end stays in sight unless somebody has scrolled away from it.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import type { LogLine } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Empty } from '#/parts/states';
import { useLog } from './use_log';

const near = 40; // pixels that count as the end

function Lines({ lines }: { lines: LogLine[] }) {
  const { t, time } = useText();
  const box = useRef<HTMLPreElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  const streams = new Set(lines.map((line) => line.Stream)).size > 1;
  return (
    <pre
      ref={box}
      className="code log"
      tabIndex={0}
      aria-label={t('endpoint.log')}
      dir="ltr"
      onScroll={({ currentTarget: at }) => {
        atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < near;
      }}
    >
      {lines.map((line, i) => (
        <div key={i}>
          <time dateTime={new Date(line.Time * 1000).toISOString()}>{time(line.Time)}</time> {streams && `${line.Stream} `}
          {line.Message}
        </div>
      ))}
    </pre>
  );
}

function save(name: string, lines: LogLine[]) {
  const text = lines.map((line) => `${new Date(line.Time * 1000).toISOString()} ${line.Stream} ${line.Message}\n`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(text, { type: 'text/plain' }));
  link.download = `${name}.log`;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function EndpointLog({ name, lives }: { name: string; lives: boolean }) {
  const { t } = useText();
  const [paused, setPaused] = useState(false);
  const log = useLog(name, lives && !paused);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('endpoint.log.text')}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyAs of={() => act('souk', 'GetEndpointLogs', { EndpointName: name })} />
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
        {log.lines.length > 0 ? <Lines lines={log.lines} /> : log.loading ? <Skeleton /> : !log.error && <Empty text={t('endpoint.log.none')} />}
      </SpaceBetween>
    </Container>
  );
}

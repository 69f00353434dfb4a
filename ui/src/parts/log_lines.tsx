// The lines that a container wrote; the end stays in sight unless somebody has scrolled away from it.
import { useEffect, useRef } from 'react';
import type { LogLine } from '#/generated/api/souk';
import { useText } from '#/language';

const near = 40; // pixels that count as the end

export function LogLines({ lines, label }: { lines: LogLine[]; label: string }) {
  const { time } = useText();
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
      aria-label={label}
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

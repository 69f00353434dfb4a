// Parts of a whole as bars below each other: a funnel, or how something came out.
import Box from '@cloudscape-design/components/box';
import { Fragment } from 'react';
import { useText } from '#/language';

interface BarsProps {
  title: string;
  text?: string;
  of: number;
  rows: { label: string; value: number }[];
}

export function Bars({ title, text, of, rows }: BarsProps) {
  const { number, percent } = useText();
  return (
    <div role="group" aria-label={title}>
      <Box variant="h3">{title}</Box>
      <div className="histogram">
        {rows.map(({ label, value }) => (
          <Fragment key={label}>
            <span>{label}</span>
            <progress value={value} max={of || 1} aria-label={label} />
            <span>{of ? `${number(value)} (${percent(value / of)})` : number(value)}</span>
          </Fragment>
        ))}
      </div>
      {text && (
        <Box color="text-body-secondary" fontSize="body-s">
          {text}
        </Box>
      )}
    </div>
  );
}

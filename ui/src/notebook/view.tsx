// A notebook as a page of cells.
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useText } from '#/language';
import { Code } from '#/listing/listing_view';
import { Markdown } from './markdown';
import { type Cell, cellsOf, mostCharacters, type Output } from './notebook';

function Result({ of, label }: { of: Output; label: string }) {
  const { t } = useText();
  if (of.picture) return <img src={of.picture} alt={of.text || label} className="notebook-picture" />;
  return (
    <>
      <Code text={of.text.slice(0, mostCharacters)} label={label} />
      {of.text.length > mostCharacters && <Box variant="small">{t('file.shortened')}</Box>}
    </>
  );
}

function CellView({ cell, at }: { cell: Cell; at: number }) {
  const { t } = useText();
  if (cell.kind === 'markdown') return <Markdown text={cell.source} />;
  const number = cell.count ?? ' ';
  return (
    <div>
      {cell.source && (
        <>
          {cell.kind === 'code' && <Box variant="small">{`In [${number}]`}</Box>}
          <Code text={cell.source} label={t('notebook.code', { number: at })} />
        </>
      )}
      {cell.outputs.map((output, i) => (
        <div key={i} className={output.failed ? 'notebook-failed' : undefined}>
          <Box variant="small">{`Out [${number}]`}</Box>
          <Result of={output} label={t('notebook.output', { number: at })} />
        </div>
      ))}
    </div>
  );
}

export default function NotebookView({ text }: { text: string }) {
  const { t } = useText();
  const cells = useMemo(() => cellsOf(text), [text]);
  if (!cells) return <Box color="text-body-secondary">{t('notebook.none')}</Box>;
  return (
    <div data-testid="notebook">
      <SpaceBetween size="m">
        {cells.map((cell, i) => (
          <CellView key={i} cell={cell} at={i + 1} />
        ))}
      </SpaceBetween>
    </div>
  );
}

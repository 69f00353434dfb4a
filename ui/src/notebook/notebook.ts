// A notebook of Jupyter's format 4 as it is read: cells with their text, and what running them left behind. Whatever is
// in the file, nothing of it is taken but texts and pictures.
// https://nbformat.readthedocs.io/en/latest/format_description.html

export interface Output {
  text: string;
  /** A picture as a data: address, for which the text stands in. */
  picture?: string;
  failed?: boolean;
}

export interface Cell {
  kind: 'code' | 'markdown' | 'raw';
  source: string;
  /** The number of the run, "In [3]". */
  count: number | undefined;
  outputs: Output[];
}

type Tree = Record<string, unknown>;

/** Of an output; the rest is in the file. */
export const mostCharacters = 20_000;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string').join('') : typeof value === 'string' ? value : '';

// The colours of a terminal.
const withoutColours = (text: string) => text.replaceAll(/\u001b\[[\d;]*m/g, '');

function pictureOf(data: Tree): string | undefined {
  for (const type of ['image/png', 'image/jpeg']) {
    const content = textOf(data[type]).replaceAll(/\s/g, '');
    if (content && /^[A-Za-z0-9+/]+={0,2}$/.test(content)) return `data:${type};base64,${content}`;
  }
  return undefined;
}

function outputOf(output: Tree): Output {
  if (output.output_type === 'error') {
    const trace = Array.isArray(output.traceback) ? output.traceback.filter((each) => typeof each === 'string').join('\n') : '';
    return { text: withoutColours(trace || `${textOf(output.ename)}: ${textOf(output.evalue)}`), failed: true };
  }
  if (output.output_type === 'stream') return { text: withoutColours(textOf(output.text)) };
  const data = isTree(output.data) ? output.data : {};
  const picture = pictureOf(data);
  return { text: withoutColours(textOf(data['text/plain'])), ...(picture && { picture }) };
}

function cellOf(cell: Tree): Cell {
  const kind = cell.cell_type === 'code' || cell.cell_type === 'markdown' ? cell.cell_type : 'raw';
  const outputs = Array.isArray(cell.outputs) ? cell.outputs.filter(isTree).map(outputOf) : [];
  return {
    kind,
    source: textOf(cell.source),
    count: typeof cell.execution_count === 'number' ? cell.execution_count : undefined,
    outputs: outputs.filter(({ text, picture }) => text || picture),
  };
}

/** The cells that have something in them; undefined where the text is no such notebook. */
export function cellsOf(text: string): Cell[] | undefined {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isTree(notebook) || notebook.nbformat !== 4 || !Array.isArray(notebook.cells)) return undefined;
  return notebook.cells.filter(isTree).map(cellOf).filter(({ source, outputs }) => source.trim() || outputs.length);
}

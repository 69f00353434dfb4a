// Which words of a text went and which came, for showing a change within it; of a long one, which lines, and within these
// which words.
export interface Piece {
  text: string;
  is: 'same' | 'gone' | 'new';
}

const most = 400; // words of either text: beyond, it is compared line by line
const mostLines = 2000; // beyond, the whole text counts as changed
const least = 0.4; // of the longer text's words in common: below, a mixture would be harder to read than both

const wholly = (before: string, after: string): Piece[] => [
  { text: before && after && !before.endsWith('\n') ? `${before}\n` : before, is: 'gone' },
  { text: after, is: 'new' },
];

/** The longest run common to both, by the usual table, and how long it is. */
function compare(a: string[], b: string[]): { pieces: Piece[]; common: number } {
  const longest = Array.from({ length: a.length + 1 }, () => b.map(() => 0).concat(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const pieces: Piece[] = [];
  const add = (text: string, is: Piece['is']) => {
    const last = pieces.at(-1);
    if (last?.is === is) last.text += text;
    else pieces.push({ text, is });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(a[i++]!, 'same');
      j++;
    } else if (j < b.length && (i === a.length || longest[i]![j + 1]! > longest[i + 1]![j]!)) add(b[j++]!, 'new');
    else add(a[i++]!, 'gone');
  }
  return { pieces, common: longest[0]![0]! };
}

const wordsOf = (text: string) => text.split(/(?<=\s)(?=\S)/);
const linesOf = (text: string) => text.split(/(?<=\n)/);

/** Undefined where they are too long for it. */
function byWords(before: string, after: string): Piece[] | undefined {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > most || b.length > most) return undefined;
  const { pieces, common } = compare(a, b);
  return common < least * Math.max(a.length, b.length) ? wholly(before, after) : pieces;
}

function byLines(before: string, after: string): Piece[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  if (a.length > mostLines || b.length > mostLines) return wholly(before, after);
  const { pieces } = compare(a, b);
  return pieces.flatMap((piece, at) => {
    const next = pieces[at + 1];
    if (piece.is === 'gone' && next?.is === 'new') return byWords(piece.text, next.text) ?? [piece, next];
    return piece.is === 'new' && pieces[at - 1]?.is === 'gone' ? [] : [piece];
  });
}

export const wordsChanged = (before: string, after: string): Piece[] => byWords(before, after) ?? byLines(before, after);

const kept = 2; // lines that stay beside a change

export interface Shown extends Piece {
  /** Lines of it that are left out here. */
  omitted?: number;
}

/** Of long parts that stayed as they were, the lines beside what changed. */
export function shortened(pieces: Piece[]): Shown[] {
  return pieces.flatMap((piece, at): Shown[] => {
    const lines = linesOf(piece.text);
    const before = at === 0 ? 0 : kept + 1; // with the rest of the line that changed
    const after = at === pieces.length - 1 ? 0 : kept + 1;
    const omitted = lines.length - before - after;
    if (piece.is !== 'same' || omitted < 3) return [piece];
    return [
      { text: lines.slice(0, before).join(''), is: 'same' },
      { text: '', is: 'same', omitted },
      { text: lines.slice(lines.length - after).join(''), is: 'same' },
    ];
  });
}

// Which words of a text went and which came, for showing a change within it.
export interface Piece {
  text: string;
  is: 'same' | 'gone' | 'new';
}

const most = 400; // words of either text: beyond, the whole text counts as changed
const least = 0.4; // of the longer text's words in common: below, a mixture would be harder to read than both

/** The longest run of words common to both, by the usual table. */
export function wordsChanged(before: string, after: string): Piece[] {
  const whole: Piece[] = [
    { text: `${before}\n`, is: 'gone' },
    { text: after, is: 'new' },
  ];
  const a = before.split(/(?<=\s)(?=\S)/);
  const b = after.split(/(?<=\s)(?=\S)/);
  if (a.length > most || b.length > most) return whole;
  const longest = Array.from({ length: a.length + 1 }, () => b.map(() => 0).concat(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  if (longest[0]![0]! < least * Math.max(a.length, b.length)) return whole;
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
  return pieces;
}

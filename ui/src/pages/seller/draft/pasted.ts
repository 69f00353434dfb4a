// Prices pasted from a table: rows with a dimension's key, or with its use and instance type, and the price last; or one
// column of prices, which fills the rows from where it was pasted.
import { type Dimension, isPrice } from './draft';

/** A cell of a spreadsheet, with its quotes and its sign of currency gone. */
const bare = (cell: string) => cell.trim().replace(/^"(.*)"$/, '$1').replace(/^\$|\s*USD$/g, '').trim();

function rowOf(cells: string[], rows: Dimension[]): Dimension | undefined {
  const has = (wanted: string) => cells.some((cell) => cell.toLowerCase() === wanted.toLowerCase());
  const found = rows.filter((row) => has(row.key) || (row.instance !== '' && has(row.instance)));
  return found.find((row) => has(row.key)) ?? found.find((row) => has(row.use)) ?? (found.length === 1 ? found[0] : undefined);
}

/** The prices by key; undefined where the text is one price, or no table of them: then it is typed as it is. */
export function pricesIn(text: string, rows: Dimension[], from: string): Record<string, string> | undefined {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line) => line.split(/[\t;,]/).map(bare));
  if (lines.length < 2 && (lines[0]?.length ?? 0) < 2) return undefined;
  const start = rows.findIndex((row) => row.key === from);
  const found: Record<string, string> = {};
  lines.forEach((cells, i) => {
    const price = cells.at(-1) ?? '';
    if (!isPrice(price)) return; // a header
    const row = cells.length > 1 ? rowOf(cells.slice(0, -1), rows) : rows[start + i];
    if (row) found[row.key] = price;
  });
  return Object.keys(found).length ? found : undefined;
}

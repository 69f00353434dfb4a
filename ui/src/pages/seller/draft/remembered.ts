// What was typed of a draft and is not known to be on the server, in this browser.
import { type Draft, keptAt } from './draft';

export interface Kept {
  /** The server's, when it was read last. */
  revision: number;
  draft: Draft;
  /** What was on its way there. */
  sent?: Draft;
  /** What the server had, when it was read last. */
  base?: Draft;
}

export function remembered(id: string): Kept | undefined {
  try {
    const text = localStorage.getItem(keptAt(id));
    return text ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Without what helps to compare, where there is no room for it; a browser whose store is full keeps nothing, but the server
 * has it a moment later. */
export function remember(id: string, kept: Kept): void {
  for (const each of [kept, { revision: kept.revision, draft: kept.draft }])
    try {
      return localStorage.setItem(keptAt(id), JSON.stringify(each));
    } catch {
      localStorage.removeItem(keptAt(id)); // rather nothing than what is not so any more
    }
}

export const forget = (id: string) => localStorage.removeItem(keptAt(id));

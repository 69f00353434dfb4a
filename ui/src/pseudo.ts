// With ?pseudo in the address every text of a catalogue, every number and every date is marked, ⟦like this⟧, and texts are
// longer: what is not marked was written into a page, and what is cut off has too little room.
import type { Formats } from '#/format';

const accents: Record<string, string> = { a: 'à', e: 'é', i: 'î', o: 'ö', u: 'ü', c: 'ç' };

export function mark(text: string): string {
  return `⟦${text.replace(/[aeiouc]/g, (letter) => accents[letter] ?? letter)}${'·'.repeat(Math.ceil(text.length * 0.4))}⟧`;
}

export function markFormats(formats: Formats): Formats {
  const marked = Object.entries(formats).map(([name, format]: [string, (...given: never[]) => string | number]) => {
    const told = (...given: never[]) => `⟦${format(...given)}⟧`;
    return [name, name === 'compare' ? format : told];
  });
  return Object.fromEntries(marked) as unknown as Formats;
}

const literal = (value: string) => ({ type: 0, value });

/** Cloudscape's messages, at any depth: a text, or the parts that a text is made of. */
export function markMessages<T>(messages: T): T {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return `⟦${value}⟧`;
    if (Array.isArray(value)) return [literal('⟦'), ...(value as unknown[]), literal('⟧')];
    return Object.fromEntries(Object.entries(value as object).map(([key, each]) => [key, walk(each)]));
  };
  return walk(messages) as T;
}

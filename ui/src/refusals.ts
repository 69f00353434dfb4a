// What the services refuse, in the reader's language. The catalogue is loaded with the first refusal, before anybody
// is told of it, so that pages without one need not wait for it.
import type { Language, Parameters } from '#/language';
import type { refusals } from '#/messages/en/refusals';

type Catalogue = Record<keyof typeof refusals, string>;

const catalogues: Record<Language, () => Promise<{ refusals: Catalogue }>> = {
  en: () => import('#/messages/en/refusals'),
  fr: () => import('#/messages/fr/refusals'),
};
const loaded = new Map<Language, Catalogue>();

/** The words are there afterwards, unless the server is gone. */
export async function prepareRefusals(): Promise<void> {
  const language: Language = window.location.pathname.startsWith('/fr') ? 'fr' : 'en'; // as the page is read
  if (loaded.has(language)) return;
  const found = await catalogues[language]().catch(() => undefined);
  if (found) loaded.set(language, found.refusals);
}

export function refusalOf(language: Language, code: string): string | undefined {
  const words = loaded.get(language);
  return words && code in words ? words[code as keyof Catalogue] : undefined;
}

const names = /\barn:[^\s,;'"]+[^\s,;'".]|\b(?:prod|offer|agmt|acr|draft)-[\w-]+|\bml\.[\w]+\.[\w]+|\b\d{12}\b/g;

/** What a message names that reads alike in every language: resources, accounts, instance types. */
export function concernedIn(message: string): string[] {
  return [...new Set(message.match(names) ?? [])];
}

// As the published services word a broken constraint of their model.
const constraints: [RegExp, string][] = [
  [/Member must not be null$/, 'MISSING'],
  [/Member must have length greater than or equal to (\d+)$/, 'TOO_SMALL'],
  [/Member must have length less than or equal to (\d+)$/, 'TOO_LARGE'],
  [/Member must have value greater than or equal to (-?\d+)$/, 'NUMBER_TOO_SMALL'],
  [/Member must have value less than or equal to (-?\d+)$/, 'NUMBER_TOO_LARGE'],
  [/Member must satisfy regular expression pattern: /, 'PATTERN'],
  [/Member must satisfy enum value set: /, 'NOT_OFFERED'],
];

/** The constraint that a message tells of, with its bound; undefined where it tells of none. */
export function constraintIn(message: string): { code: string; parameters?: Parameters } | undefined {
  for (const [pattern, code] of constraints) {
    const found = pattern.exec(message);
    if (found) return found[1] === undefined ? { code } : { code, parameters: { limit: Number(found[1]) } };
  }
  return undefined;
}

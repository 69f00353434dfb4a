// A listing's texts by language: what who reads it is shown, and how much of a translation is written.
import type { Language } from '#/language';
import type { ListingTexts, Translation } from './draft';

const members: (keyof ListingTexts)[] = ['ProductTitle', 'ShortDescription', 'LongDescription', 'Highlights', 'SupportDescription', 'SearchKeywords'];
export const textsInAll = members.length;

const isWritten = (text: string | string[]) => (Array.isArray(text) ? text.some((each) => each.trim()) : text.trim() !== '');

/** Of `textsInAll`. */
export const textsWritten = (texts: ListingTexts) => members.filter((member) => isWritten(texts[member])).length;

/** The translation's texts, and the listing's own where it has none: as the server shows them. */
export function wordsIn(language: Language, own: ListingTexts & { Translations: Translation[] }): ListingTexts {
  const found = own.Translations.find((each) => each.Language === language);
  const written = members.filter((member) => found && isWritten(found[member]));
  return { ...own, ...Object.fromEntries(written.map((member) => [member, found![member]])) };
}

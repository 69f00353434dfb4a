// Checks in the reader's language: what is asked for, by the check's id, and what was found, by its figures.
import { useEffect, useState } from 'react';
import type { ReadinessCheckItem } from '#/generated/api/souk';
import { type Language, languageNames, type Parameters, useText } from '#/language';
import type { readiness } from '#/messages/en/readiness';
import { memberLabels } from '#/parts/member_labels';

type Catalogue = Record<keyof typeof readiness, string>;

export interface Words {
  /** What is asked for; in the server's words where the catalogue does not know the check. */
  asked: (check: ReadinessCheckItem) => string;
  found: (check: ReadinessCheckItem) => string[];
}

const load = async (language: string): Promise<Catalogue> =>
  (await (language === 'fr' ? import('#/messages/fr/readiness') : import('#/messages/en/readiness'))).readiness;

/** Undefined until the texts are there. */
export function useWords(): Words | undefined {
  const { language, t, word } = useText();
  const [texts, setTexts] = useState<Catalogue>();
  useEffect(() => {
    let gone = false;
    void load(language).then((loaded) => !gone && setTexts(loaded));
    return () => {
      gone = true;
    };
  }, [language]);
  if (!texts) return undefined;
  const worded = (key: string, parameters?: Parameters) =>
    key in texts ? word(texts[key as keyof Catalogue], parameters) : undefined;
  /** "fr: ProductTitle, Highlights" as it is read. */
  const named = (texts: string) =>
    texts
      .replaceAll(/\b(en|fr): /g, (_, found: Language) => `${languageNames[found]}${language === 'fr' ? '\u00a0' : ''}: `)
      .replaceAll(/[A-Z]\w+/g, (member) => (member in memberLabels ? t(memberLabels[member]!) : member));
  return {
    asked: ({ Id, Reason }) => worded(`check.${Id.replace(/^(link\.resource)\.\d+$/, '$1')}`) ?? Reason ?? Id,
    found: ({ Parameters: figures = {} }) => {
      const { length, most, count, width, height, texts: missing, ...others } = figures;
      const found = [
        length && most ? worded('check.found.length', { length, most }) : undefined,
        count ? worded('check.found.count', { count }) : undefined,
        width && height ? worded('check.found.size', { width, height }) : undefined,
        missing ? worded('check.found.missing', { value: named(missing) }) : undefined,
        ...Object.entries(others).map(([name, value]) => (value ? worded(`check.found.${name}`, { value }) : undefined)),
      ];
      return found.filter((each) => each !== undefined);
    },
  };
}

// Checks in the reader's language: what is asked for, by the check's id, and what was found, by its figures.
import { useEffect, useState } from 'react';
import type { ReadinessCheckItem } from '#/generated/api/souk';
import { type Parameters, useText } from '#/language';
import type { readiness } from '#/messages/en/readiness';

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
  const { language, word } = useText();
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
  return {
    asked: ({ Id, Reason }) => worded(`check.${Id.replace(/^(link\.resource)\.\d+$/, '$1')}`) ?? Reason ?? Id,
    found: ({ Parameters: figures = {} }) => {
      const { length, most, count, width, height, ...others } = figures;
      const found = [
        length && most ? worded('check.found.length', { length, most }) : undefined,
        count ? worded('check.found.count', { count }) : undefined,
        width && height ? worded('check.found.size', { width, height }) : undefined,
        ...Object.entries(others).map(([name, value]) => (value ? worded(`check.found.${name}`, { value }) : undefined)),
      ];
      return found.filter((each) => each !== undefined);
    },
  };
}

// The language and all texts: useText() gives t(key, parameters) and the formats of numbers, money and dates. The
// address says the language (/fr/…); a key that is missing in one language does not compile.
import { I18nProvider } from '@cloudscape-design/components/i18n';
import IntlMessageFormat from 'intl-messageformat';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { messages as english } from '#/messages/en';
import type { operator } from '#/messages/en/operator';
import { formats, type Formats } from '#/format';

export type Language = 'en' | 'fr';
export const languages: Language[] = ['en', 'fr'];
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' };
export type MessageKey = keyof (typeof english & typeof operator);
export type Messages = Record<MessageKey, string>;
export type Parameters = Record<string, string | number>;

export interface Text extends Formats {
  language: Language;
  t: (key: MessageKey, parameters?: Parameters) => string;
  /** A text of a catalogue that is loaded apart from the others. */
  word: (text: string, parameters?: Parameters) => string;
  has: (key: string) => key is MessageKey;
}

const remembered = 'souk.language';

export function preferredLanguage(): Language {
  const wanted = localStorage.getItem(remembered) ?? navigator.language;
  return languages.find((each) => wanted.startsWith(each)) ?? 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(remembered, language);
}

export interface Texts {
  language: Language;
  /** With the operators' pages'. */
  whole: boolean;
  messages: Messages;
  cloudscape: CloudscapeMessages;
  /** Where all texts are to be marked. */
  pseudo?: typeof import('#/pseudo');
}
type CloudscapeMessages = React.ComponentProps<typeof I18nProvider>['messages'];

interface Catalogue {
  most: () => Promise<{ messages: Record<keyof typeof english, string> }>;
  operators: () => Promise<{ operator: Record<keyof typeof operator, string> }>;
}

const ours: Record<Language, Catalogue> = {
  en: { most: () => import('#/messages/en'), operators: () => import('#/messages/en/operator') },
  fr: { most: () => import('#/messages/fr'), operators: () => import('#/messages/fr/operator') },
};
const theirs = {
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  fr: () => import('@cloudscape-design/components/i18n/messages/all.fr'),
};

/** Our texts and Cloudscape's, loaded when somebody reads that language; those of operators' pages where they are `whole`. */
export async function loadTexts(language: Language, whole: boolean): Promise<Texts> {
  const { most, operators } = ours[language];
  const [all, more, cloudscape] = await Promise.all([most(), whole ? operators() : undefined, theirs[language]()]);
  const messages = { ...all.messages, ...more?.operator } as Messages;
  if (!new URLSearchParams(window.location.search).has('pseudo')) return { language, whole, messages, cloudscape: [cloudscape.default] };
  const pseudo = await import('#/pseudo');
  return { language, whole, messages, cloudscape: [pseudo.markMessages(cloudscape.default)], pseudo };
}

const compiled = new Map<string, IntlMessageFormat>();

function format(language: Language, text: string, parameters: Parameters): string {
  const key = language + text;
  let message = compiled.get(key);
  if (!message) compiled.set(key, (message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })));
  return String(message.format(parameters));
}

function textOf({ language, messages, pseudo }: Texts): Text {
  const word = (text: string, parameters?: Parameters) => {
    const worded = parameters || text.includes('{') ? format(language, text, parameters ?? {}) : text;
    return pseudo ? pseudo.mark(worded) : worded;
  };
  return {
    ...(pseudo ? pseudo.markFormats(formats(language)) : formats(language)),
    language,
    has: (key): key is MessageKey => key in messages,
    t: (key, parameters) => word(messages[key], parameters),
    word,
  };
}

const Context = createContext<Text | undefined>(undefined);

export function useText(): Text {
  const text = useContext(Context);
  if (!text) throw new Error('useText outside of LanguageProvider');
  return text;
}

export function LanguageProvider({ texts, children }: { texts: Texts; children: ReactNode }) {
  const text = useMemo(() => textOf(texts), [texts]);
  useEffect(() => {
    document.documentElement.lang = texts.language;
  }, [texts.language]);
  return (
    <I18nProvider locale={texts.language} messages={texts.cloudscape}>
      <Context.Provider value={text}>{children}</Context.Provider>
    </I18nProvider>
  );
}

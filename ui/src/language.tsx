// The language and all texts: useText() gives t(key, parameters) and the formats of numbers, money and dates. The
// address says the language (/fr/…); a key that is missing in one language does not compile.
import { I18nProvider } from '@cloudscape-design/components/i18n';
import IntlMessageFormat from 'intl-messageformat';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { messages as account } from '#/messages/areas/account.en';
import type { messages as buyer } from '#/messages/areas/buyer.en';
import type { messages as draft } from '#/messages/areas/draft.en';
import type { messages as everywhere } from '#/messages/areas/everywhere.en';
import type { messages as operator } from '#/messages/areas/operator.en';
import type { messages as seller } from '#/messages/areas/seller.en';
import type { messages as trade } from '#/messages/areas/trade.en';
import { formats, type Formats } from '#/format';

export type Language = 'en' | 'fr';
export const languages: Language[] = ['en', 'fr'];
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' };
/** The parts of the portal, whose texts are loaded when one of their pages is first shown. */
export type Area = 'account' | 'buyer' | 'seller' | 'operator';
/** Whose texts a page loads: its area's, or those of a part of the area that says much. */
export type Said = Area | 'draft' | 'trade';
export type MessageKey = keyof (typeof everywhere & typeof account & typeof buyer & typeof seller & typeof trade & typeof draft & typeof operator);
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
  /** Whose pages' texts are there, beside those of every page. */
  areas: ReadonlySet<Said>;
  messages: Partial<Messages>;
  cloudscape: CloudscapeMessages;
  /** Where all texts are to be marked. */
  pseudo?: typeof import('#/pseudo');
}
type CloudscapeMessages = React.ComponentProps<typeof I18nProvider>['messages'];

type Load = () => Promise<{ messages: Partial<Messages> }>;

const ours: Record<Language, Record<Said | 'everywhere', Load>> = {
  en: {
    everywhere: () => import('#/messages/areas/everywhere.en'),
    account: () => import('#/messages/areas/account.en'),
    buyer: () => import('#/messages/areas/buyer.en'),
    seller: () => import('#/messages/areas/seller.en'),
    draft: () => import('#/messages/areas/draft.en'),
    trade: () => import('#/messages/areas/trade.en'),
    operator: () => import('#/messages/areas/operator.en'),
  },
  fr: {
    everywhere: () => import('#/messages/areas/everywhere.fr'),
    account: () => import('#/messages/areas/account.fr'),
    buyer: () => import('#/messages/areas/buyer.fr'),
    seller: () => import('#/messages/areas/seller.fr'),
    draft: () => import('#/messages/areas/draft.fr'),
    trade: () => import('#/messages/areas/trade.fr'),
    operator: () => import('#/messages/areas/operator.fr'),
  },
};
const theirs = {
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  fr: () => import('@cloudscape-design/components/i18n/messages/all.fr'),
};

/** Our texts and Cloudscape's, loaded when somebody reads that language: those of every page, the area's, and what is there. */
export async function loadTexts(language: Language, area: Said, there?: Texts): Promise<Texts> {
  const kept = there?.language === language ? there : undefined;
  if (kept?.areas.has(area)) return kept;
  const load = ours[language];
  const [general, own, cloudscape] = await Promise.all([load.everywhere(), load[area](), theirs[language]()]);
  const areas = new Set([...(kept?.areas ?? []), area]);
  const messages = { ...kept?.messages, ...general.messages, ...own.messages };
  if (!new URLSearchParams(window.location.search).has('pseudo')) return { language, areas, messages, cloudscape: [cloudscape.default] };
  const pseudo = await import('#/pseudo');
  return { language, areas, messages, cloudscape: [pseudo.markMessages(cloudscape.default)], pseudo };
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
    t: (key, parameters) => word(messages[key] ?? key, parameters),
    word,
  };
}

const Context = createContext<Text | undefined>(undefined);

export function useText(): Text {
  const text = useContext(Context);
  if (!text) throw new Error('useText outside of LanguageProvider');
  return text;
}

/** The language that the page is read in; undefined where it is not known yet. */
export const useLanguage = () => useContext(Context)?.language;

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

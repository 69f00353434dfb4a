// A listing as a file: its texts, prices and terms as JSON, to be kept with the model's source and put anywhere else. What is
// written and read again is the same, byte for byte. It is the document of a listing draft, so that PutListingDraft takes it,
// too; what belongs to one product alone is left out of it.
import { type Draft, emptyTexts, isPrice } from './draft';

/** What is wrong with a file, and where; all of it is told. */
export interface Wrong {
  where: string;
  what: 'no_json' | 'unknown' | 'not_text' | 'not_list' | 'not_switch' | 'not_object' | 'not_one_of' | 'not_price' | 'twice';
  allowed?: string;
}

type Check = (value: unknown, where: string, wrong: Wrong[]) => void;
type Members = Record<string, Check>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const text: Check = (value, where, wrong) => {
  if (typeof value !== 'string') wrong.push({ where, what: 'not_text' });
};
const toggle: Check = (value, where, wrong) => {
  if (typeof value !== 'boolean') wrong.push({ where, what: 'not_switch' });
};
const oneOf =
  (...allowed: string[]): Check =>
  (value, where, wrong) => {
    if (!allowed.includes(value as string)) wrong.push({ where, what: 'not_one_of', allowed: allowed.join(', ') });
  };
const list =
  (each: Check): Check =>
  (value, where, wrong) => {
    if (!Array.isArray(value)) wrong.push({ where, what: 'not_list' });
    else value.forEach((item, i) => each(item, `${where}[${i}]`, wrong));
  };
const object =
  (members: Members): Check =>
  (value, where, wrong) => {
    if (!isObject(value)) return void wrong.push({ where, what: 'not_object' });
    const inside = (name: string) => (where ? `${where}.${name}` : name);
    for (const [name, given] of Object.entries(value)) {
      const check = Object.hasOwn(members, name) ? members[name] : undefined;
      if (check) check(given, inside(name), wrong);
      else wrong.push({ where: inside(name), what: 'unknown' });
    }
  };
const prices: Check = (value, where, wrong) => {
  if (!isObject(value)) return void wrong.push({ where, what: 'not_object' });
  for (const [key, price] of Object.entries(value))
    if (typeof price !== 'string' || (price !== '' && !isPrice(price))) wrong.push({ where: `${where}.${key}`, what: 'not_price' });
};

const texts: Members = {
  ProductTitle: text,
  ShortDescription: text,
  LongDescription: text,
  Highlights: list(text),
  SupportDescription: text,
  SearchKeywords: list(text),
};
const sample = object({ Form: oneOf('Text', 'Url'), Realtime: text, Batch: text });
const parameters = list(object({ Name: text, Description: text, Constraints: text, Required: toggle }));
const translations: Check = (value, where, wrong) => {
  list(object({ Language: oneOf('en', 'fr'), ...texts }))(value, where, wrong);
  const languages = Array.isArray(value) ? value.map((each) => (isObject(each) ? each.Language : undefined)) : [];
  languages.forEach((language, i) => languages.indexOf(language) < i && wrong.push({ where: `${where}[${i}].Language`, what: 'twice' }));
};

/** In the order in which they are written. */
const members = {
  ...texts,
  Visibility: oneOf('Public', 'Private'),
  Regions: list(text),
  Translations: translations,
  LogoUrl: text,
  ImageUrls: list(text),
  VideoUrl: text,
  AdditionalResources: list(object({ Text: text, Url: text })),
  Categories: list(text),
  Kind: oneOf('ModelPackage', 'Algorithm'),
  AssetArn: text,
  AccessRoleArn: text,
  VersionTitle: text,
  ReleaseNotes: text,
  SampleNotebookUrl: text,
  RepositoryUrl: text,
  UsageInstructions: text,
  InputDescription: text,
  Limitations: text,
  SampleInput: sample,
  InputParameters: parameters,
  CustomAttributes: parameters,
  OutputDescription: text,
  SampleOutput: sample,
  OutputParameters: parameters,
  TrainingInput: text,
  TrainingSample: object({ Form: oneOf('Text', 'Url'), Data: text }),
  AlgorithmOverview: text,
  BatchTransform: text,
  RealtimeInference: text,
  Training: text,
  PricingModel: oneOf('Free', 'Usage'),
  RealtimeBy: oneOf('Hour', 'Request'),
  Prices: prices,
  TrialDays: text,
  RefundPolicy: text,
  Eula: oneOf('Custom', 'Standard'),
  EulaName: text,
  EulaUrl: text,
  TestAccounts: list(text),
} satisfies Partial<Record<keyof Draft, Check>>;

const written = Object.keys(members) as (keyof typeof members)[];

/** Of a draft's document, what belongs to one product or one browser alone: read over, where a file is such a document. */
const own: (keyof Draft)[] = ['Mode', 'ProductId', 'OfferId', 'PrivateConfirmed', 'Translated', 'Stage', 'DeliveryOptionId', 'Supported', 'Priced', 'Before', 'Submitted'];

/** The members of what a listing has several of, as they are written; others, which are prices, go by their names. */
const inner = ['Language', ...Object.keys(texts), 'Form', 'Realtime', 'Batch', 'Data', 'Name', 'Description', 'Constraints', 'Required', 'Text', 'Url'];

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const place = (name: string) => (inner.includes(name) ? inner.indexOf(name) : inner.length);
  const names = Object.keys(value).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]));
}

export function fileOf(draft: Draft): string {
  const listing = Object.fromEntries(written.map((name) => [name, inOrder(draft[name])]));
  return `${JSON.stringify(listing, undefined, 2)}\n`;
}

export const nameOfFile = ({ ProductTitle }: Draft) => `${ProductTitle.toLowerCase().match(/[a-z0-9]+/g)?.join('-').slice(0, 60) || 'listing'}.json`;

/** What the file says of a listing, or all that is wrong with it. What it leaves out stays as it is. */
export function readFile(content: string): { listing: Partial<Draft>; wrong: Wrong[] } {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return { listing: {}, wrong: [{ where: '', what: 'no_json' }] };
  }
  const wrong: Wrong[] = [];
  const told = isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => !own.includes(name as keyof Draft))) : value;
  object(members)(told, '', wrong);
  if (wrong.length) return { listing: {}, wrong };
  const listing = told as Partial<Draft>;
  return { listing: listing.Translations ? { ...listing, Translations: listing.Translations.map((each) => ({ ...emptyTexts(), ...each })) } : listing, wrong };
}

/** What of a listing an edited product, or its next version, cannot take: it is fixed. */
const fixedIn: Record<Draft['Mode'], (keyof Draft)[]> = {
  New: [],
  Edit: ['Visibility', 'Regions', 'Kind', 'AssetArn', 'AccessRoleArn', 'VersionTitle', 'PricingModel', 'RealtimeBy'],
  Version: ['Visibility', 'Regions', 'Kind', 'PricingModel', 'RealtimeBy'],
};

export function takenBy(draft: Draft, listing: Partial<Draft>): Partial<Draft> {
  return Object.fromEntries(Object.entries(listing).filter(([name]) => !fixedIn[draft.Mode].includes(name as keyof Draft)));
}

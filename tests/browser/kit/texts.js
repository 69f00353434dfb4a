// The portal's own texts, for tests that hold in both languages: t('draft.title'), t('section.launch').
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';

const ui = fileURLToPath(new URL('../../../ui/', import.meta.url));

export const areas = ['everywhere', 'account', 'buyer', 'seller', 'draft', 'trade', 'operator'];

/** Whose texts a page's sources say: its area's, or those that its route names. */
export function saidBy(source) {
  const [, area, page] = source.match(/pages\/(\w+)\/(\w+)/) ?? [];
  if (!area) return undefined;
  const routes = readFileSync(join(ui, `src/pages/${area}/routes.ts`), 'utf8');
  return routes.match(new RegExp(`pages/${area}/${page}'\\).*says: '(\\w+)'`))?.[1] ?? area;
}

/** What a file of texts exports: "fr/refusals". */
export async function catalogueOf(file) {
  const require = createRequire(join(ui, 'package.json'));
  const { rolldown } = await import(pathToFileURL(join(dirname(require.resolve('rolldown/package.json')), 'dist/index.mjs')));
  const bundle = await rolldown({ input: join(ui, `src/messages/${file}.ts`) });
  const { output } = await bundle.generate({ format: 'esm' });
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
}

/** The messages of one area of pages in one language. */
export async function messagesOf(area, language) {
  return (await catalogueOf(`areas/${area}.${language}`)).messages;
}

/** t(key, parameters) of one language; without plurals, which tests do not need. */
export async function textsOf(language) {
  const messages = Object.assign({}, ...(await Promise.all(areas.map((area) => messagesOf(area, language)))));
  return (key, parameters = {}) => {
    if (!(key in messages)) throw new Error(`no text ${key}`);
    return messages[key].replace(/\{(\w+)\}/g, (_, name) => parameters[name]);
  };
}

// The portal's own texts, for tests that hold in both languages: t('draft.title'), t('section.launch').
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';

const ui = fileURLToPath(new URL('../../../ui/', import.meta.url));

/** t(key, parameters) of one language; without plurals, which tests do not need. */
export async function textsOf(language) {
  const require = createRequire(join(ui, 'package.json'));
  const { rolldown } = await import(pathToFileURL(join(dirname(require.resolve('rolldown/package.json')), 'dist/index.mjs')));
  const bundle = await rolldown({ input: join(ui, `src/messages/${language}/index.ts`) });
  const { output } = await bundle.generate({ format: 'esm' });
  const { messages } = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
  return (key, parameters = {}) => {
    if (!(key in messages)) throw new Error(`no text ${key}`);
    return messages[key].replace(/\{(\w+)\}/g, (_, name) => parameters[name]);
  };
}

// A page finds every text that it says: its area's catalogues and those of every page hold what its sources name. A text
// that is missing there would show as its key, and only in that page.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { areas as all, messagesOf, saidBy } from './kit/texts.js';

const src = fileURLToPath(new URL('../../ui/src/', import.meta.url));
const areas = all.filter((area) => area !== 'everywhere');
const isPage = (file) => /^pages\/\w+\/.*(?<!routes)\.tsx?$/.test(file);

/** The source that an import names, below src; undefined for packages, generated files and the catalogues themselves. */
function sourceOf(from, name) {
  const path = name.startsWith('#/') ? name.slice(2) : name.startsWith('.') ? normalize(join(dirname(from), name)) : undefined;
  if (!path || /^(messages|generated)\//.test(path)) return undefined;
  return ['.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => path + end).find((file) => existsSync(join(src, file)));
}

const files = readdirSync(src, { recursive: true }).filter((name) => /\.tsx?$/.test(name) && !/^(messages|generated)/.test(name));
const sources = new Map(
  files.map((file) => {
    const code = readFileSync(join(src, file), 'utf8');
    const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => sourceOf(file, name)).filter(Boolean);
    return [file, { code, imports }];
  }),
);

/** What is loaded with these sources; not the pages, where they are loaded apart. */
function reached(roots, beyond) {
  const seen = new Set();
  const go = (file) => {
    if (seen.has(file) || !beyond(file)) return;
    seen.add(file);
    sources.get(file).imports.forEach(go);
  };
  roots.forEach(go);
  return seen;
}

describe('every text is where it is said', () => {
  const messages = {};
  let keys;
  before(async () => {
    for (const area of ['everywhere', ...areas]) messages[area] = await messagesOf(area, 'en');
    keys = new Set(Object.values(messages).flatMap((each) => Object.keys(each)));
  });

  /** The keys that a source names whole, and those that begin as one of its templates; refusals fall back to a general one. */
  function named(file) {
    const { code } = sources.get(file);
    const whole = [...code.matchAll(/'([\w.]+)'/g)].map(([, text]) => text).filter((text) => keys.has(text));
    const begun = [...code.matchAll(/`([\w.]+\.)\$\{/g)].flatMap(([, begin]) => (begin === 'error.' ? [] : [...keys].filter((key) => key.startsWith(begin))));
    return [...whole, ...begun];
  }

  const missing = (found, there) =>
    [...found].flatMap((file) => named(file).filter((key) => !there.some((each) => key in each)).map((key) => `${file}: ${key}`));

  test('around the pages', () => {
    const found = reached(['main.tsx'], (file) => !isPage(file));
    assert.ok(found.has('shell/shell.tsx'));
    assert.deepEqual(missing(found, [messages.everywhere]), []);
  });

  for (const area of areas)
    test(`in the pages of ${area}`, () => {
      const found = reached(files.filter((file) => saidBy(file) === area && isPage(file)), () => true);
      assert.ok(found.size > 10);
      assert.deepEqual(missing(found, [messages.everywhere, messages[area]]), []);
    });

  test('and the same in French', async () => {
    for (const area of ['everywhere', ...areas])
      assert.deepEqual(Object.keys(await messagesOf(area, 'fr')).sort(), Object.keys(messages[area]).sort(), area);
  });
});

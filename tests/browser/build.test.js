// What the build must hold: sizes of a first load, tokens that exist, texts in both languages, one way out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { saidBy } from './kit/texts.js';
import { pages } from './kit/pages.js';

const ui = fileURLToPath(new URL('../../ui', import.meta.url));
const manifest = JSON.parse(readFileSync(join(ui, 'dist/.vite/manifest.json'), 'utf8'));
const read = (path) => readFileSync(join(ui, path), 'utf8');
const sources = () =>
  readdirSync(join(ui, 'src'), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('generated'))
    .map((name) => [name, read(`src/${name}`)]);

/** Everything that is loaded with an entry of the manifest, without what it loads later. */
function loaded(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const each of manifest[key].imports ?? []) loaded(each, seen);
  return seen;
}

function kilobytes(files) {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(ui, 'dist', file)), { level: 9 }).length, 0) / 1000;
}

const sizes = (keys) => {
  const all = new Set(keys.flatMap((key) => [...loaded(key)]));
  return {
    js: kilobytes(new Set([...all].map((key) => manifest[key].file))),
    css: kilobytes(new Set([...all].flatMap((key) => manifest[key].css ?? []))),
  };
};

test('the first script is small enough', () => {
  const { js } = sizes(['index.html']);
  assert.ok(js <= 240, `${js} kB of JavaScript before the first page`);
});

for (const key of Object.keys(manifest).filter((each) => /src\/pages\/.*index\.tsx$/.test(each)))
  test(`${key} loads little enough`, () => {
    const texts = Object.keys(manifest).filter((each) => new RegExp(`areas/(everywhere|${saidBy(key)})\\.fr|all\\.fr`).test(each));
    assert.equal(texts.length, 3);
    const { js, css } = sizes(['index.html', key, ...texts]);
    assert.ok(js <= 360, `${js} kB of JavaScript`);
    assert.ok(css <= 110, `${css} kB of styles`);
    const own = [...new Set(['index.html', key].flatMap((each) => [...loaded(each)]))];
    const files = new Set(own.flatMap((each) => [manifest[each].file, ...(manifest[each].css ?? [])]));
    assert.ok(files.size <= 14, `${files.size} files of scripts and styles`); // beside the document, its texts and fonts: 20
  });

test('fonts are asked for with the page, and none moves what is read', () => {
  const html = read('dist/index.html');
  const asked = [...html.matchAll(/rel="preload" href="\/(ui\/[^"]+\.woff2)" as="font"/g)].map(([, name]) => name);
  assert.equal(asked.length, 2);
  for (const name of asked) assert.ok(readdirSync(join(ui, 'dist/ui')).includes(name.slice(3)), name);
  assert.doesNotMatch(read('src/generated/base.css'), /font-display: (?!optional)/);
});

test('fonts of a first load', () => {
  const fonts = readdirSync(join(ui, 'dist/ui')).filter((name) => name.endsWith('.woff2'));
  const size = fonts.reduce((sum, name) => sum + readFileSync(join(ui, 'dist/ui', name)).length, 0) / 1000;
  assert.ok(size <= 55, `${size} kB of fonts`);
});

test('the variables that we set are those of the components', () => {
  const css = readdirSync(join(ui, 'dist/ui')).filter((name) => name.endsWith('.css'));
  const styles = css.map((name) => read(`dist/ui/${name}`)).join('');
  const set = new Set(read('src/generated/accent.css').match(/--[\w-]+(?=:)/g));
  assert.ok(set.size > 10);
  // Not every component is in a page.
  const used = [...set].filter((name) => styles.includes(`var(${name}`));
  assert.ok(used.length > set.size / 2, `only ${used.length} of ${set.size} are used: do tokens and components match?`);
});

test('both languages have the same parameters', async () => {
  const { transformWithOxc } = await import(pathToFileURL(join(ui, 'node_modules/vite/dist/node/index.js')));
  const texts = async (language, area) => {
    const name = `${language}/${area}`;
    const { code } = await transformWithOxc(read(`src/messages/${name}`), name);
    return Object.values(await import(`data:text/javascript,${encodeURIComponent(code)}`))[0];
  };
  const parameters = (text) => [...new Set(text.match(/\{\w+(?=[,}])/g) ?? [])].sort();
  for (const area of readdirSync(join(ui, 'src/messages/en'))) {
    const [en, fr] = [await texts('en', area), await texts('fr', area)];
    for (const key of Object.keys(en)) {
      assert.deepEqual(parameters(fr[key]), parameters(en[key]), key);
      assert.doesNotMatch(fr[key], / [:;?!%]|'|« | »/, `${key}: no-break spaces and curly apostrophes`);
    }
  }
});

test('no page has a way out of its own', () => {
  const ways = /\bfetch\(|XMLHttpRequest|EventSource\(|WebSocket|sendBeacon/g;
  const found = sources().flatMap(([name, code]) => (code.match(ways) ?? []).map((way) => `${name}: ${way}`));
  // Operations, and the stream of events that every client of the market may read.
  assert.deepEqual(found.sort(), ['api/call.ts: fetch(', 'api/events.ts: EventSource(']);
  assert.match(read('src/api/events.ts'), /new EventSource\('\/events'\)/);
});

test('every page of the registry is among those that are looked at', () => {
  const routes = sources().filter(([name]) => name.endsWith('routes.ts'));
  const paths = routes.flatMap(([, code]) => [...code.matchAll(/path: '([^']+)'/g)].map(([, path]) => path));
  assert.ok(paths.length > 40, 'they are written otherwise by now');
  const one = (address) => (each) => new RegExp(`^${each.replace(/:\w+/g, '[^/]+')}$`).test(address.split(/[?#]/)[0]);
  const best = (address) => paths.filter(one(address)).sort((a, b) => a.split(':').length - b.split(':').length)[0]; // "new" before ":id"
  const looked = new Set(pages.map(({ path }) => best(path)));
  assert.deepEqual(paths.filter((path) => !looked.has(path)), []);
});

test('the lockfile names no registry', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
});

test('no text has its key in two areas, where one would hide the other', () => {
  for (const language of ['en', 'fr']) {
    const met = new Map();
    for (const file of readdirSync(join(ui, 'src/messages', language)))
      for (const [, key] of read(`src/messages/${language}/${file}`).matchAll(/^ {2}'?([\w.]+)'?:\s/gm)) {
        assert.ok(!met.has(key), `${key} is in ${met.get(key)} and in ${file}`);
        met.set(key, file);
      }
  }
});

test('whoever chooses all topics is told of every event that has a wording', () => {
  const worded = [...readFileSync(join(ui, '../src/domain/events/notice.cpp'), 'utf8').matchAll(/Known\{\s*"([^"]+)"/g)].map(([, type]) => type);
  const chosen = [...read('src/pages/account/account/topics.ts').matchAll(/'([A-Z][a-z]+ [A-Z][^']+)'/g)].map(([, type]) => type);
  assert.ok(worded.length > 20);
  assert.deepEqual(worded.filter((type) => !chosen.some((each) => each.startsWith(type))), []);
  assert.deepEqual(chosen.filter((each) => !worded.some((type) => each.startsWith(type))), []);
});

// No page has a text of its own: with ?pseudo everything from the catalogues is marked, and what is left has to be what the
// server answered on that page, or a name that no language translates.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './kit/chromium.js';
import { Guests } from './kit/guests.js';
import { pages } from './kit/pages.js';
import { startSeeded } from './kit/seeded.js';

const language = 'fr';
const names = ['Souk', 'English', 'Français', 'curl', 'SageMaker Python SDK'];
const maps = ['HyperParameters']; // whose names are an algorithm's, and no members of ours
const months = Array.from({ length: 12 }, (_, month) =>
  ['long', 'short'].map((style) => new Intl.DateTimeFormat(language, { month: style, day: 'numeric' }).format(new Date(2026, month, 2)).replace(/^2\s/, '')),
).flat();
const countries = new Intl.DisplayNames(language, { type: 'region' });

/** What a reader or a screen reader is told, without code, what is typed, sellers' notebooks, and documents that are compared. */
function told() {
  const quoted = 'pre, code, kbd, ins, del, .prose:has(ins, del), script, style, noscript, textarea, svg, [data-testid="notebook"]';
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(quoted)) found.push(walker.currentNode.data);
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt], [aria-description], [aria-roledescription]'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description', 'aria-roledescription'])
      if (element.hasAttribute(name)) found.push(element.getAttribute(name));
  return found;
}

/** Every text of an answer. */
function textsIn(value, into) {
  if (typeof value === 'string') into.add(value.replace(/\s+/g, ' '));
  else if (value && typeof value === 'object')
    for (const [name, each] of Object.entries(value)) {
      textsIn(each, into);
      if (maps.includes(name)) textsIn(Object.keys(each), into);
    }
}

/** The text without its marked parts, marks within marks included. */
function unmarked(text) {
  for (let before; before !== text; ) [before, text] = [text, text.replace(/⟦[^⟦⟧]*⟧/gs, '\n')];
  return text;
}

// A form's example is no sentence: "s3://…/input.csv", "max_depth", "text/csv".
const isCode = (piece) => !/\s/.test(piece) && /[\d_/.:@=-]/.test(piece);
const isDate = (piece) => months.includes(piece.replace(/^\d+\s|\s\d{4}$/g, ''));

/** The parts of the texts that are neither marked, nor among what the server said. */
function strange(texts, answered) {
  const known = [...answered].flatMap((each) => (/^[A-Z]{2}$/.test(each) ? [each, countries.of(each)] : [each]));
  const isKnown = (piece) => names.includes(piece) || /^HeadlessChrome \d+$/.test(piece) || isDate(piece) || isCode(piece) || known.some((each) => each.includes(piece));
  const pieces = texts.flatMap((text) => unmarked(text).split(/\n|\s[-–|·×]\s|[()…,;]/)).map((piece) => piece.replace(/\s+/g, ' ').trim());
  return [...new Set(pieces)].filter((piece) => /\p{L}{2}/u.test(piece) && !isKnown(piece));
}

describe('no text is written into a page', { concurrency: 2 }, () => {
  let market, browser, guests;
  before(async () => {
    const seeded = await startSeeded('--clock', '+0s');
    market = seeded.market;
    browser = await launch();
    guests = new Guests(market, browser, seeded.accounts);
  });
  after(async () => {
    await browser?.close();
    await market?.remove();
  });

  for (const { path, as, open } of pages)
    test(`${path} as ${as}`, async () => {
      const visitor = await guests.visit(as, { language });
      const answered = new Set();
      const heard = [];
      visitor.page.on('response', (answer) => {
        if (/\/api\//.test(answer.url())) heard.push(answer.json().then((body) => textsIn(body, answered), () => undefined));
      });
      const address = market.addressOf(path);
      const [asked, behind] = address.split('#');
      await visitor.goTo(`${asked}${asked.includes('?') ? '&' : '?'}pseudo${behind ? `#${behind}` : ''}`);
      await open?.(visitor);
      const texts = await visitor.page.evaluate(told);
      await Promise.all(heard);
      for (const part of decodeURIComponent(address).split(/[/?&=#]/)) answered.add(part);
      assert.ok(texts.some((text) => text.includes('⟦')), 'nothing is marked');
      assert.deepEqual(strange(texts, answered), []);
      await visitor.close();
    });
});

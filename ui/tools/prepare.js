// Writes what has to be there before the bundler runs, into src/generated:
// base.css and fonts: Cloudscape's global styles hold eight font faces as base64; three are kept, as files that the
//   bundler hashes. The style sheet is a third of its size, and no policy has to allow data: fonts.
// accent.css: our own colour in the variables of Cloudscape's design tokens, without its run-time theming, which would
//   inject a style element that our content policy forbids.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const out = new URL('../src/generated/', import.meta.url);
const property = (face, name) => face.match(new RegExp(`${name}:\\s*([^;]+)`))?.[1]?.trim();

function writeFonts() {
  const kept = new Map([['400 normal', 'regular'], ['700 normal', 'bold'], ['400 italic', 'italic']]);
  const source = readFileSync(require.resolve('@cloudscape-design/global-styles/index.css'), 'utf8');
  const css = source.replace(/@font-face\s*{[^}]*}/g, (face) => {
    const name = kept.get(`${property(face, 'font-weight') ?? 400} ${property(face, 'font-style') ?? 'normal'}`);
    const bytes = face.match(/base64,([A-Za-z0-9+/=]+)/)?.[1];
    if (!name || !bytes) return '';
    writeFileSync(new URL(`${name}.woff2`, out), Buffer.from(bytes, 'base64'));
    return face.replace(/src:[^;]*data:[^;]*;[^;]*;?/, `src: url('./${name}.woff2') format('woff2'); font-display: optional;`);
  });
  writeFileSync(new URL('base.css', out), css);
}

const accent = {
  // token: [light, dark]
  colorBackgroundButtonPrimaryDefault: ['#0a6b52', '#3fc79a'],
  colorBackgroundButtonPrimaryHover: ['#064536', '#7fe0bf'],
  colorBackgroundButtonPrimaryActive: ['#064536', '#3fc79a'],
  colorTextAccent: ['#0a6b52', '#3fc79a'],
  colorTextLinkDefault: ['#0a6b52', '#3fc79a'],
  colorTextLinkHover: ['#064536', '#7fe0bf'],
  colorTextButtonNormalDefault: ['#0a6b52', '#3fc79a'],
  colorBorderButtonNormalDefault: ['#0a6b52', '#3fc79a'],
  colorTextButtonNormalHover: ['#064536', '#7fe0bf'],
  colorBorderButtonNormalHover: ['#064536', '#7fe0bf'],
  colorBackgroundButtonNormalHover: ['#eef9f5', '#10241e'],
  colorBorderItemFocused: ['#0a6b52', '#3fc79a'],
  colorBorderItemSelected: ['#0a6b52', '#3fc79a'],
  colorBackgroundItemSelected: ['#eef9f5', '#10241e'],
  colorBackgroundControlChecked: ['#0a6b52', '#3fc79a'],
  colorBackgroundLayoutToggleSelectedDefault: ['#0a6b52', '#3fc79a'],
  colorBackgroundLayoutToggleSelectedHover: ['#064536', '#7fe0bf'],
  colorBackgroundLayoutToggleSelectedActive: ['#0a6b52', '#3fc79a'],
  colorBorderInputFocused: ['#0a6b52', '#3fc79a'],
  colorBackgroundSegmentActive: ['#0a6b52', '#3fc79a'],
};

async function writeAccent() {
  const tokens = await import('@cloudscape-design/design-tokens');
  const variable = (token) => tokens[token].match(/var\((--[\w-]+)/)[1];
  const rules = (mode) => Object.entries(accent).map(([token, colours]) => `  ${variable(token)}: ${colours[mode]};`);
  // As specific as Cloudscape's own rules, which come later.
  const css = `body:not(#a):not(#b) {\n${rules(0).join('\n')}\n}\nbody.awsui-dark-mode:not(#a):not(#b) {\n${rules(1).join('\n')}\n}\n`;
  writeFileSync(new URL('accent.css', out), css);
}

mkdirSync(out, { recursive: true });
writeFonts();
await writeAccent();

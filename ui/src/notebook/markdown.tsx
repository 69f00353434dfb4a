// Markdown of strangers as elements: its HTML stays text, its pictures are their descriptions, its links lead to web pages
// only. Headings look like headings and are none, for the page has its own order of them.
import Link from '@cloudscape-design/components/link';
import MarkdownToJsx from 'markdown-to-jsx/react';
import { createElement, type ReactNode } from 'react';
import { useText } from '#/language';

function Heading({ level, children }: { level: number; children?: ReactNode }) {
  return <p className={`markdown-heading markdown-heading-${level}`}>{children}</p>;
}

function Outward({ href, children }: { href?: string; children?: ReactNode }) {
  const { t } = useText();
  if (!href || !/^https?:\/\//i.test(href)) return <span>{children}</span>;
  return (
    <Link external href={href} externalIconAriaLabel={t('link.external')}>
      {children}
    </Link>
  );
}

const Picture = ({ alt }: { alt?: string }) => <span>{alt}</span>;
const Wide = (props: { children?: ReactNode }) => (
  <div className="markdown-wide">
    <table>{props.children}</table>
  </div>
);

const headings = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, (props: { children?: ReactNode }) => createElement(Heading, { level }, props.children)]),
);
const overrides = { ...headings, a: Outward, img: Picture, table: Wide, input: () => null, iframe: () => null };

export function Markdown({ text }: { text: string }) {
  return (
    <div className="markdown" dir="auto">
      <MarkdownToJsx options={{ disableParsingRawHTML: true, forceBlock: true, wrapper: 'div', overrides }}>{text}</MarkdownToJsx>
    </div>
  );
}

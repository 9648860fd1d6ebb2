import type { Item, Page, Place } from '../../model/index.ts';
import type { Scope } from './scopes.ts';

/** What becomes of a line of a page: it stays where nothing is said. In a table a row without words stays, since an empty line would end it. */
export type LineOf = (line: number) => 'row' | 'out' | undefined;

export function leftOutLines(scopes: readonly Scope[], own: string): LineOf | undefined {
  const out = scopes.filter(({ names }) => !names.includes(own));
  if (out.length === 0) return undefined;
  return (line) => {
    const here = out.filter(({ from, to }) => from <= line && line <= to);
    return here.length === 0 ? undefined : here.every(({ isRow }) => isRow) ? 'row' : 'out';
  };
}

function linesOfVariant(text: string, first: number, lineOf: LineOf): { text: string; rows: number[] } {
  const rows: number[] = [];
  const lines = text.split('\n').map((line, index) => {
    const kind = lineOf(first + index);
    if (kind === 'row') rows.push(first + index);
    return kind === undefined ? line : kind === 'row' ? '| |' : '';
  });
  return { text: lines.join('\n'), rows };
}

/** An item whose text holds only what the variant has. */
export function itemOfVariant(item: Item, lineOf: LineOf | undefined): Item {
  if (!lineOf || item.form === 'row') return item;
  const { text } = linesOfVariant(item.body, item.bodyLine, lineOf);
  return text === item.body ? item : { ...item, body: text.replace(/^\| \|(?:\n|$)/gm, '').trim() };
}

/** A page with no more than the variant has; its lines keep their numbers. */
export function pageOfVariant(
  page: Page,
  applies: (at: { place: Place }) => boolean,
  lineOf: LineOf | undefined,
): Page {
  if (!lineOf) return page;
  const { text, rows } = linesOfVariant(page.text, page.textLine, lineOf);
  return {
    ...page,
    text,
    headings: page.headings.filter(applies),
    blocks: page.blocks.filter(applies),
    diagrams: page.diagrams.filter(applies),
    references: page.references.filter(applies),
    ...(rows.length === 0 ? {} : { leftOut: rows }),
  };
}

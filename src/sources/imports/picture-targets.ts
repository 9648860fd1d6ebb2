import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Where a text in Markdown names a picture. */
export interface PictureTarget {
  /** As written. */
  target: string;
  /** The stretch that names it, with its angle brackets. */
  start: number;
  end: number;
}

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();
const inPlace = /\]\(\s*(<[^<>\n]*>|[^\s<>]+?)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)$/;
const defined = /\]:\s*(<[^<>\n]*>|[^\s<>]+)/;

/** The pictures that a text names, in its order: in place, and by definitions. */
export function pictureTargets(text: string): PictureTarget[] {
  if (!text.includes('![')) return [];
  const found: PictureTarget[] = [];
  const named = new Set<string>();
  const definitions: { identifier: string; at: PictureTarget | undefined }[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'imageReference') named.add(node.identifier);
    if (node.type === 'image') {
      const at = stretch(text, node, inPlace);
      if (at) found.push(at);
    } else if (node.type === 'definition')
      definitions.push({ identifier: node.identifier, at: stretch(text, node, defined) });
    else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parser.parse(text));
  for (const { identifier, at } of definitions) if (at && named.has(identifier)) found.push(at);
  return found.sort((a, b) => a.start - b.start);
}

function stretch(text: string, { position }: Nodes, form: RegExp): PictureTarget | undefined {
  const from = position?.start.offset ?? 0;
  const match = form.exec(text.slice(from, position?.end.offset));
  const written = match?.[1];
  if (!match || written === undefined) return undefined;
  const start = from + match.index + match[0].indexOf(written, 2);
  return { target: written.replace(/^<|>$/g, ''), start, end: start + written.length };
}

/** A text with other places of its pictures. */
export function renamePictures(text: string, placeOf: ReadonlyMap<string, string>): string {
  let made = '';
  let at = 0;
  for (const { target, start, end } of pictureTargets(text)) {
    const place = placeOf.get(target);
    if (place === undefined) continue;
    made += `${text.slice(at, start)}<${place}>`;
    at = end;
  }
  return made + text.slice(at);
}

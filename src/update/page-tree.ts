import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/** The tree of a page's Markdown, each node with its place in the text. */
export function parsePage(text: string): Root {
  return parser.parse(text) as Root;
}

/** A stretch of a text, and what stands there instead. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with all edits made; undefined where two of them touch the same place. */
export function edited(text: string, edits: readonly Edit[]): string | undefined {
  let made = '';
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < end) return undefined;
    made += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return made + text.slice(end);
}

/** Where a node begins and ends in the text. */
export function rangeOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** The lines that a node takes, 1-based, both included. */
export function linesOf(node: Nodes): { from: number; to: number } {
  return { from: node.position?.start.line ?? 0, to: node.position?.end.line ?? 0 };
}

import type { Heading, Nodes, Paragraph, TableCell } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { parsePage, rangeOf } from './page-tree.ts';

/** A block that holds words and no other blocks. */
export type WordBlock = Heading | Paragraph | TableCell;

/** A sign that is shown, and the stretch of the source that says it. */
export interface Sign {
  sign: string;
  start: number;
  end: number;
  /** The node that shows it. */
  leaf: Nodes;
}

/** What a block shows, sign by sign, and the nodes above each of its leaves, the outermost first. */
export interface BlockWords {
  text: string;
  signs: readonly Sign[];
  above: ReadonlyMap<Nodes, readonly Nodes[]>;
}

/**
 * The words that a block shows, each sign with its place in the source.
 * @returns undefined where a sign cannot be found there
 */
export function wordsOfBlock(source: string, block: WordBlock): BlockWords | undefined {
  const signs: Sign[] = [];
  const above = new Map<Nodes, readonly Nodes[]>();
  const visit = (node: Nodes, parents: readonly Nodes[]): boolean => {
    if ('children' in node) return node.children.every((child) => visit(child, [...parents, node]));
    const shown = signsOf(source, node);
    if (!shown) return false;
    above.set(node, parents);
    for (const sign of shown) signs.push(sign);
    return true;
  };
  if (!block.children.every((child) => visit(child, []))) return undefined;
  return { text: signs.map(({ sign }) => sign).join(''), signs, above };
}

function signsOf(source: string, leaf: Nodes): Sign[] | undefined {
  const { start, end } = rangeOf(leaf);
  if (leaf.type === 'break') return [{ sign: '\n', start, end, leaf }];
  if (leaf.type === 'image' || leaf.type === 'imageReference' || leaf.type === 'footnoteReference') return [];
  if (leaf.type === 'inlineCode') return codeSigns(source, leaf.value, leaf);
  return leaf.type === 'text' || leaf.type === 'html'
    ? textSigns(source, leaf.value, start, end, leaf)
    : undefined;
}

/** Signs between the backticks. */
function codeSigns(source: string, value: string, leaf: Nodes): Sign[] | undefined {
  const { start, end } = rangeOf(leaf);
  const at = source.slice(start, end).indexOf(value);
  return at < 0 ? undefined : textSigns(source, value, start + at, start + at + value.length, leaf);
}

/** Follows a text and its source side by side: an escape or a character reference is one sign with several. */
function textSigns(
  source: string,
  value: string,
  start: number,
  end: number,
  leaf: Nodes,
): Sign[] | undefined {
  const signs: Sign[] = [];
  let at = start;
  for (let index = 0; index < value.length; ) {
    const { shown, length } = signAt(source, at, value, index);
    if (length === 0) return undefined;
    for (const sign of shown.split('')) signs.push({ sign, start: at, end: at + length, leaf });
    index += shown.length;
    at += length;
    // Marks of quotes and the blanks before a line of a paragraph are not shown.
    if (shown === '\n')
      while (at < end && source[at] !== value[index] && /[ \t>]/.test(source[at] ?? '')) at++;
  }
  return signs;
}

/** What the source says next, and with how many signs; none where it is not what is shown. */
function signAt(source: string, at: number, value: string, index: number): { shown: string; length: number } {
  const written = /^(?:\\[!-/:-@[-`{-~]|&#?\w{1,40};)/.exec(source.slice(at, at + 44))?.[0];
  if (written !== undefined && !value.startsWith(written, index)) {
    const shown = plainText(parsePage(`.${written}`)).slice(1);
    if (shown !== '' && value.startsWith(shown, index)) return { shown, length: written.length };
  }
  const shown = value[index] as string;
  return { shown, length: source[at] === shown ? 1 : 0 };
}

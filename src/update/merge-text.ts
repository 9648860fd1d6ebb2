import type { Nodes, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { letters, onOneLine, settledText } from '../model/index.ts';
import { editWords } from './edit-words.ts';
import { listDifference } from './list-difference.ts';
import { edited, parsePage, rangeOf } from './page-tree.ts';

/** A block of a text and its Markdown. */
interface Block {
  node: RootContent;
  source: string;
}

/**
 * A text with what a file changes of it that has it in another form of Markdown: blocks that stayed are those of the text, and so are the words
 * that stayed in a block of which only words were changed.
 * @param own the text
 * @param shown the same as the file had it
 * @param after as the file has it now
 * @implements SRS-3772
 */
export function mergeText(own: string, shown: string, after: string): string {
  if (settledText(shown) === settledText(after)) return own;
  const [mine, before, now] = [blocksOf(own), blocksOf(shown), blocksOf(after)];
  const isAligned =
    mine.length === before.length &&
    mine.every(({ node }, at) => shownBy(node) === shownBy((before[at] as Block).node));
  if (!isAligned) return after;
  const made: string[] = [];
  let [from, to] = [0, 0];
  let removed: [Block, Block][] = [];
  const changes = listDifference(
    before.map(({ source }) => source),
    now.map(({ source }) => source),
  );
  if (!changes) return after;
  for (const { added, removed: isRemoved, value } of changes) {
    const own = value.map((_, at): [Block, Block] => [mine[from + at] as Block, before[from + at] as Block]);
    if (isRemoved) removed = own;
    else if (added)
      for (const [at, block] of now.slice(to, to + value.length).entries())
        made.push(edit(removed[at], block));
    else made.push(...own.map(([block]) => block.source));
    if (!isRemoved) removed = [];
    if (!added) from += value.length;
    if (added || !isRemoved) to += value.length;
  }
  return made.join('\n\n');
}

/** A block as the file has it now; the words alone are changed in the block of the text where that is all that was changed. */
function edit(pair: readonly [own: Block, shown: Block] | undefined, now: Block): string {
  if (!pair) return now.source;
  const words = onOneLine(plainText(now.node));
  const [own, shown] = pair.map(({ node, source }) => withWords(node, source, words));
  return own !== undefined && shown === now.source ? own : now.source;
}

function withWords(node: Nodes, source: string, words: string): string | undefined {
  if (node.type !== 'paragraph' && node.type !== 'heading') return undefined;
  const [alone] = parsePage(source).children;
  if (alone?.type !== 'paragraph' && alone?.type !== 'heading') return undefined;
  const edits = editWords(source, alone, words);
  return edits && edited(source, edits);
}

function blocksOf(text: string): Block[] {
  return parsePage(text).children.map((node) => {
    const { start, end } = rangeOf(node);
    return { node, source: text.slice(start, end) };
  });
}

function shownBy(node: Nodes): string {
  return letters(plainText(node));
}

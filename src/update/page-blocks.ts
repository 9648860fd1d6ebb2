import type { ListItem, Nodes, RootContent } from 'mdast';
import { onOneLine } from '../model/index.ts';
import { type WordBlock, wordsOfBlock } from './block-words.ts';
import { parsePage } from './page-tree.ts';

/** A block of a page that holds words, with what it stands in. */
export interface PageBlock {
  path: string;
  block: WordBlock;
  /** On one line. */
  words: string;
  /** The block of the page that it is or lies in. */
  outermost: RootContent;
  /** The entry of a list that it begins. */
  entry: ListItem | undefined;
}

/** The blocks of a page that hold words which can be followed in its source, in reading order. */
export function blocksOfPage(path: string, text: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  const visit = (node: Nodes, outermost: RootContent, entry: ListItem | undefined): void => {
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
      const words = onOneLine(wordsOfBlock(text, node)?.text ?? '');
      if (words !== '') blocks.push({ path, block: node, words, outermost, entry });
    } else if ('children' in node)
      for (const [index, child] of node.children.entries())
        visit(child, outermost, node.type === 'listItem' && index === 0 ? node : undefined);
  };
  for (const child of parsePage(text).children) visit(child, child, undefined);
  return blocks;
}

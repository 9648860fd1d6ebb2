import { letters, type Refused } from '../model/index.ts';
import type { DocxParagraph, EditedDocument } from '../sources/imports/index.ts';
import { listDifference } from './list-difference.ts';
import type { PageBlock } from './page-blocks.ts';

/** A paragraph that was handed on, and what became of it; undefined where it is gone. */
export interface Edited {
  before: string;
  after: DocxParagraph | undefined;
  /** Where it stands in the pages; undefined for what Dossier makes and for what the project changed since. */
  block: PageBlock | undefined;
}

/** Paragraphs that were put behind another one. */
export interface Added {
  after: DocxParagraph;
  behind: PageBlock | undefined;
}

/** What an edited document changes, and where each of its paragraphs stands in the pages. */
export interface Aligned {
  edited: Edited[];
  added: Added[];
  /** Number of a paragraph → the block it is of. */
  blocks: ReadonlyMap<number, PageBlock>;
}

/** Holds the paragraphs of an edited document against those that were handed on, and these against the blocks of the pages. */
export function alignParagraphs(
  { handedOn, paragraphs }: Pick<EditedDocument, 'handedOn' | 'paragraphs'>,
  pages: readonly PageBlock[],
): Aligned | Refused {
  const changes = listDifference(
    handedOn,
    paragraphs.map(({ words }) => words),
  );
  const blockOf = blocksByParagraph(handedOn, pages);
  if (!changes || !blockOf) return { refused: 'too many of its paragraphs differ' };
  const aligned = { edited: [] as Edited[], added: [] as Added[], blocks: new Map<number, PageBlock>() };
  let [from, to] = [0, 0];
  let removed: number[] = [];
  let behind: PageBlock | undefined;
  const close = (added: readonly number[]): void => {
    for (const [before, after] of paired(removed, added, handedOn, paragraphs)) {
      const paragraph = after === undefined ? undefined : paragraphs[after];
      const block = before === undefined ? undefined : blockOf.get(before);
      if (before !== undefined) {
        aligned.edited.push({ before: handedOn[before] as string, after: paragraph, block });
        if (paragraph) behind = block;
      } else if (paragraph) aligned.added.push({ after: paragraph, behind });
      if (after !== undefined && behind) aligned.blocks.set(after, behind);
    }
    removed = [];
  };
  for (const { added, removed: isRemoved, value } of changes) {
    const numbers = (start: number): number[] => Array.from(value, (_, index) => start + index);
    if (isRemoved) {
      removed = numbers(from);
      from += value.length;
    } else if (added) {
      close(numbers(to));
      to += value.length;
    } else {
      close([]);
      for (const index of value.keys()) {
        behind = blockOf.get(from + index);
        if (behind) aligned.blocks.set(to + index, behind);
      }
      from += value.length;
      to += value.length;
    }
  }
  close([]);
  return aligned;
}

/** Paragraphs that are looked at for one that was edited. */
const nearest = 50;

/** Removed and added paragraphs in their order: those that are alike are one that was edited. */
function paired(
  removed: readonly number[],
  added: readonly number[],
  before: readonly string[],
  after: readonly DocxParagraph[],
): [before: number | undefined, after: number | undefined][] {
  if (removed.length === added.length) return removed.map((each, index) => [each, added[index]]);
  const pairs: [number | undefined, number | undefined][] = [];
  let next = 0;
  for (const each of removed) {
    const near = added.slice(next, next + nearest);
    const like = next + near.findIndex((other) => isAlike(before[each] ?? '', after[other]?.words ?? ''));
    if (like < next) pairs.push([each, undefined]);
    else {
      for (; next < like; next++) pairs.push([undefined, added[next]]);
      pairs.push([each, added[next++]]);
    }
  }
  for (; next < added.length; next++) pairs.push([undefined, added[next]]);
  return pairs;
}

/** Whether two texts share a third of the words of the shorter one. */
function isAlike(one: string, other: string): boolean {
  const words = new Set(one.split(' '));
  const others = new Set(other.split(' '));
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared * 3 >= Math.min(words.size, others.size);
}

/** The block that each paragraph was made of: of the same words, in the same order. */
function blocksByParagraph(
  handedOn: readonly string[],
  pages: readonly PageBlock[],
): ReadonlyMap<number, PageBlock> | undefined {
  const known = new Set(pages.map(({ words }) => letters(words)));
  const keyed = [...handedOn.entries()].flatMap(([index, words]) => {
    const key = [words, withoutNumber(words)].map(letters).find((each) => known.has(each));
    return key === undefined ? [] : [{ index, key }];
  });
  const keys = new Set(keyed.map(({ key }) => key));
  const blocks = pages.filter(({ words }) => keys.has(letters(words)));
  const found = new Map<number, PageBlock>();
  let [one, other] = [0, 0];
  const changes = listDifference(
    keyed.map(({ key }) => key),
    blocks.map(({ words }) => letters(words)),
  );
  if (!changes) return undefined;
  for (const { added, removed, value } of changes) {
    if (!added && !removed)
      for (const at of value.keys())
        found.set((keyed[one + at] as { index: number }).index, blocks[other + at] as PageBlock);
    if (!added) one += value.length;
    if (!removed) other += value.length;
  }
  return found;
}

/** A heading without the number that documents give it. */
export function withoutNumber(words: string): string {
  return words.replace(/^(?:\d+|[A-Z])(?:\.\d+)*\s+/, '');
}

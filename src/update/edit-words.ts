import type { Nodes } from 'mdast';
import { escapeInline } from '../sources/imports/index.ts';
import { type BlockWords, type WordBlock, wordsOfBlock } from './block-words.ts';
import { listDifference } from './list-difference.ts';
import { type Edit, rangeOf } from './page-tree.ts';

/** A word of a block: where it stands in what the block shows. */
interface Word {
  text: string;
  start: number;
  end: number;
}

/**
 * The edits by which a block shows other words. What is the same keeps its source: links, code and emphasis stay, a word that takes the place
 * of another one stands in its marks.
 * @param words that the block shall show, blanks folded
 * @returns undefined where the source cannot be followed
 * @implements SRS-3770
 */
export function editWords(source: string, block: WordBlock, words: string): Edit[] | undefined {
  const shown = wordsOfBlock(source, block);
  if (!shown) return undefined;
  const edits = wordEdits(shown, words);
  if (block.type !== 'tableCell') return edits;
  return edits?.map((edit) => ({ ...edit, text: edit.text.replaceAll('|', '\\|') }));
}

function wordEdits(shown: BlockWords, words: string): Edit[] | undefined {
  const before = [...shown.text.matchAll(/\S+/g)].map(
    ({ 0: text, index }): Word => ({ text, start: index, end: index + text.length }),
  );
  const after = words.match(/\S+/g) ?? [];
  if (before.length === 0) return after.length === 0 ? [] : undefined;
  const edits: Edit[] = [];
  let at = 0;
  let added: string[] = [];
  let removed: Word[] = [];
  const close = (): void => {
    const said = added.join(' ');
    if (removed.length > 0) for (const edit of replaced(shown, before, removed, said)) edits.push(edit);
    else if (said !== '') edits.push(inserted(shown, before, at, said));
    [added, removed] = [[], []];
  };
  const changes = listDifference(
    before.map(({ text }) => text),
    after,
  );
  if (!changes) return undefined;
  for (const change of changes) {
    if (change.added) added = change.value;
    else if (change.removed) {
      removed = before.slice(at, at + change.value.length);
      at += change.value.length;
    } else {
      close();
      at += change.value.length;
    }
  }
  close();
  return edits;
}

/** Other words, or none, for words that stand one after the other. The first leaf takes them, what is emptied goes with its marks. */
function replaced(shown: BlockWords, all: readonly Word[], words: readonly Word[], said: string): Edit[] {
  const { start: first, end: last } = rangeOfWords(words);
  // Without the words, one of the blanks around them goes too.
  const next = all.find((word) => word.start >= last);
  const previous = all.findLast((word) => word.end <= first);
  const [start, end] =
    said !== '' ? [first, last] : next ? [first, next.start] : [previous?.end ?? first, last];
  const edits: Edit[] = [];
  const taken = new Set<Nodes>();
  const signs = shown.signs.slice(start, end);
  for (const [index, { leaf }] of signs.entries()) {
    if (taken.has(leaf)) continue;
    taken.add(leaf);
    const own = signs.filter((sign) => sign.leaf === leaf);
    const isFirst = index === 0 && said !== '';
    const text = isFirst ? (leaf.type === 'inlineCode' ? said : escapeInline(said)) : '';
    const whole = isFirst ? undefined : emptied(shown, leaf, start, end);
    const stretch = whole ? rangeOf(whole) : { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
    if (!edits.some((edit) => edit.start <= stretch.start && edit.end >= stretch.end && edit.text === ''))
      edits.push({ ...stretch, text });
  }
  return edits;
}

function rangeOfWords(words: readonly Word[]): { start: number; end: number } {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

/** The outermost node around a leaf of which nothing is left. */
function emptied({ signs, above }: BlockWords, leaf: Nodes, start: number, end: number): Nodes | undefined {
  return [...(above.get(leaf) ?? []), leaf].find((node) =>
    signs.every((sign, index) => {
      const isInside = sign.leaf === node || above.get(sign.leaf)?.includes(node) === true;
      return !isInside || (index >= start && index < end);
    }),
  );
}

/** Words between two others, in the marks of neither where there is a choice. */
function inserted({ signs, above }: BlockWords, all: readonly Word[], at: number, said: string): Edit {
  const [previous, next] = [all[at - 1], all[at]];
  const depth = (sign: (typeof signs)[number] | undefined): number =>
    sign === undefined
      ? Number.POSITIVE_INFINITY
      : (above.get(sign.leaf) ?? []).length + (sign.leaf.type === 'inlineCode' ? 1 : 0);
  const before = previous && signs[previous.end - 1];
  const after = next && signs[next.start];
  const text = escapeInline(said);
  if (after && (depth(after) === 0 || !before)) {
    const start = depth(after) === 0 ? after.start : outer(after).start;
    return { start, end: start, text: `${text} ` };
  }
  const last = before as (typeof signs)[number];
  const end = depth(last) === 0 ? last.end : outer(last).end;
  return { start: end, end, text: ` ${text}` };

  function outer(sign: (typeof signs)[number]): { start: number; end: number } {
    return rangeOf(above.get(sign.leaf)?.[0] ?? sign.leaf);
  }
}

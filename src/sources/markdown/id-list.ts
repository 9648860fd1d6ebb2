import { type DeclaredLink, isBareNumber } from '../../model/index.ts';
import { idForm } from '../near-id.ts';
import type { SourceContext } from '../source.ts';
import type { Report } from './report.ts';
import { strikesOf } from './struck.ts';
import type { RelationMeaning } from './vocabulary.ts';

/** The value of a relation as it stands in the file. */
export interface RelationValue {
  /** ID of the item it is written at. */
  at: string;
  meaning: RelationMeaning;
  /** Put before what is a bare number. */
  prefix?: string;
  /** Plain text: IDs with commas, semicolons, blanks, line breaks or `and` between, or ranges of them. */
  text: string;
  /** The Markdown it stands in, and where that starts in the file. */
  source: string;
  /** Where the value begins in it; its start where nothing is said. */
  offset?: number;
  line: number;
  column: number;
}

interface PlacedWord {
  word: string;
  line: number;
  column: number;
  isStruck: boolean;
}

/** Words between IDs, in the languages of the documents. */
const conjunction = /^(?:and|und|et|y|e|&|\+)$/i;
const rangeSign = /^(?:to|bis|à|–|—|-|\.{2,3}|…)$/i;

/** Whether a cell or value says that there is no link. */
export function namesNothing(text: string): boolean {
  return /^(?:[-–—]+|none|n\/a)$/i.test(text);
}

/**
 * The links that a relation's value declares, each at the place of its ID. A dash, `none`, `n/a` or what is struck out is no link; every other
 * word is reported as `not-an-id`.
 * @implements SRS-203, SRS-212, SRS-3352
 */
export function readIdList(
  value: RelationValue,
  file: string,
  { ids }: Pick<SourceContext, 'ids'>,
  report: Report,
): DeclaredLink[] {
  if (namesNothing(value.text)) return [];
  const { at, meaning } = value;
  const { relation } = meaning;
  const links: DeclaredLink[] = [];
  const words = wordsOf(value);
  for (let index = 0; index < words.length; index++) {
    const { word: written, isStruck: isGone, ...position } = words[index] as PlacedWord;
    if (isGone) continue;
    const word = value.prefix && isBareNumber(written) ? `${value.prefix}${written}` : written;
    const isBetween = index > 0 && index < words.length - 1;
    if (isBetween && conjunction.test(word)) continue;
    const last = words[index + 2]?.word ?? '';
    const isRange = rangeSign.test(words[index + 1]?.word ?? '') && (ids.isId(last) || isBareNumber(last));
    const named = isRange ? ids.between(word, last) : ids.isId(word) ? [word] : ids.between(...endsOf(word));
    if (isRange && named.length > 0) index += 2;
    for (const id of named) {
      const [from, to] = meaning.isInverse ? [id, at] : [at, id];
      links.push({ from, relation, to, place: { file, ...position }, origin: 'item' });
    }
    if (named.length > 0) continue;
    if (links.length > 0 && position.line > (words[0] as PlacedWord).line && /[a-z]/i.test(word)) {
      // Without a blank line below it, Markdown takes a paragraph for more of the entry of a list.
      report.add('not-an-id', position, {
        message: `${at} ${meaning.said} ${links.length === 1 ? 'an ID' : 'IDs'}, and the words from "${word.slice(0, 60)}" on, which are none.`,
        hint: 'Leave a blank line between the list and the text below it.',
        item: at,
      });
      break;
    }
    report.add('not-an-id', position, {
      message: `${at} ${meaning.said} "${word.slice(0, 60)}", which is not an ID.`,
      hint: `Write IDs ${idForm(word, ids)}, with commas between; put remarks into another attribute.`,
      item: at,
    });
  }
  return links;
}

/** Both ends of a range in one word: `SRS-1..SRS-4`. */
function endsOf(word: string): [first: string, last: string] {
  const [first = '', last = '', ...more] = word.split(/\.{2,3}|…|–|—/);
  return more.length === 0 ? [first, last] : ['', ''];
}

/** The words of the text, each where it stands in the file. */
function wordsOf(value: RelationValue): PlacedWord[] {
  const words: PlacedWord[] = [];
  const isStruck = strikesOf(value.source);
  let offset = value.offset ?? 0;
  let { line } = value;
  let lineStart = 1 - value.column;
  let end = nextLineEnd(value.source, lineStart);
  for (const word of value.text.split(/[,;\s]+|<br\s*\/?>/i)) {
    if (word === '') continue;
    const found = value.source.indexOf(word, offset);
    if (found >= 0) offset = found;
    while (end >= 0 && end < offset) {
      line++;
      lineStart = end + 1;
      end = nextLineEnd(value.source, lineStart);
    }
    words.push({ word, line, column: offset - lineStart + 1, isStruck: isStruck(offset) });
    if (found >= 0) offset = found + word.length;
  }
  return words;
}

function nextLineEnd(text: string, from: number): number {
  return text.indexOf('\n', Math.max(from, 0));
}

import type { DeclaredLink } from '../../model/index.ts';
import type { SourceContext } from '../source.ts';
import type { Report } from './report.ts';

/** The value of a relation as it stands in the file. */
export interface RelationValue {
  from: string;
  relation: string;
  /** Plain text: IDs with commas, semicolons or blanks between. */
  text: string;
  /** The same as Markdown, and where that starts in the file. */
  source: string;
  line: number;
  column: number;
}

/**
 * The links that a relation's value declares, each at the place of its ID. A dash, `none` or `n/a` is no link; every other
 * word is reported as `not-an-id`.
 * @implements SRS-203, SRS-212
 */
export function readIdList(
  value: RelationValue,
  file: string,
  { ids }: SourceContext,
  report: Report,
): DeclaredLink[] {
  if (/^(?:[-–—]+|none|n\/a)$/i.test(value.text)) return [];
  const links: DeclaredLink[] = [];
  let offset = 0;
  let { line } = value;
  let lineStart = 1 - value.column;
  for (const word of value.text.split(/[,;\s]+/)) {
    if (word === '') continue;
    const found = value.source.indexOf(word, offset);
    if (found >= 0) offset = found;
    for (let end = nextLineEnd(value.source, lineStart); end >= 0 && end < offset; ) {
      line++;
      lineStart = end + 1;
      end = nextLineEnd(value.source, lineStart);
    }
    const position = { line, column: offset - lineStart + 1 };
    if (found >= 0) offset = found + word.length;
    if (ids.isId(word)) {
      links.push({
        from: value.from,
        relation: value.relation,
        to: word,
        place: { file, ...position },
        origin: 'item',
      });
    } else {
      report.add(
        'not-an-id',
        position,
        `${value.from} ${value.relation} "${word.slice(0, 60)}", which is not an ID.`,
        'Write IDs with a registered prefix and a number, such as `SRS-041`, with commas between; put remarks into another attribute.',
        value.from,
      );
    }
  }
  return links;
}

function nextLineEnd(text: string, from: number): number {
  return text.indexOf('\n', Math.max(from, 0));
}

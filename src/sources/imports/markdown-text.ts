import { fenceOpening, isFenceClosing } from '../../markdown/line-forms.ts';
import { readStructure } from '../../markdown/read-structure.ts';

/** HTML that goes on until its end is found, blank lines or not (CommonMark 0.31.2, 4.6, kinds 1 to 5). */
const openings: readonly [begin: RegExp, end: RegExp][] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![A-Z]/i, />/],
];

/**
 * The lines of a Markdown text as a part of a page, below a heading: its own headings are deeper than that one, and nothing it opens
 * stays open behind it.
 * @param depth of the heading it stands below
 * @returns the same number of lines, and one more where a fence was open
 */
export function partLines(lines: readonly string[], depth: number): string[] {
  const closed = closeAll(lines);
  const { headings } = readStructure(closed.join('\n')).structure;
  const own = headings.filter(({ container }) => container === 'page');
  const shift = Math.max(0, depth + 1 - Math.min(...own.map((each) => each.depth)));
  if (own.length === 0 || shift === 0) return closed;
  const made = [...closed];
  for (const { line, endLine, depth: from } of own) {
    const signs = '#'.repeat(Math.min(6, from + shift));
    const source = made[line - 1] as string;
    const words = /^ {0,3}#{1,6}(?=\s|$)/.test(source)
      ? source.replace(/^ {0,3}#+/, '')
      : ` ${underlined(made, line, endLine)}`;
    made[line - 1] = `${signs}${words}`;
    for (let below = line; below < endLine; below++) made[below] = '';
  }
  return made;
}

/** The words of a heading that is underlined. */
function underlined(lines: readonly string[], line: number, endLine: number): string {
  return lines
    .slice(line - 1, endLine - 1)
    .map((each) => each.trim())
    .join(' ');
}

function closeAll(lines: readonly string[]): string[] {
  const made: string[] = [];
  let open = '';
  for (const [index, line] of lines.entries()) {
    if (open !== '') {
      if (isFenceClosing(line, open)) open = '';
      made.push(line);
      continue;
    }
    open = fenceOpening(line.replace(/^ {1,3}/, ''))?.run ?? '';
    const html = openings.find(([begin]) => begin.test(line));
    const ends = html === undefined || lines.slice(index).some((below) => html[1].test(below));
    made.push(ends ? line : line.replace('<', '\\<'));
  }
  return open === '' ? made : [...made, open];
}

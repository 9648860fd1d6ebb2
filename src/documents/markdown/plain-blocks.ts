/** A block of Markdown between blank lines, told by its look. `other` is everything this page is not certain about. */
export interface Block {
  kind: 'paragraph' | 'heading' | 'list' | 'other';
  text: string;
  /** Line of the text on which it starts (from 0). */
  line: number;
}

/**
 * Cuts Markdown into blocks, where that is certain to agree with CommonMark and GFM: paragraphs, one-line headings and tight lists
 * of ordinary prose between blank lines. Undefined for a text with anything whose reach blank lines do not bound: fences, HTML,
 * reference definitions, footnotes.
 */
export function cutBlocks(text: string): Block[] | undefined {
  if (unbounded.test(text)) return undefined;
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let line = 0; line < lines.length; line++) {
    if (isBlank(lines[line] as string)) continue;
    const start = line;
    while (line + 1 < lines.length && !isBlank(lines[line + 1] as string)) line++;
    blocks.push({
      kind: kindOf(lines.slice(start, line + 1)),
      text: lines.slice(start, line + 1).join('\n'),
      line: start,
    });
  }
  const certain = blocks.map(
    (block, index): Block =>
      block.kind === 'list' && !standsAlone(blocks, index) ? { ...block, kind: 'other' } : block,
  );
  // A heading stays with the uncertain block it heads: what a list means depends on the heading above it.
  return certain.map(
    (block, index): Block =>
      block.kind === 'heading' && certain[index + 1]?.kind === 'other' ? { ...block, kind: 'other' } : block,
  );
}

const unbounded = /[<\t\r\0]|^ {0,3}(?:```|~~~)|\]:|\[\^/m;

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Prose that no inline syntax, autolink or entity can be in. Blanks stand between words only. */
const prose = /^(?:[\p{L}\p{N}.,;:()?'"/%=+\-–—…°µ×≤≥±§$] ?)+$/u;
const address = /www\.|:\/\/|@/i;
/** How a line of a paragraph may start: nothing that opens a block or ends one. */
const start = /^(?:[\p{L}("']|\d+(?![\d.)]))/u;

function isProse(line: string): boolean {
  return prose.test(line) && !line.endsWith(' ') && !address.test(line);
}

function kindOf(lines: readonly string[]): Block['kind'] {
  if (lines.every((line) => start.test(line) && isProse(line))) return 'paragraph';
  const [first = ''] = lines;
  const heading = /^#{1,6} (.+)$/.exec(first)?.[1];
  if (lines.length === 1 && heading !== undefined && isProse(heading)) return 'heading';
  return lines.every((line) => line.startsWith('- ') && start.test(line.slice(2)) && isProse(line.slice(2)))
    ? 'list'
    : 'other';
}

/** Neighbours that are lists or may be indented would join a list. */
function standsAlone(blocks: readonly Block[], index: number): boolean {
  return [blocks[index - 1], blocks[index + 1]].every(
    (neighbour) => neighbour === undefined || neighbour.kind === 'paragraph' || neighbour.kind === 'heading',
  );
}

import type { Translate } from '../../documents/messages.ts';
import { escapeXml } from '../../model/index.ts';
import type { PrintJob } from '../pdf/index.ts';
import type { Heading } from './body-parts.ts';
import type { WordContext } from './context.ts';
import { fieldSign, hyperlink, instruction, pageField, paragraph, run, tab, type Xml } from './xml.ts';

/** Entries that contents have at most, where those of a smaller depth do. */
const manyEntries = 90;

/** Where the pages of the contents stand, and how much each depth is moved in, in twips. */
const right = 9306;
const deeper = 240;

/** Twips that a digit, a dot and the gap behind a number take at most in the sizes of the contents. */
const digit = 112;
const gap = 200;

/**
 * The contents: a field that Word fills, filled as Word would (ECMA-376-1, 17.16.5.68), on a page of their own.
 * @implements SRS-3690
 */
export function contentsOf(
  { parts: sources }: Pick<PrintJob, 'parts'>,
  { looks, parts, rightToLeft }: WordContext,
  t: Translate,
): Xml {
  const depths = sources.flatMap(({ outline }) => outline.map(({ depth }) => depth));
  const deepest = depths.filter((depth) => depth <= 3).length > manyEntries ? 2 : 3;
  const title = paragraph(run(t('Contents'), { bold: true, size: 30 }), {
    pageBreakBefore: true,
    rightToLeft,
  });
  const listed = parts.headings.filter(({ depth, words }) => depth <= deepest && words !== '');
  const begin = `<w:r>${fieldSign('begin', ' w:dirty="true"')}${instruction(`TOC \\h \\o "1-${deepest}"`)}${fieldSign('separate')}</w:r>`;
  const tabs = tabsOf(listed);
  const entries = listed.map(({ depth, number, words, bookmark }, at) => {
    const counted = number === '' ? '' : run(number) + tab;
    const entry = counted + run(words) + tab + pageField(bookmark, ' \\h');
    return paragraph((at === 0 ? begin : '') + hyperlink(entry, { anchor: bookmark }), {
      style: looks.idOf(`toc ${depth}`),
      tabs: tabs(depth),
      rightToLeft,
    });
  });
  const end = paragraph(`${listed.length === 0 ? begin : ''}<w:r>${fieldSign('end')}</w:r>`);
  return `${title}<w:sdt><w:sdtPr><w:alias w:val="${escapeXml(t('Contents'))}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${entries.join('')}${end}</w:sdtContent></w:sdt>`;
}

/** Stops of a depth: behind its longest number, and at the pages. */
function tabsOf(headings: readonly Heading[]) {
  const longest = new Map<number, number>();
  for (const { depth, number } of headings)
    longest.set(depth, Math.max(longest.get(depth) ?? 0, number.length));
  return (depth: number) => {
    const characters = longest.get(depth) ?? 0;
    const pages = { at: right, to: 'right' as const, dotted: true };
    const numbers = { at: deeper * (depth - 1) + digit * characters + gap, to: 'left' as const };
    return characters === 0 ? [pages] : [numbers, pages];
  };
}

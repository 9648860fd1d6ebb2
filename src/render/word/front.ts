import { captionsIn } from '../../documents/captions.ts';
import type { Translate } from '../../documents/messages.ts';
import { parseHtml, textOf } from '../export/html-tree.ts';
import { clausesBySection, type PrintJob } from '../pdf/index.ts';
import type { WordContext } from './context.ts';
import { carrierOf, symbolsOf } from './cover-pictures.ts';
import { styleNames } from './styles.ts';
import { framedTable, tableCell, tableRow } from './table-frame.ts';
import { linkTo, pictureWords } from './words.ts';
import { pageField, paragraph, run, tab, type Xml } from './xml.ts';

/** Width of the text in twips. */
const textWidth = 9300;

/**
 * What stands before the contents: what identifies the document, who approved it, what changed; of the edition for users, what the product
 * is for and its symbols.
 * @implements SRS-3690, SRS-3810
 */
export function frontOf(job: PrintJob, context: WordContext, t: Translate): Xml {
  const { title, cover, forUsers } = job;
  const { product, type, purpose, identity, approvals, changes, earlierChanges } = cover;
  const say = sayingIn(context);
  if (forUsers) {
    const intended =
      forUsers.intendedUse === ''
        ? say(purpose)
        : headline(t('Intended use')) + say(forUsers.intendedUse, styleNames.note);
    const symbols = symbolsOf(job).map(({ symbol, text }) =>
      paragraph((symbol ? pictureWords(symbol, '', context) : '') + run(`  ${text}`), { keepLines: true }),
    );
    return [
      say(product, styleNames.subtitle),
      say(title, styleNames.title),
      draftOf(job, t),
      say(forUsers.languageName),
      intended,
      ...symbols,
      udiOf(job, context, t),
    ].join('');
  }
  const approved = approvals.map(({ object, meaning, role, name, date }) => [
    object,
    meaning,
    role,
    name,
    date,
  ]);
  const changed = changes.map(({ revision, date, author, reason, sections }) => [
    revision,
    date,
    author,
    reason,
    sections,
  ]);
  const earlier = `${t('Changes before these, which the histories of the items tell:')} ${earlierChanges}`;
  return [
    say(product, styleNames.subtitle),
    say(title, styleNames.title),
    say(type === title ? '' : type, styleNames.subtitle),
    say(purpose),
    draftOf(job, t),
    identityTable(identity, context),
    udiOf(job, context, t),
    titled(
      t('Approvals'),
      [2300, 2100, 1500, 1700, 1700],
      [[t('Object'), t('Meaning'), t('Role'), t('Name'), t('Date')], ...approved],
      context,
    ),
    titled(
      t('Change history'),
      [1100, 1200, 1700, 3300, 2000],
      [[t('Revision'), t('Date'), t('Author'), t('Reason'), t('Sections touched')], ...changed],
      context,
    ),
    earlierChanges > 0 ? paragraph(run(earlier), { spacing: { before: 120 } }) : '',
  ].join('');
}

/**
 * What stands behind the contents: the clauses that are answered, the figures and tables, and the items of a binder.
 * @implements SRS-3810
 */
export function listsOf(job: PrintJob, context: WordContext, t: Translate): Xml {
  const clauses = clausesBySection(job).map(({ anchor, heading, clauses }): Cell[] => [
    anchor === ''
      ? t('This document')
      : heading === ''
        ? t('Section')
        : { xml: linkTo(placeOf(anchor), run(heading), context) },
    clauses,
  ]);
  const captions = job.parts.flatMap(({ html }) => captionsIn(html));
  const index = job.index ?? [];
  return [
    titled(t('Clauses answered'), [4300, 5000], [[t('Where'), t('Clauses')], ...clauses], context),
    captions.length === 0 ? '' : headline(t('Figures and tables')),
    ...captions.map(({ anchor, number, text }) =>
      withPage(`${number}  ${textOf(parseHtml(text))}`, anchor, context),
    ),
    index.length === 0 ? '' : headline(t('Index of items')),
    ...index.map(({ id, shows, document, anchor }) =>
      withPage(
        `${shows === 'item' ? id : `    ${t(shows === 'code' ? 'Code' : 'Result')}`}  (${document})`,
        anchor,
        context,
      ),
    ),
  ].join('');
}

/** What identifies an edition for users, which stands behind its text. */
export function backOf({ forUsers, cover }: PrintJob, context: WordContext, t: Translate): Xml {
  if (!forUsers) return '';
  const udi = cover.udi ? [{ label: 'UDI', value: cover.udi.text }] : [];
  const title = run(t('About this document'), { bold: true });
  return paragraph(title, { pageBreakBefore: true }) + identityTable([...cover.identity, ...udi], context);
}

/** Why a document is a draft, as its cover says it. */
function draftOf({ draftReasons }: PrintJob, t: Translate): Xml {
  if (draftReasons.length === 0) return '';
  return paragraph(run(`${t('DRAFT')} – ${draftReasons.join(', ')}`, { bold: true, color: 'A3182B' }));
}

function udiOf(job: PrintJob, context: WordContext, t: Translate): Xml {
  const { udi } = job.cover;
  if (!udi) return '';
  const carrier = carrierOf(job);
  const specimen = udi.specimen ? ` ${t('Specimen: not a registered device.')}` : '';
  const drawn = carrier ? pictureWords(carrier, '', context) : '';
  return paragraph(drawn + run(`  UDI ${udi.text}${specimen}`), { spacing: { before: 200 } });
}

function sayingIn({ rightToLeft, looks }: WordContext) {
  return (text: string, style?: string): Xml =>
    text === '' ? '' : paragraph(run(text), { ...(style ? { style: looks.idOf(style) } : {}), rightToLeft });
}

/** A line with the page where its place stands, by a field. */
function withPage(text: string, anchor: string, context: WordContext): Xml {
  const line = run(text) + tab + pageField(context.parts.bookmarkOf(anchor));
  return paragraph(linkTo(placeOf(anchor), line, context), {
    style: context.looks.idOf(styleNames.listed),
    tabs: [{ at: textWidth, to: 'right', dotted: true }],
  });
}

const placeOf = (anchor: string): string => `#${encodeURIComponent(anchor)}`;

function headline(text: string): Xml {
  return paragraph(run(text, { bold: true }), { keepNext: true, spacing: { before: 320 } });
}

function titled(name: string, widths: number[], rows: Cell[][], context: WordContext): Xml {
  return rows.length < 2 ? '' : headline(name) + grid(rows, widths, { head: true, ...context });
}

function identityTable(identity: PrintJob['cover']['identity'], context: WordContext): Xml {
  const known = identity.filter(({ value }) => value !== '').map(({ label, value }) => [label, value]);
  return grid(known, [3000, 6300], { head: false, ...context });
}

/** Words of a cell, or what stands in it. */
type Cell = string | { xml: Xml };

/**
 * A table of words: with a heading row, or with the first column as headings.
 * @param columnWidths in twips
 */
function grid(
  rows: readonly Cell[][],
  columnWidths: number[],
  { head, rightToLeft, looks }: Pick<WordContext, 'rightToLeft' | 'looks'> & { head: boolean },
): Xml {
  const [heading, words] = [looks.idOf(styleNames.columnHeading), looks.idOf(styleNames.cell)];
  const cellOf = (cell: Cell, column: number, isHeading: boolean): Xml =>
    tableCell(
      paragraph(typeof cell === 'string' ? run(cell) : cell.xml, { style: isHeading ? heading : words }),
      { width: columnWidths[column] ?? 0 },
    );
  return framedTable(
    rows.map((row, at) =>
      tableRow(row.map((cell, column) => cellOf(cell, column, head ? at === 0 : column === 0)).join(''), {
        isHead: head && at === 0,
      }),
    ),
    columnWidths,
    rightToLeft,
  );
}

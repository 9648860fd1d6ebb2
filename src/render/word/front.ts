import {
  type FileChild,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Tab,
  type Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
} from 'docx';
import { captionsIn } from '../../documents/captions.ts';
import type { Translate } from '../../documents/messages.ts';
import { parseHtml, textOf } from '../export/html-tree.ts';
import { clausesBySection, type PrintJob } from '../pdf/index.ts';
import type { WordContext } from './context.ts';
import { carrierOf, symbolsOf } from './cover-pictures.ts';
import { bookmarkOf } from './names.ts';
import { styleNames } from './styles.ts';
import { framedTable } from './table-frame.ts';
import { linkTo, pictureWords } from './words.ts';

/** Width of the text in twips. */
const textWidth = 9300;

/**
 * What stands before the contents: what identifies the document, who approved it, what changed; of the edition for users, what the product
 * is for and its symbols.
 * @implements SRS-3690, SRS-3810
 */
export function frontOf(job: PrintJob, context: WordContext, t: Translate): FileChild[] {
  const { title, cover, forUsers } = job;
  const { product, type, purpose, identity, approvals, changes, earlierChanges } = cover;
  const say = sayingIn(context);
  if (forUsers)
    return [
      ...say(product, styleNames.subtitle),
      ...say(title, styleNames.title),
      ...draftOf(job, t),
      ...say(forUsers.languageName),
      ...(forUsers.intendedUse === ''
        ? say(purpose)
        : [headline(t('Intended use')), ...say(forUsers.intendedUse, styleNames.note)]),
      ...symbolsOf(job).map(
        ({ symbol, text }) =>
          new Paragraph({
            keepLines: true,
            children: [...(symbol ? pictureWords(symbol, '', context) : []), new TextRun(`  ${text}`)],
          }),
      ),
      ...udiOf(job, context, t),
    ];
  return [
    ...say(product, styleNames.subtitle),
    ...say(title, styleNames.title),
    ...say(type === title ? '' : type, styleNames.subtitle),
    ...say(purpose),
    ...draftOf(job, t),
    identityTable(identity, context),
    ...udiOf(job, context, t),
    ...titled(
      t('Approvals'),
      [2300, 2100, 1500, 1700, 1700],
      [
        [t('Object'), t('Meaning'), t('Role'), t('Name'), t('Date')],
        ...approvals.map(({ object, meaning, role, name, date }) => [object, meaning, role, name, date]),
      ],
      context,
    ),
    ...titled(
      t('Change history'),
      [1100, 1200, 1700, 3300, 2000],
      [
        [t('Revision'), t('Date'), t('Author'), t('Reason'), t('Sections touched')],
        ...changes.map(({ revision, date, author, reason, sections }) => [
          revision,
          date,
          author,
          reason,
          sections,
        ]),
      ],
      context,
    ),
    ...(earlierChanges > 0
      ? [
          new Paragraph({
            spacing: { before: 120 },
            text: `${t('Changes before these, which the histories of the items tell:')} ${earlierChanges}`,
          }),
        ]
      : []),
  ];
}

/**
 * What stands behind the contents: the clauses that are answered, the figures and tables, and the items of a binder.
 * @implements SRS-3810
 */
export function listsOf(job: PrintJob, context: WordContext, t: Translate): FileChild[] {
  const clauses = clausesBySection(job).map(({ anchor, heading, clauses }) => [
    anchor === ''
      ? t('This document')
      : heading === ''
        ? t('Section')
        : [linkTo(placeOf(anchor), [new TextRun(heading)])],
    clauses,
  ]);
  const captions = job.parts.flatMap(({ html }) => captionsIn(html));
  const index = job.index ?? [];
  return [
    ...titled(t('Clauses answered'), [4300, 5000], [[t('Where'), t('Clauses')], ...clauses], context),
    ...(captions.length === 0 ? [] : [headline(t('Figures and tables'))]),
    ...captions.map(({ anchor, number, text }) =>
      withPage(`${number}  ${textOf(parseHtml(text))}`, anchor, context),
    ),
    ...(index.length === 0 ? [] : [headline(t('Index of items'))]),
    ...index.map(({ id, shows, document, anchor }) =>
      withPage(
        `${shows === 'item' ? id : `    ${t(shows === 'code' ? 'Code' : 'Result')}`}  (${document})`,
        anchor,
        context,
      ),
    ),
  ];
}

/** What identifies an edition for users, which stands behind its text. */
export function backOf({ forUsers, cover }: PrintJob, context: WordContext, t: Translate): FileChild[] {
  if (!forUsers) return [];
  const udi = cover.udi ? [{ label: 'UDI', value: cover.udi.text }] : [];
  return [
    new Paragraph({
      pageBreakBefore: true,
      children: [new TextRun({ text: t('About this document'), bold: true })],
    }),
    identityTable([...cover.identity, ...udi], context),
  ];
}

/** Why a document is a draft, as its cover says it. */
function draftOf({ draftReasons }: PrintJob, t: Translate): FileChild[] {
  if (draftReasons.length === 0) return [];
  const text = `${t('DRAFT')} – ${draftReasons.join(', ')}`;
  return [new Paragraph({ children: [new TextRun({ text, bold: true, color: 'A3182B' })] })];
}

function udiOf(job: PrintJob, context: WordContext, t: Translate): FileChild[] {
  const { udi } = job.cover;
  if (!udi) return [];
  const carrier = carrierOf(job);
  const specimen = udi.specimen ? ` ${t('Specimen: not a registered device.')}` : '';
  return [
    new Paragraph({
      spacing: { before: 200 },
      children: [
        ...(carrier ? pictureWords(carrier, '', context) : []),
        new TextRun(`  UDI ${udi.text}${specimen}`),
      ],
    }),
  ];
}

function sayingIn({ rightToLeft, looks }: WordContext) {
  return (text: string, style?: string): FileChild[] =>
    text === ''
      ? []
      : [new Paragraph({ text, ...(style ? { style: looks.idOf(style) } : {}), bidirectional: rightToLeft })];
}

/** A line with the page where its place stands, by a field. */
function withPage(text: string, anchor: string, { looks }: WordContext): Paragraph {
  return new Paragraph({
    style: looks.idOf(styleNames.listed),
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth, leader: 'dot' }],
    children: [
      linkTo(placeOf(anchor), [
        new TextRun(text),
        new TextRun({ children: [new Tab()] }),
        new PageReference(bookmarkOf(anchor)),
      ]),
    ],
  });
}

const placeOf = (anchor: string): string => `#${encodeURIComponent(anchor)}`;

function headline(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 320 },
    children: [new TextRun({ text, bold: true })],
  });
}

function titled(name: string, widths: number[], rows: Cell[][], context: WordContext): FileChild[] {
  return rows.length < 2 ? [] : [headline(name), grid(rows, widths, { head: true, ...context })];
}

function identityTable(identity: PrintJob['cover']['identity'], context: WordContext): Table {
  const known = identity.filter(({ value }) => value !== '').map(({ label, value }) => [label, value]);
  return grid(known, [3000, 6300], { head: false, ...context });
}

/** Words of a cell, or what stands in it. */
type Cell = string | ParagraphChild[];

/**
 * A table of words: with a heading row, or with the first column as headings.
 * @param columnWidths in twips
 */
function grid(
  rows: readonly Cell[][],
  columnWidths: number[],
  { head, rightToLeft, looks }: Pick<WordContext, 'rightToLeft' | 'looks'> & { head: boolean },
): Table {
  return framedTable(
    rows.map(
      (row, at) =>
        new TableRow({
          ...(head && at === 0 ? { tableHeader: true } : {}),
          children: row.map(
            (cell, column) =>
              new TableCell({
                children: [
                  new Paragraph({
                    children: typeof cell === 'string' ? [new TextRun(cell)] : cell,
                    style: looks.idOf(
                      (head ? at === 0 : column === 0) ? styleNames.columnHeading : styleNames.cell,
                    ),
                  }),
                ],
              }),
          ),
        }),
    ),
    columnWidths,
    rightToLeft,
  );
}

import { type FileChild, Paragraph, type Table, TableCell, TableRow, TextRun } from 'docx';
import type { Translate } from '../../documents/messages.ts';
import type { PrintJob } from '../pdf/index.ts';
import type { WordContext } from './context.ts';
import { styleNames } from './styles.ts';
import { framedTable } from './table-frame.ts';

/** Cover and control block: what identifies the document, who approved it, what changed. */
export function frontOf(
  { title, cover, draftReasons }: PrintJob,
  { rightToLeft, looks }: WordContext,
  t: Translate,
): FileChild[] {
  const { product, type, purpose, identity, udi, approvals, changes, earlierChanges } = cover;
  const say = (text: string, style?: string): FileChild[] =>
    text === ''
      ? []
      : [new Paragraph({ text, ...(style ? { style: looks.idOf(style) } : {}), bidirectional: rightToLeft })];
  const known = identity.filter(({ value }) => value !== '').map(({ label, value }) => [label, value]);
  return [
    ...say(product, styleNames.subtitle),
    ...say(title, styleNames.title),
    ...say(type, styleNames.subtitle),
    ...say(purpose),
    ...(draftReasons.length === 0
      ? []
      : [
          new Paragraph({
            children: [
              new TextRun({
                text: `${t('DRAFT')} – ${draftReasons.join(', ')}`,
                bold: true,
                color: 'A3182B',
              }),
            ],
          }),
        ]),
    grid(known, [3000, 6300], { head: false, rightToLeft, looks }),
    ...say(udi ? `UDI ${udi.text}${udi.specimen ? ` ${t('Specimen: not a registered device.')}` : ''}` : ''),
    ...titled(
      t('Approvals'),
      [2300, 2100, 1500, 1700, 1700],
      [
        [t('Object'), t('Meaning'), t('Role'), t('Name'), t('Date')],
        ...approvals.map(({ object, meaning, role, name, date }) => [object, meaning, role, name, date]),
      ],
    ),
    ...titled(
      t('Change history'),
      [900, 1200, 1700, 3500, 2000],
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
    ),
    ...(earlierChanges > 0
      ? say(`${t('Changes before these, which the histories of the items tell:')} ${earlierChanges}`)
      : []),
  ];

  function titled(name: string, widths: number[], rows: string[][]): FileChild[] {
    if (rows.length < 2) return [];
    return [
      new Paragraph({
        keepNext: true,
        spacing: { before: 320 },
        children: [new TextRun({ text: name, bold: true })],
      }),
      grid(rows, widths, { head: true, rightToLeft, looks }),
    ];
  }
}

/**
 * A table of words: with a heading row, or with the first column as headings.
 * @param columnWidths in twips
 */
function grid(
  rows: readonly string[][],
  columnWidths: number[],
  { head, rightToLeft, looks }: Pick<WordContext, 'rightToLeft' | 'looks'> & { head: boolean },
): Table {
  return framedTable(
    rows.map(
      (row, at) =>
        new TableRow({
          ...(head && at === 0 ? { tableHeader: true } : {}),
          children: row.map(
            (text, column) =>
              new TableCell({
                children: [
                  new Paragraph({
                    text,
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

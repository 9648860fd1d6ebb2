import { csvText } from '../csv.ts';
import { parseHtml } from '../html-tree.ts';
import { type ExportedSheet, mostSigns, xlsxBytes } from '../workbook.ts';
import { sheetsOf } from './read-tables.ts';

/** A file that holds tables of a document; the path is relative to the directory of tables. */
export interface TableFile {
  path: string;
  content: string | Uint8Array;
}

/** What of a document that is printed stands in its files of tables. */
export interface PrintedDocument {
  id: string;
  title: string;
  parts: readonly { html: string }[];
  cover: { identity: readonly { label: string; value: string }[] };
  draftReasons: readonly string[];
}

/**
 * The tables of a document, as it is printed: a workbook with a sheet for each, and each as CSV. The first sheet says what document that
 * is, and whether it is a draft. A document without tables has no file.
 * @param words `DRAFT` and what else is said, in the document's language
 * @param hasPrints the PDF set lies beside, where links lead to
 * @implements SRS-3792, SDS-3284
 */
export function tableFiles(
  { id, title, parts, cover, draftReasons }: PrintedDocument,
  t: (words: string) => string,
  hasPrints: boolean,
): TableFile[] {
  const addressOf = (href: string): string | undefined => {
    if (/^https?:/.test(href)) return href;
    const [, file = '', anchor = ''] = /^([^#/]*\.pdf)?(#.*)?$/.exec(href) ?? [];
    return hasPrints && (file !== '' || anchor !== '') ? `../pdf/${file || `${id}.pdf`}${anchor}` : undefined;
  };
  const sheets = sheetsOf(
    parts.map(({ html }) => parseHtml(html)),
    addressOf,
  ).map((sheet, index) => ({ ...sheet, name: sheet.name || String(index + 1) }));
  if (sheets.length === 0) return [];
  const about = {
    name: t('Document'),
    head: [id, title],
    rows: [
      ...(draftReasons.length > 0 ? [[t('DRAFT'), draftReasons.join(', ')]] : []),
      ...cover.identity.map(({ label, value }) => [label, value]),
      ...sheets.map(({ name }) => ['', name]),
    ],
  };
  return [
    { path: `${id}.xlsx`, content: xlsxBytes([about, ...sheets.map((sheet) => fitting(sheet, t))]) },
    ...sheets.map((sheet, index) => ({
      path: `${id}/${[String(index + 1).padStart(2, '0'), ...slugOf(sheet.name)].join('-')}.csv`,
      content: csvText(sheet),
    })),
  ];
}

/** Texts that no cell of Excel holds are cut, and say so. */
function fitting(sheet: ExportedSheet, t: (words: string) => string): ExportedSheet {
  const fit = (text: string): string =>
    text.length <= mostSigns ? text : `${text.slice(0, mostSigns - 100)} … (${t('whole in the CSV file')})`;
  return { ...sheet, rows: sheet.rows.map((row) => row.map(fit)) };
}

/** Words of a caption for the name of a file, without its number; none where it has no letters that every disk takes. */
function slugOf(caption: string): string[] {
  const words = caption.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const slug = words.join('-').slice(0, 50).replace(/-$/, '');
  return slug === '' ? [] : [slug];
}

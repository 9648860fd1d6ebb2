import { columnName, escapeHtml, handedOnName } from '../../model/index.ts';
import { zipFiles } from '../../release/archive/zip.ts';
import type { Table } from './csv.ts';

/** A sheet of a workbook. */
export interface ExportedSheet extends Table {
  name: string;
  /** Where cells lead, by their place such as `A2`. */
  links?: ReadonlyMap<string, string>;
  /** Days such as 2026-11-29 are dates of Excel; else they are text. */
  hasDates?: true;
}

/** Characters of a cell of Excel. */
export const mostSigns = 32_767;

/**
 * A workbook of Excel (ECMA-376): each sheet with a head that stays in view and filters by column. Numbers are numbers, everything
 * else is text, unless dates are asked for; no cell is a formula, whatever it begins with. The column of fingerprints is hidden. The same
 * sheets give the same bytes.
 */
export function xlsxBytes(sheets: readonly ExportedSheet[]): Uint8Array {
  const names = sheetNames(sheets.map(({ name }) => name));
  const parts = new Map<string, string>([
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(names, sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, index): [string, string] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      sheetXml(sheet),
    ]),
    ...sheets.flatMap(({ links }, index): [string, string][] =>
      links === undefined || links.size === 0
        ? []
        : [[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, hyperlinks([...links.values()])]],
    ),
  ]);
  return zipFiles(new Map([...parts].map(([path, text]) => [path, Buffer.from(`${declaration}${text}`)])));
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
  );
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${parts.join('')}</Types>`;
}

function relationships(all: readonly [type: string, target: string][]): string {
  const rows = all.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${rows.join('')}</Relationships>`;
}

function hyperlinks(targets: readonly string[]): string {
  const rows = targets.map(
    (target, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/hyperlink" Target="${escapeHtml(target)}" TargetMode="External"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${rows.join('')}</Relationships>`;
}

function workbookXml(names: readonly string[], sheets: readonly ExportedSheet[]): string {
  const rows = names.map(
    (name, index) => `<sheet name="${escapeHtml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const filters = names.map(
    (name, index) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${escapeHtml(name.replaceAll("'", "''"))}'!$A$1:$${rangeOf(sheets[index] as ExportedSheet).replace(/(\d+)$/, '$$$1')}</definedName>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${rows.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`;
}

/** The plain style, the head in bold, texts with their line ends, days, and texts that lead somewhere. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF0B5394"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf fontId="0"/><xf fontId="1" applyFont="1"/><xf fontId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="0" numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="2" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function sheetXml(sheet: ExportedSheet): string {
  const { head, rows, links = new Map<string, string>(), hasDates } = sheet;
  const columns = head.map((name, index) => {
    const longest = rows.reduce(
      (most, row) => Math.max(most, longestLine(row[index] ?? '')),
      longestLine(name),
    );
    return `<col min="${index + 1}" max="${index + 1}" width="${Math.min(60, Math.max(10, longest + 2))}" customWidth="1"${name === handedOnName ? ' hidden="1"' : ''}/>`;
  });
  const body = [head, ...rows].map((row, index) => {
    const cells = row.map((text, column) => {
      const at = `${columnName(column + 1)}${index + 1}`;
      return cellXml(text, at, { isHead: index === 0, isLink: links.has(at), hasDates: hasDates === true });
    });
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  const led = [...links.keys()].map((at, index) => `<hyperlink ref="${at}" r:id="rId${index + 1}"/>`);
  const leading = led.length === 0 ? '' : `<hyperlinks>${led.join('')}</hyperlinks>`;
  return `<worksheet xmlns="${main}" xmlns:r="${office}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData><autoFilter ref="A1:${rangeOf(sheet)}"/>${leading}</worksheet>`;
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

interface CellLooks {
  isHead: boolean;
  isLink: boolean;
  hasDates: boolean;
}

function cellXml(text: string, at: string, { isHead, isLink, hasDates }: CellLooks): string {
  if (text === '') return '';
  if (!isHead && /^(?:0|-?[1-9]\d{0,14})(?:\.\d*[1-9])?$/.test(text) && String(Number(text)) === text)
    return `<c r="${at}" s="2"><v>${text}</v></c>`;
  const day = hasDates && !isHead ? dayOf(text) : undefined;
  if (day !== undefined) return `<c r="${at}" s="3"><v>${day}</v></c>`;
  const style = isHead ? 1 : isLink ? 4 : 2;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeHtml(plainSigns(text))}</t></is></c>`;
}

/** The serial value of a day since 1900-03-01, from which on Excel counts rightly (ECMA-376 part 1, 18.17.4.1). */
function dayOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900-03-01') return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isDay ? time / 86_400_000 + 25_569 : undefined;
}

/** Signs that XML cannot hold, and words that look like those, in the form of spreadsheets (ECMA-376 part 1, 22.9.2.19). */
function plainSigns(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) =>
      sign === '\t' || sign === '\n'
        ? sign
        : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .toWellFormed();
}

function rangeOf({ head, rows }: Table): string {
  return `${columnName(head.length)}${rows.length + 1}`;
}

/** At most 31 characters, without signs that Excel refuses, each once. */
function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 28) || 'Items';
    let own = plain;
    for (let count = 2; taken.has(own.toLowerCase()); count++) own = `${plain} ${count}`;
    taken.add(own.toLowerCase());
    return own;
  });
}

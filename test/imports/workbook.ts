import { zipFiles } from '../../src/release/archive/zip.ts';

interface SheetXml {
  name: string;
  rows: string;
  state?: string;
  merged?: readonly string[];
}

/** A workbook as Excel writes it, with these further parts. */
export function workbook(
  sheets: readonly SheetXml[],
  others: Readonly<Record<string, string>> = {},
): Uint8Array {
  const parts = new Map<string, string>([
    [
      'xl/workbook.xml',
      `<workbook xmlns="m" xmlns:r="r"><sheets>${sheets.map(({ name, state = 'visible' }, index) => `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    ],
    [
      'xl/styles.xml',
      '<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>',
    ],
    [
      'xl/sharedStrings.xml',
      '<sst><si><t>Shared</t></si><si><r><t xml:space="preserve">rich </t></r><r><rPr><strike/></rPr><t>struck</t></r><rPh><t>no</t></rPh></si></sst>',
    ],
    ...sheets.map(({ rows, merged = [] }, index): [string, string] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      `<worksheet><sheetData>${rows}</sheetData><mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`,
    ]),
    ...Object.entries(others),
  ]);
  return zipFiles(new Map([...parts].map(([name, text]) => [name, Buffer.from(text)])));
}

/** A cell with a text. */
export const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

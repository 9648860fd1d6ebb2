// Tables as files: what a page shows, as CSV (RFC 4180) and as a workbook (ECMA-376). Nothing leaves the machine.
{
  /** Folds what would be no character of XML 1.0 away. @param {string} text */
  const xml = (text) =>
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML refuses
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** A cell that a spreadsheet would take for a formula is told as text. @param {string} cell */
  const field = (cell) => {
    const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  /** @param {string[][]} rows the first of them the head */
  const csv = (rows) => `\ufeff${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;

  /** Letters of a column, from 0 on. @param {number} index @returns {string} */
  const letters = (index) =>
    (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

  /** The parts of a workbook of one sheet: the head stays in sight and filters. @param {string[][]} rows @returns {Record<string, string>} */
  const workbook = (rows) => {
    const last = `${letters((rows[0]?.length ?? 1) - 1)}${rows.length}`;
    const data = rows.map((row, at) => {
      const cells = row.map(
        (cell, column) =>
          `<c r="${letters(column)}${at + 1}" t="inlineStr"${at === 0 ? ' s="1"' : ''}><is><t xml:space="preserve">${xml(cell.slice(0, 32767))}</t></is></c>`,
      );
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    });
    return {
      '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`,
      '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `${head}<workbook xmlns="${sheets}" xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': `${head}<styleSheet xmlns="${sheets}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${sheets}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${rows[0]?.length ?? 1}" width="28" customWidth="1"/></cols><sheetData>${data.join('')}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`,
    };
  };

  /** @param {string} name @param {string | Uint8Array} content @param {string} type */
  const offer = (name, content, type) => {
    const link = document.createElement('a');
    link.download = name;
    link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (content)], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  globalThis.dossier.tableFile = {
    csv,
    /** Packed with times of their own left out, so that the same table gives the same file. @param {string[][]} rows @returns {Uint8Array} */
    xlsx(rows) {
      const { zipSync, strToU8 } = globalThis.fflate;
      const parts = Object.entries(workbook(rows)).map(([name, text]) => [name, strToU8(text)]);
      return zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1) });
    },
    /** @param {string} name without its suffix @param {string[][]} rows @param {'csv' | 'xlsx'} kind */
    offer(name, rows, kind) {
      if (kind === 'csv') offer(`${name}.csv`, csv(rows), 'text/csv;charset=utf-8');
      else offer(`${name}.xlsx`, globalThis.dossier.tableFile.xlsx(rows), `${spreadsheet}.sheet`);
    },
  };
}

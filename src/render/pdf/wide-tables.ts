/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but its arguments and the DOM.
 */

/** Columns that fit a page; more go on a page of landscape, and more than that into several tables. */
export interface TableLimits {
  portrait: number;
  landscape: number;
}

/**
 * Puts tables that are too wide for a page on landscape pages, and splits those that are too wide for that by columns; the
 * first column, which names the row, stands in every part. Tables with merged cells are left as they are.
 */
export function fitWideTables({ portrait, landscape }: TableLimits): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('main table')) {
    const columns = Math.max(0, ...Array.from(table.rows, (row) => row.cells.length));
    if (columns <= portrait) continue;
    let parts: HTMLTableElement[] = [table];
    const merged = table.querySelector('[colspan], [rowspan]') !== null;
    if (columns > landscape && !merged) parts = splitByColumns(table, columns);
    if (table.closest('.landscape')) table.replaceWith(...parts);
    else {
      const section = document.createElement('section');
      section.className = 'landscape';
      // Its heading turns the page with it.
      const heading = table.previousElementSibling;
      table.replaceWith(section);
      if (heading && /^H[1-6]$/.test(heading.tagName)) section.append(heading);
      section.append(...parts);
    }
  }

  function splitByColumns(table: HTMLTableElement, columns: number): HTMLTableElement[] {
    const parts: HTMLTableElement[] = [];
    for (let start = 1; start < columns; start += landscape - 1) {
      const part = table.cloneNode(true) as HTMLTableElement;
      for (const row of part.rows) {
        Array.from(row.cells).forEach((cell, index) => {
          if (index > 0 && (index < start || index >= start + landscape - 1)) cell.remove();
        });
      }
      // An anchor stays in the first part only, and so does the caption.
      if (start > 1) {
        part.removeAttribute('id');
        for (const element of part.querySelectorAll('[id]')) element.removeAttribute('id');
        part.querySelector('caption')?.remove();
      }
      parts.push(part);
    }
    return parts;
  }
}

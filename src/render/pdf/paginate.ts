/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but its arguments and the DOM.
 */

/** Columns that fit a page; more go on a page of landscape, and more than that into several tables. */
export interface TableLimits {
  /** Tables this narrow stand upright even where a landscape page was asked for. */
  narrow: number;
  portrait: number;
  landscape: number;
}

/**
 * Puts tables that are too wide for a page on landscape pages, and splits those that are too wide for that by columns; the
 * first column, which names the row, stands in every part. Tables with merged cells are left as they are. The heading of a
 * landscape page turns with it.
 */
export function fitWideTables({ narrow, portrait, landscape }: TableLimits): void {
  for (const section of document.querySelectorAll('main .landscape')) {
    const tables = [...section.querySelectorAll('table')];
    if (tables.length > 0 && tables.every((table) => columnsOf(table) <= narrow))
      section.classList.remove('landscape');
  }
  for (const table of document.querySelectorAll<HTMLTableElement>('main table')) {
    const columns = columnsOf(table);
    if (columns <= portrait) continue;
    const merged = table.querySelector('[colspan], [rowspan]') !== null;
    const parts = columns > landscape && !merged ? splitByColumns(table, columns) : [table];
    if (table.closest('.landscape')) {
      table.replaceWith(...parts);
      continue;
    }
    const section = document.createElement('section');
    section.className = 'landscape';
    table.replaceWith(section);
    section.append(...parts);
  }
  for (const section of document.querySelectorAll('main .landscape')) {
    let first: Element = section;
    while (
      !first.previousElementSibling &&
      first.parentElement &&
      !first.parentElement.matches('.part, main')
    ) {
      first = first.parentElement;
    }
    // A heading, or a heading of a chapter above it, is not left alone on the page before.
    for (let before = first.previousElementSibling; before && /^H[1-6]$/.test(before.tagName); ) {
      const heading = before;
      before = heading.previousElementSibling;
      section.prepend(heading);
    }
  }

  function columnsOf(table: HTMLTableElement): number {
    return Math.max(0, ...Array.from(table.rows, (row) => row.cells.length));
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

/** Gives each drawing an alternative text, the diagram's source where there is no better one, and takes away what only a screen can open. */
export function describeDrawings(): void {
  for (const figure of document.querySelectorAll('main figure.diagram')) {
    const source = figure.querySelector('details code')?.textContent?.trim() ?? '';
    for (const drawing of figure.querySelectorAll(':scope > svg')) {
      // An image hides what is in it, and a link must be found by reading software too.
      drawing.setAttribute('role', drawing.querySelector('a[href]') ? 'group' : 'img');
      drawing.removeAttribute('aria-roledescription');
      const words = drawing.getAttribute('aria-label') ?? figure.getAttribute('aria-label');
      drawing.setAttribute('aria-label', words ?? `Diagram: ${source.slice(0, 4_000)}`);
    }
  }
  for (const details of document.querySelectorAll('main details')) {
    if (details.closest('figure.diagram')) details.remove();
    else details.setAttribute('open', '');
  }
}

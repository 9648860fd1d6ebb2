/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but its arguments and the DOM.
 */

/**
 * Gives the columns of a table a width by what they hold, where it does not fit its page as the browser sets it or gets shorter that
 * way, and lets rows that are taller than `tallRow` break across pages.
 * @param sizes of the text on an upright and on a landscape page, in CSS pixels; the page is laid out in the first
 * @implements SRS-3643, SRS-3873
 */
export function fitColumns(sizes: { portrait: number; landscape: number; tallRow: number }): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('main table')) {
    const width = table.closest('.landscape') ? sizes.landscape : sizes.portrait;
    table.style.width = `${width}px`;
    share(table, width);
    for (const row of table.rows) if (row.offsetHeight > sizes.tallRow) row.classList.add('tall');
    table.style.width = '';
  }

  function share(table: HTMLTableElement, width: number): void {
    const isTooWide = table.offsetWidth > width + 1;
    const whole = [...table.rows].filter(({ cells }) => [...cells].every(({ colSpan }) => colSpan === 1));
    const columns = whole[0]?.cells.length ?? 0;
    if (isTooWide) table.classList.add('tight');
    // Few columns are well shared as the browser does it, unless a row is tall and the table gets much shorter.
    const isFew = columns < 4;
    const isTall = whole.some(({ offsetHeight }) => offsetHeight > sizes.tallRow);
    if (columns < 2 || (isFew && !isTooWide && !isTall) || table.querySelector('[rowspan], colgroup')) return;
    const rows = whole.filter(({ cells }) => cells.length === columns);
    const before = isTooWide ? Number.POSITIVE_INFINITY : table.offsetHeight;
    const group = document.createElement('colgroup');
    for (let column = 0; column < columns; column++) group.append(document.createElement('col'));
    const floors = floorsOf(table, rows, width);
    table.prepend(group);
    if (table.caption) table.prepend(table.caption);
    table.style.tableLayout = 'fixed';
    const amounts = amountsIn(rows);
    const ways = [longestIn(rows).map(Math.sqrt), amounts.map(Math.sqrt), amounts];
    let best: { widths: number[]; height: number } | undefined;
    for (const weights of ways) {
      const widths = widthsOf(floors, weights, width);
      setWidths(group, widths);
      const height = table.scrollWidth <= width + 1 ? table.offsetHeight : Number.POSITIVE_INFINITY;
      if (!best || height < best.height) best = { widths, height };
    }
    if (best && (isTooWide || best.height < (isFew ? 0.8 : 1) * before)) setWidths(group, best.widths);
    else {
      group.remove();
      table.style.tableLayout = '';
    }
  }

  /** What a column needs so that no word of it is torn, as the browser sets it; a word of more than 14 letters may be. */
  function floorsOf(table: HTMLTableElement, rows: readonly HTMLTableRowElement[], width: number): number[] {
    table.style.width = '1px';
    const set = [...(rows[0]?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width);
    table.style.width = `${width}px`;
    const size = Number.parseFloat(getComputedStyle(table).fontSize);
    return set.map((least, column) => {
      const whole = rows.flatMap(({ cells }) =>
        [...(cells[column]?.querySelectorAll('.short, .nowrap, .hash, .badge') ?? [])].map(
          (each) => (each.textContent ?? '').length,
        ),
      );
      return Math.min(least, Math.max(14, ...whole) * size * 0.56 + 16);
    });
  }

  /** Letters of the longest text of each column; long ones count as equal. */
  function longestIn(rows: readonly HTMLTableRowElement[]): number[] {
    const longest: number[] = [];
    for (const { cells } of rows)
      for (const [column, cell] of [...cells].entries())
        longest[column] = Math.max(longest[column] ?? 1, Math.min(cell.textContent?.length ?? 0, 320));
    return longest;
  }

  /** Letters of all texts of each column. */
  function amountsIn(rows: readonly HTMLTableRowElement[]): number[] {
    const sums: number[] = [];
    for (const { cells } of rows)
      for (const [column, cell] of [...cells].entries())
        sums[column] = (sums[column] ?? 1) + (cell.textContent?.length ?? 0);
    return sums;
  }

  function widthsOf(floors: readonly number[], weights: readonly number[], width: number): number[] {
    const rest = Math.max(0, width - floors.reduce((sum, each) => sum + each, 0));
    const whole = weights.reduce((sum, each) => sum + each, 0);
    return floors.map((each, index) => each + (rest * (weights[index] as number)) / whole);
  }

  function setWidths(group: HTMLElement, widths: readonly number[]): void {
    const total = widths.reduce((sum, each) => sum + each, 0);
    for (const [index, column] of [...group.children].entries())
      (column as HTMLElement).style.width = `${((100 * (widths[index] as number)) / total).toFixed(2)}%`;
  }
}

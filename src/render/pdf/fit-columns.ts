/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but its arguments and the DOM.
 */

/**
 * Gives the columns of a table a width by what they hold, where it does not fit its page as the browser sets it or gets shorter that
 * way, and lets rows that are taller than `tallRow` break across pages.
 * @param sizes of the text on an upright and on a landscape page, in CSS pixels; the page is laid out in the first
 * @implements SRS-3643, SRS-3873, SRS-3912
 */
export function fitColumns(sizes: { portrait: number; landscape: number; tallRow: number }): void {
  // All tables are changed before any is measured: the browser lays the text out again for each change that is asked for.
  const tables = [...document.querySelectorAll<HTMLTableElement>('main table')].map((table) => ({
    table,
    width: table.closest('.landscape') ? sizes.landscape : sizes.portrait,
  }));
  // A table is as wide as the one that it stands in lets it.
  for (const alike of Map.groupBy(tables, ({ table }) => depthOf(table)).values()) fitAlike(alike);

  function fitAlike(alike: readonly { table: HTMLTableElement; width: number }[]): void {
    for (const { table, width } of alike) table.style.width = `${width}px`;
    share(alike.map((each) => ({ ...each, isTooWide: each.table.offsetWidth > each.width + 1 })));
    const tall = alike.flatMap(({ table }) =>
      [...table.rows].filter(({ offsetHeight }) => offsetHeight > sizes.tallRow),
    );
    for (const row of tall) row.classList.add('tall');
    for (const { table } of alike) table.style.width = '';
  }

  function depthOf(table: HTMLTableElement): number {
    const around = table.parentElement?.closest('table');
    return around ? 1 + depthOf(around) : 0;
  }

  function share(alike: readonly { table: HTMLTableElement; width: number; isTooWide: boolean }[]): void {
    for (const { table, isTooWide } of alike) if (isTooWide) table.classList.add('tight');
    const open = alike.flatMap(({ table, width, isTooWide }) => {
      const whole = [...table.rows].filter(({ cells }) => [...cells].every(({ colSpan }) => colSpan === 1));
      const columns = whole[0]?.cells.length ?? 0;
      // Few columns are well shared as the browser does it, unless a row is tall and the table gets much shorter.
      const isFew = columns < 4;
      const isTall = whole.some(({ offsetHeight }) => offsetHeight > sizes.tallRow);
      if (columns < 2 || (isFew && !isTooWide && !isTall) || table.querySelector('[rowspan], colgroup'))
        return [];
      const rows = whole.filter(({ cells }) => cells.length === columns);
      const before = isTooWide ? Number.POSITIVE_INFINITY : table.offsetHeight;
      return { table, width, isTooWide, isFew, columns, rows, before };
    });
    for (const { table } of open) table.style.width = '1px';
    const set = open.map(({ table, rows }) => floorsOf(table, rows));
    const shared = open.map((each, at) => {
      const { table, width, columns, rows } = each;
      table.style.width = `${width}px`;
      const group = document.createElement('colgroup');
      for (let column = 0; column < columns; column++) group.append(document.createElement('col'));
      table.prepend(group);
      if (table.caption) table.prepend(table.caption);
      table.style.tableLayout = 'fixed';
      const amounts = amountsIn(rows);
      const ways = [longestIn(rows).map(Math.sqrt), amounts.map(Math.sqrt), amounts].map((weights) =>
        widthsOf(set[at] as number[], weights, width),
      );
      return { ...each, group, ways, heights: [] as number[] };
    });
    for (const way of [0, 1, 2]) {
      for (const { group, ways } of shared) setWidths(group, ways[way] as number[]);
      for (const { table, width, heights } of shared)
        heights.push(table.scrollWidth <= width + 1 ? table.offsetHeight : Number.POSITIVE_INFINITY);
    }
    for (const { table, group, ways, heights, isTooWide, isFew, before } of shared) {
      const least = Math.min(...heights);
      if (isTooWide || least < (isFew ? 0.8 : 1) * before)
        setWidths(group, ways[heights.indexOf(least)] as number[]);
      else {
        group.remove();
        table.style.tableLayout = '';
      }
    }
  }

  /** What a column of a table of no width needs so that no word of it is torn, as the browser sets it; a word of more than 14 letters may be. */
  function floorsOf(table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): number[] {
    const set = [...(rows[0]?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width);
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

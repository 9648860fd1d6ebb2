/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but the DOM.
 */

/**
 * Makes every row of a table reach from the first to the last column, and gives every cell something to print. Chromium leaves a
 * cell that paints nothing out of the structure tree, and the cells behind it move one column to the left (ISO 14289-1, 7.2).
 * A row that ends early gets the cells it lacks; a cell that spans more rows than its group has spans those that are there.
 * @implements SRS-3500, SRS-3880
 */
export function squareTables(): void {
  for (const table of document.querySelectorAll('table')) {
    const groups = [table.tHead, ...table.tBodies, table.tFoot]
      .filter((group) => group !== null)
      .map((group) => ({ rows: [...group.rows], taken: gridOf([...group.rows]) }));
    const columns = Math.max(0, ...groups.flatMap(({ taken }) => taken.map((row) => row.length)));
    for (const { rows, taken } of groups) {
      rows.forEach((row, index) => {
        for (let column = 0; column < columns; column++) {
          if (!taken[index]?.[column]) row.append(document.createElement('td'));
        }
      });
    }
    // Read all before any is changed: what a cell shows is asked of the layout.
    const blank = [...table.rows].flatMap(({ cells }) => [...cells].filter(isBlank));
    blank.forEach(keep);
  }

  /** Which columns of each row a cell lies in, and cuts the spans that reach out of the rows (HTML, 4.9.12). */
  function gridOf(rows: HTMLTableRowElement[]): boolean[][] {
    const taken: boolean[][] = rows.map(() => []);
    rows.forEach((row, index) => {
      let column = 0;
      for (const cell of row.cells) {
        while (taken[index]?.[column]) column++;
        const left = rows.length - index;
        const height = cell.rowSpan === 0 ? left : Math.min(cell.rowSpan, left);
        if (height !== cell.rowSpan) cell.rowSpan = height;
        for (let down = 0; down < height; down++) {
          for (let across = 0; across < cell.colSpan; across++)
            (taken[index + down] as boolean[])[column + across] = true;
        }
        column += cell.colSpan;
      }
    });
    return taken;
  }

  function isBlank(cell: HTMLTableCellElement): boolean {
    return !/[^\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(cell.innerText);
  }

  function keep(cell: HTMLTableCellElement): void {
    const blank = document.createElement('span');
    blank.className = 'blank';
    blank.textContent = '\u00a0';
    cell.prepend(blank);
  }
}

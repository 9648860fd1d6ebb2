/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but its arguments and the DOM.
 */

/**
 * Opens places where long words may break: behind the separators of paths, addresses and names, before a capital in a name of code, and
 * every eight signs of a hash. IDs and other short words stay whole. The places are elements: no sign is added to the text.
 * @implements SRS-3642
 */
export function openLongWords(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (!/\S{13}/.test(text.data) || text.parentElement?.closest('svg, pre, style, script, [hidden]'))
      continue;
    const pieces = text.data.split(/(\s+)/).flatMap((word) => (word.length < 13 ? [word] : breakable(word)));
    if (pieces.length < 2) continue;
    const broken = document.createDocumentFragment();
    let line = '';
    for (const piece of pieces) {
      if (piece !== '\0') line += piece;
      else {
        broken.append(line, document.createElement('wbr'));
        line = '';
      }
    }
    broken.append(line);
    text.replaceWith(broken);
  }

  function breakable(word: string): string[] {
    return word
      .replace(/[/\\_=&?;|]+(?=[^\s/])|[.:,-](?=[\p{L}\p{N}]{2})/gu, '$&\0')
      .replace(/(\p{Ll}{2})(?=\p{Lu}\p{Ll})/gu, '$1\0')
      .replace(/[\p{L}\p{N}+]{20,}/gu, (run) =>
        /\d/.test(run) ? run.replace(/.{8}(?=.{4})/gu, '$&\0') : run,
      )
      .split(/(\0)/);
  }
}

/**
 * Gives the columns of a table a width by what they hold, where it does not fit its page as the browser sets it or gets shorter that
 * way, and lets rows that are taller than `tallRow` break across pages.
 * @param sizes of the text on an upright and on a landscape page, in CSS pixels; the page is laid out in the first
 * @implements SRS-3643
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
    const row = [...table.rows].find(({ cells }) => [...cells].every(({ colSpan }) => colSpan === 1));
    const columns = row?.cells.length ?? 0;
    if (isTooWide) table.classList.add('tight');
    if (columns < (isTooWide ? 2 : 4) || table.querySelector('[rowspan], colgroup')) return;
    const before = table.offsetHeight;
    const group = columnsOf(table, columns, width);
    table.prepend(group);
    if (table.caption) table.prepend(table.caption);
    table.style.tableLayout = 'fixed';
    if (isTooWide || (table.offsetHeight < before && table.scrollWidth <= width + 1)) return;
    group.remove();
    table.style.tableLayout = '';
  }

  /** Each as wide as its longest word; the rest is shared by the root of what the columns hold, as lengths of text differ much, and long texts are taken for equal. */
  function columnsOf(table: HTMLTableElement, columns: number, width: number): HTMLElement {
    const natural = Array.from({ length: columns }, () => 1);
    const least = Array.from({ length: columns }, () => 4);
    for (const { cells } of table.rows) {
      if (cells.length !== columns) continue;
      for (const [index, cell] of [...cells].entries()) {
        const text = cell.textContent ?? '';
        const short = [...cell.querySelectorAll('.short, .nowrap, .hash')].map(
          (each) => each.textContent ?? '',
        );
        const words = [...short, ...text.split(/[\s/._@:-]+/).map((word) => word.slice(0, 14))];
        natural[index] = Math.max(natural[index] as number, Math.min(text.length, 320));
        least[index] = Math.max(least[index] as number, ...words.map(({ length }) => length));
      }
    }
    const size = Number.parseFloat(getComputedStyle(table).fontSize);
    const floors = least.map((length) => length * size * 0.56 + 16);
    const rest = Math.max(0, width - floors.reduce((sum, each) => sum + each, 0));
    const weights = natural.map((length) => Math.sqrt(length));
    const whole = weights.reduce((sum, each) => sum + each, 0);
    const widths = floors.map((each, index) => each + (rest * (weights[index] as number)) / whole);
    const total = widths.reduce((sum, each) => sum + each, 0);
    const group = document.createElement('colgroup');
    for (const each of widths) {
      const column = document.createElement('col');
      column.style.width = `${((100 * each) / total).toFixed(2)}%`;
      group.append(column);
    }
    return group;
  }
}

/**
 * Makes a drawing smaller, down to words that people still read, where it then stands on one page with its headings and with what says it in
 * words.
 * @param height of the text of a page in CSS pixels
 * @param least of the size a drawing was drawn in
 * @implements SRS-3633
 */
export function fitDrawings({ height, least }: { height: number; least: number }): void {
  for (const view of document.querySelectorAll('main .view:not(.landscape)')) {
    const drawing = view.querySelector<SVGSVGElement>('figure > svg');
    if (!drawing) continue;
    let first: Element = view;
    while (first.previousElementSibling?.matches('h1, h2, h3, h4, h5, h6, p'))
      first = first.previousElementSibling;
    const start = first.matches('p') ? view : first;
    const words = view.nextElementSibling;
    const end = words?.matches('.in-words') ? words : view;
    // Behind a page that is turned the room above a heading stays.
    const room = Number.parseFloat(getComputedStyle(start).marginTop);
    const over = end.getBoundingClientRect().bottom - start.getBoundingClientRect().top + room - height;
    const fitting = drawing.getBoundingClientRect().height - over;
    if (over > 0 && fitting >= drawing.viewBox.baseVal.height * least)
      drawing.style.maxHeight = `${Math.floor(fitting)}px`;
  }
}

/**
 * IDs and other short links stay whole, and so do dates in tables.
 * @implements SRS-3638
 */
export function keepShortWords(): void {
  const walker = document.createTreeWalker(
    document.querySelector('main') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  const dated: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (/\d{4}-\d\d-\d\d/.test(text.data) && text.parentElement?.closest('td, th')) dated.push(text);
  }
  for (const text of dated) {
    const pieces = text.data.split(/(\b\d{4}-\d\d-\d\d\b)/).map((piece, at) => {
      if (at % 2 === 0) return piece;
      const date = document.createElement('span');
      date.className = 'nowrap';
      date.textContent = piece;
      return date;
    });
    text.replaceWith(...pieces);
  }
  for (const link of document.querySelectorAll('main a[href]')) {
    if ((link.textContent ?? '').length <= 24) link.classList.add('short');
  }
}

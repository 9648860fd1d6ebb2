// Tables of many rows: sorted by their heads, and saved as they are shown.
{
  const { element } = globalThis.dossier;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const textOf = (/** @type {Element | undefined} */ cell) =>
    Array.from(cell?.childNodes ?? [], (node) =>
      node instanceof Element && node.matches('.permalink, .sort-sign') ? '' : (node.textContent ?? ''),
    )
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();

  /** A head with a row of cells, none of which spans several columns. @param {HTMLTableElement} table */
  const isPlain = (table) =>
    table.tHead?.rows.length === 1 &&
    table.tBodies.length === 1 &&
    !table.querySelector('[rowspan], thead [colspan]');

  const sortable = (/** @type {HTMLTableElement} */ table) => {
    const body = table.tBodies[0];
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    let first = [...body.rows];
    let sort = () => {};
    // A filter puts rows of other pages there, or takes them away.
    body.addEventListener('rows', () => {
      first = [...body.rows];
      sort();
    });
    for (const [at, head] of heads.entries()) {
      const button = element('button', { type: 'button', class: 'sort' }, ...head.childNodes);
      head.replaceChildren(button);
      head.setAttribute('aria-sort', 'none');
      button.addEventListener('click', () => {
        const before = head.getAttribute('aria-sort');
        const next = before === 'none' ? 'ascending' : before === 'ascending' ? 'descending' : 'none';
        for (const each of heads) each.setAttribute('aria-sort', 'none');
        head.setAttribute('aria-sort', next);
        const sign = next === 'descending' ? -1 : 1;
        // What says that more is left out stays last.
        const rank = (/** @type {HTMLTableRowElement} */ row) => Number(row.cells.length < heads.length);
        sort = () =>
          body.append(
            ...(next === 'none'
              ? first
              : first.toSorted(
                  (a, b) =>
                    rank(a) - rank(b) || sign * collator.compare(textOf(a.cells[at]), textOf(b.cells[at])),
                )),
          );
        sort();
      });
    }
  };

  /** Buttons that save a table as it is shown. @param {HTMLTableElement} table @param {string[]} names @param {string} file */
  const saved = (table, names, file) =>
    /** @type {['csv' | 'xlsx', string][]} */ ([
      ['csv', 'CSV'],
      ['xlsx', 'Excel'],
    ]).map(([kind, label]) => {
      const button = element('button', { type: 'button', class: 'button', 'data-save': kind }, label);
      button.addEventListener('click', () => {
        const rows = [...table.tBodies[0].rows].filter((row) => !row.hidden);
        globalThis.dossier.tableFile.offer(
          file,
          [names, ...rows.map((row) => [...row.cells].map(textOf))],
          kind,
        );
      });
      return button;
    });

  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll('main table'))) {
    if (!globalThis.dossier.isBig(table) || !isPlain(table)) continue;
    const names = [...(table.tHead?.rows[0]?.cells ?? [])].map(textOf);
    const folder = location.pathname.split('/').at(-2) ?? '';
    const named = table.closest('section[aria-labelledby]')?.getAttribute('aria-labelledby');
    const buttons = saved(table, names, [folder, named].filter(Boolean).join('-') || 'table');
    sortable(table);
    const form = table.closest('[data-filtered]') && document.querySelector('form[data-filter]');
    if (form) for (const button of buttons) form.insertBefore(button, form.querySelector('output'));
    else
      (table.closest('.scroll, .table') ?? table).before(
        element('div', { class: 'table-tools' }, ...buttons),
      );
  }
}

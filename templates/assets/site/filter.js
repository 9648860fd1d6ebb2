// Filters the rows of a table on the page by the fields of its form, sorts them and saves what is shown; the filters stand in the address, so
// that a view can be sent.
{
  const { element, t } = globalThis.dossier;
  const form = document.querySelector('form[data-filter]');
  const rows = document.querySelectorAll('[data-filtered] tbody tr');
  const count = form?.querySelector('[data-filter-count]');
  if (form instanceof HTMLFormElement) {
    form.hidden = false;
    const fields = /** @type {(HTMLSelectElement | HTMLInputElement)[]} */ (
      [...form.elements].filter((field) => 'name' in field && field.name)
    );
    const apply = () => {
      const words = (fields.find((field) => field.name === 'q')?.value ?? '')
        .toLowerCase()
        .split(/\s+/)
        .filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        if (!(row instanceof HTMLElement)) continue;
        const text = words.length > 0 ? (row.textContent ?? '').toLowerCase() : '';
        const fits =
          fields.every(
            (field) => field.name === 'q' || field.value === '' || row.dataset[field.name] === field.value,
          ) && words.every((word) => text.includes(word));
        row.hidden = !fits;
        if (fits) shown++;
      }
      if (count)
        count.textContent = document.querySelector('.pager')
          ? t('{part} of {whole} on this page', { part: shown, whole: rows.length })
          : t('{part} of {whole}', { part: shown, whole: rows.length });
    };
    const read = () => {
      const asked = new URLSearchParams(location.hash.slice(1));
      for (const field of fields) field.value = asked.get(field.name) ?? '';
      apply();
    };
    form.addEventListener('input', () => {
      apply();
      const asked = new URLSearchParams(
        fields.filter((field) => field.value !== '').map((field) => [field.name, field.value]),
      );
      history.replaceState(null, '', `#${asked}`);
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    addEventListener('hashchange', () => {
      if (location.hash.includes('=')) read();
    });
    read();

    // Order and files
    const table = /** @type {HTMLTableElement | null} */ (document.querySelector('[data-filtered] table'));
    const textOf = (/** @type {Element | undefined} */ cell) =>
      (cell?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const heads = [...(table?.tHead?.rows[0]?.cells ?? [])];
    const names = heads.map(textOf);
    const first = [...(table?.tBodies[0]?.rows ?? [])];
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
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
        const sorted =
          next === 'none'
            ? first
            : first.toSorted((a, b) => sign * collator.compare(textOf(a.cells[at]), textOf(b.cells[at])));
        table?.tBodies[0]?.append(...sorted);
      });
    }
    for (const [kind, label] of /** @type {['csv' | 'xlsx', string][]} */ ([
      ['csv', 'CSV'],
      ['xlsx', 'Excel'],
    ])) {
      if (!table) continue;
      const button = element('button', { type: 'button', class: 'button', 'data-save': kind }, label);
      button.addEventListener('click', () => {
        const shown = [...(table.tBodies[0]?.rows ?? [])].filter((row) => !row.hidden);
        const name = location.pathname.split('/').at(-2) ?? 'table';
        globalThis.dossier.tableFile.offer(
          name,
          [names, ...shown.map((row) => [...row.cells].map(textOf))],
          kind,
        );
      });
      form.insertBefore(button, count ?? null);
    }
  }
}

// Filters the rows of a table on the page by the fields of its form; the filters stand in the address, so that a view can be sent.
{
  const { t } = globalThis.dossier;
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
  }
}

// Filters the rows of a list by the fields of its form, those of its other pages too; the filters stand in the address, so that a view can
// be sent.
{
  const { load, t } = globalThis.dossier;
  const form = document.querySelector('form[data-filter]');
  const body = document.querySelector('[data-filtered] tbody');
  const count = form?.querySelector('[data-filter-count]');
  const pager = document.querySelector('.pager');
  if (form instanceof HTMLFormElement && body) {
    form.hidden = false;
    const fields = /** @type {(HTMLSelectElement | HTMLInputElement)[]} */ (
      [...form.elements].filter((field) => 'name' in field && field.name)
    );
    const own = /** @type {HTMLElement[]} */ ([...body.children]);
    const isOwn = new Set(own);
    /** Rows of all pages, in their order, once they are asked for. @type {Promise<HTMLElement[]> | undefined} */
    let others;
    const loadOthers = () => {
      const { parts = '', part } = form.dataset;
      others ??= Promise.all(
        parts.split(' ').map(async (name, at) => {
          if (at === Number(part) - 1) return own;
          const holder = document.createElement('template');
          holder.innerHTML = await load(name);
          return /** @type {HTMLElement[]} */ ([...holder.content.children]);
        }),
      ).then((pages) => pages.flat());
      return others;
    };
    /** @type {Map<HTMLElement, string>} */
    const texts = new Map();
    const textOf = (/** @type {HTMLElement} */ row) => {
      const text = texts.get(row) ?? (row.textContent ?? '').toLowerCase();
      texts.set(row, text);
      return text;
    };
    let asked = 0;
    const apply = async () => {
      const turn = ++asked;
      const set = fields.filter(({ value }) => value !== '');
      const words = set
        .flatMap(({ name, value }) => (name === 'q' ? value.toLowerCase().split(/\s+/) : []))
        .filter(Boolean);
      const choices = set.filter(({ name }) => name !== 'q');
      let rows = own;
      let seesAll = true;
      if (pager && set.length > 0)
        try {
          seesAll = Boolean(form.dataset.parts);
          if (seesAll) rows = await loadOthers();
        } catch {
          seesAll = false;
        }
      // Somebody went on while they were loaded.
      if (turn !== asked) return;
      const fitting = rows.filter(
        (row) =>
          choices.every(({ name, value }) => row.dataset[name] === value) &&
          words.every((word) => textOf(row).includes(word)),
      );
      const fits = new Set(fitting);
      for (const row of own) row.hidden = !fits.has(row);
      const shown = rows.filter((row) => fits.has(row) || isOwn.has(row));
      if (shown.length !== body.children.length || rows !== own) {
        body.replaceChildren(...shown);
        body.dispatchEvent(new Event('rows'));
      }
      if (pager instanceof HTMLElement) pager.hidden = rows !== own;
      const [part, whole] = [fitting.length, rows.length];
      if (count)
        count.textContent =
          pager && (set.length === 0 || !seesAll)
            ? t('{part} of {whole} on this page', { part, whole })
            : t('{part} of {whole}', { part, whole });
    };
    const read = () => {
      const given = new URLSearchParams(location.hash.slice(1));
      for (const field of fields) field.value = given.get(field.name) ?? '';
      apply();
    };
    form.addEventListener('input', () => {
      apply();
      const set = fields.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]);
      history.replaceState(null, '', `#${new URLSearchParams(set)}`);
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    addEventListener('hashchange', () => {
      if (location.hash.includes('=')) read();
    });
    read();
  }
}

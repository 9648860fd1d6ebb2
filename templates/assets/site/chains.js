// The trace view: one row a chain. Filters, order and columns stand in the address after `#`; rows are drawn as they scroll into view.
{
  const { base, load, element, states, t } = globalThis.dossier;
  const place = document.querySelector('[data-chains]');
  /** Entries of a cell that are shown; the file of the table has all. */
  const mostEntries = 4;
  /** Widths in rem of the columns that hold no items. @type {Record<string, number>} */
  const columnWidths = { tests: 14, result: 7.5, verdict: 7.5, reason: 20 };

  const start = async () => {
    const [items, chains] = await Promise.all([load('items'), load('chains')]);
    const size = items.ids.length;
    const width = chains.columns.length;
    const [resultAt, reasonAt, verdictAt] = [width - 3, width - 2, width - 1];
    const keys = chains.columns.map((/** @type {{key: string}} */ { key }) => key);
    const labelOf = (/** @type {number} */ end) =>
      end < size ? `${items.ids[end]} ${items.titles[end]}` : chains.others[end - size][0];

    /** What a cell says, entry by entry. @param {any} row @param {number} at @returns {string[]} */
    const entriesOf = (row, at) => {
      if (row[1].includes(at) && at !== resultAt) return [t('missing')];
      if (at < resultAt) return row[0][at].map(labelOf);
      if (at === verdictAt) return [states[items.states[row[3]]]];
      if (at === reasonAt) return [chains.reasons[row[4]]].filter(Boolean);
      const [passed, failed, other] = row[2];
      const said = [
        ...(failed > 0 ? [t('{count} failed', { count: failed })] : []),
        ...(other > 0 ? [t('{count} not run', { count: other })] : []),
        ...(passed > 0 ? [t('{count} passed', { count: passed })] : []),
      ];
      const supplied = saidBySuppliers(row);
      return said.length + supplied.length > 0
        ? [...said, ...supplied]
        : row[1].includes(at)
          ? [t('missing')]
          : [];
    };
    /** What suppliers say of their items at its end: no results of ours. @param {any} row @returns {string[]} */
    const saidBySuppliers = (row) => (row[5] ?? []).map((/** @type {number} */ said) => chains.reasons[said]);
    const textOf = (/** @type {any} */ row) =>
      (row.text ??= chains.columns
        .map((/** @type {unknown} */ _, /** @type {number} */ at) => entriesOf(row, at).join(' '))
        .join(' ')
        .toLowerCase());

    // Controls
    const select = (
      /** @type {string} */ name,
      /** @type {string} */ label,
      /** @type {[string, string][]} */ options,
    ) => {
      const field = element(
        'select',
        { name },
        ...options.map(([value, text]) => element('option', { value }, text)),
      );
      return {
        field: /** @type {HTMLSelectElement} */ (field),
        label: element('label', {}, `${label} `, field),
      };
    };
    const verdict = select('verdict', t('Verdict'), [
      ['', t('any')],
      ...items.states.map((/** @type {string} */ state) => [state, states[state]]),
    ]);
    const gap = select('gap', t('Gaps'), [
      ['', t('all chains')],
      ['any', t('with a gap')],
      ['none', t('without a gap')],
      ...chains.columns
        .slice(0, resultAt + 1)
        .map(({ key, label }) => [key, t('{column} missing', { column: label })]),
    ]);
    const words = /** @type {HTMLInputElement} */ (
      element('input', { name: 'q', type: 'search', autocomplete: 'off', spellcheck: 'false' })
    );
    const facets = globalThis.dossier.facets(items);
    const boxes = chains.columns.map((/** @type {any} */ { key, label }, /** @type {number} */ at) => {
      const box = /** @type {HTMLInputElement} */ (
        element('input', { type: 'checkbox', name: 'column', value: key })
      );
      return { at, box, label: element('label', {}, box, ` ${label}`) };
    });
    const count = element('output', { 'aria-live': 'polite' });
    const save = (/** @type {'csv' | 'xlsx'} */ kind, /** @type {string} */ label) => {
      const button = element('button', { type: 'button', class: 'button', 'data-save': kind }, label);
      button.addEventListener('click', () => globalThis.dossier.tableFile.offer('trace', shownTable(), kind));
      return button;
    };
    const form = element(
      'form',
      { class: 'filters', 'aria-label': t('Filter the chains') },
      element('label', {}, `${t('Words')} `, words),
      verdict.label,
      gap.label,
      ...facets.labels,
      element(
        'details',
        { class: 'column-choice' },
        element('summary', { class: 'button' }, t('Columns')),
        element('div', {}, ...boxes.map(({ label }) => label)),
      ),
      save('csv', 'CSV'),
      save('xlsx', 'Excel'),
      count,
    );

    // State, as the address has it
    const readAddress = () => {
      const asked = new URLSearchParams(location.hash.slice(1));
      const named = (asked.get('columns') ?? '').split(',').filter((key) => keys.includes(key));
      return {
        q: asked.get('q') ?? '',
        ...Object.fromEntries(facets.names.map((name) => [name, asked.get(name) ?? ''])),
        verdict: items.states.includes(asked.get('verdict')) ? asked.get('verdict') : '',
        gap: ['any', 'none', ...keys].includes(asked.get('gap') ?? '') ? asked.get('gap') : '',
        columns:
          named.length > 0
            ? keys.flatMap((key, at) => (named.includes(key) ? [at] : []))
            : keys.map((_, at) => at),
        sort: keys.indexOf(asked.get('sort') ?? ''),
        down: asked.get('down') === '1',
      };
    };
    let chosen = readAddress();
    const writeAddress = () => {
      const asked = new URLSearchParams();
      for (const name of ['q', 'verdict', 'gap', ...facets.names])
        if (chosen[name]) asked.set(name, chosen[name]);
      if (chosen.columns.length < width) asked.set('columns', chosen.columns.map((at) => keys[at]).join(','));
      if (chosen.sort >= 0) asked.set('sort', keys[chosen.sort]);
      if (chosen.down) asked.set('down', '1');
      const text = asked.toString().replaceAll('%2C', ',');
      history.replaceState(null, '', text === '' ? location.pathname + location.search : `#${text}`);
    };

    // Rows
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const rankOf = (/** @type {any} */ row, /** @type {number} */ at) => {
      if (at === verdictAt) return String(row[3]);
      if (at === resultAt) return row[2][1] > 0 ? '0' : row[1].includes(at) ? '1' : row[2][0] > 0 ? '3' : '2';
      return row[1].includes(at) ? '' : entriesOf(row, at).join(' ');
    };
    /** @type {any[]} */
    let rows = [];
    const filter = () => {
      const asked = chosen.q.toLowerCase().split(/\s+/).filter(Boolean);
      const state = items.states.indexOf(chosen.verdict);
      const column = keys.indexOf(chosen.gap);
      rows = chains.rows.filter(
        (/** @type {any} */ row) =>
          (state < 0 || row[3] === state) &&
          (chosen.gap !== 'any' || row[1].length > 0) &&
          (chosen.gap !== 'none' || row[1].length === 0) &&
          (column < 0 || row[1].includes(column)) &&
          facets.fits(
            row[0].flat().filter((/** @type {number} */ end) => end < size),
            chosen,
          ) &&
          (asked.length === 0 || asked.every((word) => textOf(row).includes(word))),
      );
      if (chosen.sort >= 0) {
        const ranked = rows.map((row) => ({ row, rank: rankOf(row, chosen.sort) }));
        // What is empty stands last, whatever the direction.
        ranked.sort(
          (a, b) =>
            Number(a.rank === '') - Number(b.rank === '') ||
            (chosen.down ? -1 : 1) * collator.compare(a.rank, b.rank),
        );
        rows = ranked.map(({ row }) => row);
      }
      count.textContent =
        t('{part} of {whole}', { part: rows.length, whole: chains.rows.length }) +
        (chains.left > 0
          ? ` ${t('({left} more chains of items with very many are left out)', { left: chains.left })}`
          : '');
      drawHead();
      layOut();
    };
    /** Rows and columns as they are shown, all entries of each cell. @returns {string[][]} */
    const shownTable = () => [
      chosen.columns.map((at) => chains.columns[at].label),
      ...rows.map((row) => chosen.columns.map((at) => entriesOf(row, at).join('; '))),
    ];

    // The table, drawn as far as it is in sight
    const head = element('tr');
    const group = element('colgroup');
    const body = element('tbody');
    const table = element('table', {}, group, element('thead', {}, head), body);
    const view = element(
      'div',
      { class: 'explorer-view chains-view', tabindex: '0', role: 'region', 'aria-label': t('Chains') },
      table,
    );
    /** @param {number} at @returns {Record<string, string>} */
    const pinned = (at) => (at === resultAt ? { class: 'of-result' } : {});
    const drawHead = () => {
      const widths = chosen.columns.map((at) => columnWidths[keys[at]] ?? 11.5);
      // Before the verdict, where both stay in sight.
      const isBeforeVerdict = chosen.columns.includes(verdictAt);
      table.style.setProperty('--after-result', isBeforeVerdict ? `${columnWidths.verdict}rem` : '0rem');
      table.style.width = `max(100%, ${widths.reduce((sum, each) => sum + each, 0)}rem)`;
      group.replaceChildren(
        ...widths.map((each) => {
          const made = element('col');
          made.style.width = `${each}rem`;
          return made;
        }),
      );
      head.replaceChildren(
        ...chosen.columns.map((at) => {
          const sorted = chosen.sort === at;
          const button = element(
            'button',
            { type: 'button', 'data-sort': keys[at] },
            chains.columns[at].label,
          );
          if (sorted) button.append(element('span', { 'aria-hidden': 'true' }, chosen.down ? ' ↓' : ' ↑'));
          return element(
            'th',
            {
              ...pinned(at),
              scope: 'col',
              'aria-sort': !sorted ? 'none' : chosen.down ? 'descending' : 'ascending',
            },
            button,
          );
        }),
      );
    };
    head.addEventListener('click', (event) => {
      const key =
        event.target instanceof Element && event.target.closest('[data-sort]')?.getAttribute('data-sort');
      if (!key) return;
      const at = keys.indexOf(key);
      if (chosen.sort !== at) Object.assign(chosen, { sort: at, down: false });
      else if (!chosen.down) chosen.down = true;
      else Object.assign(chosen, { sort: -1, down: false });
      writeAddress();
      filter();
      head.querySelector(`[data-sort="${CSS.escape(key)}"]`)?.focus();
    });

    /** Where each row starts, and where the last one ends. */
    let tops = [0];
    let line = 24;
    const linesOf = (/** @type {any} */ row) => {
      // Two at least: a title that stands alone in its cell runs on.
      let lines = 2;
      for (const at of chosen.columns) {
        const entries =
          at < resultAt
            ? row[0][at].length
            : at === resultAt
              ? row[2].filter((n) => n > 0).length + (row[5] ?? []).length
              : 1;
        lines = Math.max(lines, Math.min(entries, mostEntries + 1));
      }
      return lines;
    };
    const layOut = () => {
      line = Number.parseFloat(getComputedStyle(view).lineHeight) || line;
      tops = [0];
      for (const row of rows) tops.push(/** @type {number} */ (tops.at(-1)) + linesOf(row) * line + 13);
      table.setAttribute('aria-rowcount', String(rows.length + 1));
      view.scrollTop = 0;
      drawn = [-1, -1];
      draw();
    };
    let drawn = [-1, -1];
    const at = (/** @type {number} */ y) => {
      let [low, high] = [0, tops.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (tops[middle + 1] <= y) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    const draw = () => {
      const first = Math.max(0, at(view.scrollTop) - 8);
      const end = Math.min(rows.length, at(view.scrollTop + view.clientHeight) + 9);
      if (
        first >= drawn[0] &&
        end <= drawn[1] &&
        drawn[0] >= 0 &&
        first - drawn[0] < 20 &&
        drawn[1] - end < 20
      )
        return;
      drawn = [first, Math.min(rows.length, end + 10)];
      body.replaceChildren(
        spacer(tops[drawn[0]]),
        ...rows.slice(drawn[0], drawn[1]).map((row, offset) => drawRow(row, drawn[0] + offset)),
        spacer(tops[rows.length] - tops[drawn[1]]),
      );
    };
    const spacer = (/** @type {number} */ height) => {
      const cell = element('td', { colspan: String(chosen.columns.length) });
      cell.style.height = `${height}px`;
      return element('tr', { class: 'spacer', 'aria-hidden': 'true' }, cell);
    };
    const drawRow = (/** @type {any} */ row, /** @type {number} */ position) => {
      const made = element(
        'tr',
        { 'aria-rowindex': String(position + 2) },
        ...chosen.columns.map((column, index) => drawCell(row, column, index === 0)),
      );
      made.style.height = `${tops[position + 1] - tops[position]}px`;
      made.style.setProperty('--lines', String(linesOf(row)));
      return made;
    };
    const drawCell = (/** @type {any} */ row, /** @type {number} */ column, /** @type {boolean} */ first) => {
      const cell = first ? element('th', { scope: 'row' }) : element('td', pinned(column));
      const missing = row[1].includes(column);
      const entries = entriesOf(row, column);
      if (column < resultAt && !missing) {
        const ends = row[0][column];
        cell.append(
          ...ends
            .slice(0, mostEntries)
            .map((end) =>
              element(
                'div',
                { title: labelOf(end), ...(ends.length === 1 ? { class: 'alone' } : {}) },
                endLink(end),
              ),
            ),
        );
        if (ends.length > mostEntries)
          cell.append(
            element('div', { class: 'note' }, t('and {more} more', { more: ends.length - mostEntries })),
          );
      } else if (column === verdictAt) {
        const state = items.states[row[3]];
        cell.append(element('span', { class: `badge is-${state}` }, entries[0]));
      } else if (column === reasonAt) {
        cell.append(element('div', { class: 'alone', title: entries[0] ?? '' }, entries[0] ?? ''));
      } else {
        const tone =
          column !== resultAt || row[2][1] > 0 || (missing && row[2][0] === 0)
            ? 'failed'
            : row[2][2] > 0 || missing
              ? 'open'
              : 'verified';
        const supplied = column === resultAt ? saidBySuppliers(row) : [];
        cell.append(
          ...entries.map((entry) =>
            supplied.includes(entry)
              ? element('div', { class: 'alone', title: entry }, entry)
              : element('div', {}, element('span', { class: `badge is-${tone}` }, entry)),
          ),
        );
      }
      if (first && cell.childElementCount === 0) cell.append(element('div', { class: 'note' }, '–'));
      return cell;
    };
    const endLink = (/** @type {number} */ end) => {
      if (end < size)
        return element(
          'a',
          { class: 'item', href: `${base}items/${items.files[end] || items.ids[end]}/index.html` },
          element('b', {}, items.ids[end]),
          ` ${items.titles[end]}`,
        );
      const [label, path] = chains.others[end - size];
      return path ? element('a', { href: base + path }, label) : element('span', {}, label);
    };

    const setFields = () => {
      words.value = chosen.q;
      verdict.field.value = chosen.verdict;
      gap.field.value = chosen.gap;
      facets.set(chosen);
      for (const { at, box } of boxes) box.checked = chosen.columns.includes(at);
    };
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
      const columns = boxes.filter(({ box }) => box.checked).map(({ at }) => at);
      Object.assign(chosen, {
        q: words.value,
        verdict: verdict.field.value,
        gap: gap.field.value,
        ...facets.chosen(),
        columns: columns.length > 0 ? columns : [0],
      });
      writeAddress();
      filter();
    });
    view.addEventListener('scroll', draw, { passive: true });
    addEventListener('resize', draw);
    addEventListener('hashchange', () => {
      chosen = readAddress();
      setFields();
      filter();
    });
    place.append(form, view);
    place.hidden = false;
    setFields();
    filter();
  };

  if (place instanceof HTMLElement) start();
}

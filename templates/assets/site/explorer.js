// The trace explorer: the matrix between any two types. All filters stand in the address after `#`; rows are drawn as they scroll into view.
{
  const { base, load, element, states, t } = globalThis.dossier;
  const place = document.querySelector('[data-explorer]');
  const rowStates = { whole: t('Whole'), broken: t('Broken'), suspect: t('Suspect'), failed: t('Failed') };
  const stateTones = { whole: 'verified', broken: 'open', suspect: 'suspect', failed: 'failed' };

  const start = async () => {
    const [items, links] = await Promise.all([load('items'), load('links')]);
    const size = items.ids.length;
    const graph = adjacency(links, size + links.ends.length);
    const kinds = kindsOf(items, links);
    const typeOf = (/** @type {number} */ end) =>
      end < size ? items.types[items.itemTypes[end]].key : links.ends[end - size][0];
    const present = kinds.map((kind) => kind.key);
    const chosen = readAddress(present);

    const from = select(
      'from',
      t('From'),
      items.types.map((type) => [type.key, type.plural]),
    );
    const to = select(
      'to',
      t('To'),
      kinds.map((kind) => [
        kind.key,
        kind.isTest ? t('{items} and test code', { items: kind.plural }) : kind.plural,
      ]),
    );
    const verdict = select('verdict', t('Verdict'), [
      ['', t('any')],
      ...items.states.map((state) => [state, states[state]]),
    ]);
    const facets = globalThis.dossier.facets(items);
    const words = element('input', { name: 'q', type: 'search', autocomplete: 'off', spellcheck: 'false' });
    const boxes = Object.entries(rowStates).map(([state, label]) => {
      const box = /** @type {HTMLInputElement} */ (
        element('input', { type: 'checkbox', name: 'state', value: state })
      );
      return { state, box, label: element('label', {}, box, label) };
    });
    const count = element('output', { 'aria-live': 'polite' });
    const form = element(
      'form',
      { class: 'filters', 'aria-label': t('Filter the matrix') },
      from.label,
      to.label,
      element('fieldset', {}, element('legend', {}, t('Trace')), ...boxes.map(({ label }) => label)),
      verdict.label,
      ...facets.labels,
      element('label', {}, `${t('Words')} `, words),
      count,
    );

    const fromHead = element('th', { scope: 'col' });
    const toHead = element('th', { scope: 'col' });
    const body = element('tbody');
    const table = element(
      'table',
      {},
      element(
        'colgroup',
        {},
        element('col', { class: 'col-id' }),
        element('col'),
        element('col', { class: 'col-state' }),
        element('col', { class: 'col-state' }),
        element('col'),
      ),
      element(
        'thead',
        {},
        element('tr', {}, fromHead, head(t('Title')), head(t('Verdict')), head(t('Trace')), toHead),
      ),
      body,
    );
    const view = element(
      'div',
      { class: 'explorer-view', tabindex: '0', role: 'region', 'aria-label': t('Trace matrix') },
      table,
    );
    place.append(form, view);
    place.hidden = false;

    /** @type {Map<string, {item: number, ends: number[], state: string}[]>} */
    const matrices = new Map();
    const matrix = () => {
      const key = `${chosen.from} ${chosen.to}`;
      let rows = matrices.get(key);
      if (!rows) {
        rows = rowsOf(items, links, graph, typeOf, chosen.from, chosen.to);
        matrices.set(key, rows);
      }
      return rows;
    };

    /** @type {{item: number, ends: number[], state: string}[]} */
    let rows = [];
    const filter = () => {
      const asked = chosen.q.toLowerCase().split(/\s+/).filter(Boolean);
      const verdictIndex = items.states.indexOf(chosen.verdict);
      rows = matrix().filter(
        ({ item, state }) =>
          (chosen.state.size === 0 || chosen.state.has(state)) &&
          (verdictIndex < 0 || items.itemStates[item] === verdictIndex) &&
          facets.fits([item], chosen) &&
          asked.every((word) => `${items.ids[item]} ${items.titles[item]}`.toLowerCase().includes(word)),
      );
      count.textContent = t('{part} of {whole}', { part: rows.length, whole: matrix().length });
      fromHead.textContent = from.field.selectedOptions[0]?.textContent ?? '';
      toHead.textContent = to.field.selectedOptions[0]?.textContent ?? '';
      table.setAttribute('aria-rowcount', String(rows.length + 1));
      view.scrollTop = 0;
      drawnFrom = -1;
      draw();
    };

    let rowHeight = 36;
    let drawnFrom = -1;
    const draw = () => {
      const first = Math.max(0, Math.floor(view.scrollTop / rowHeight) - 10);
      const start = first - (first % 10);
      if (start === drawnFrom) return;
      drawnFrom = start;
      const end = Math.min(rows.length, start + Math.ceil(view.clientHeight / rowHeight) + 40);
      body.replaceChildren(
        spacer(start * rowHeight),
        ...rows.slice(start, end).map((row, offset) => drawRow(row, start + offset)),
        spacer((rows.length - end) * rowHeight),
      );
      const drawn = body.children[1];
      if (
        drawn &&
        rows.length > 0 &&
        drawn.offsetHeight > 0 &&
        Math.abs(drawn.offsetHeight - rowHeight) > 0.5
      ) {
        rowHeight = drawn.offsetHeight;
        drawnFrom = -1;
        draw();
      }
    };
    /** @param {{item: number, ends: number[], state: string}} row @param {number} position */
    const drawRow = ({ item, ends, state }, position) => {
      const verdictName = items.states[items.itemStates[item]];
      const cells = ends.slice(0, 30).flatMap((end) => [endLink(end), ' ']);
      if (ends.length > 30) cells.push(t('and {more} more', { more: ends.length - 30 }));
      return element(
        'tr',
        { 'aria-rowindex': String(position + 2) },
        element('th', { scope: 'row' }, endLink(item)),
        element('td', { title: items.titles[item] }, items.titles[item]),
        element('td', {}, badge(verdictName, states[verdictName])),
        element('td', {}, badge(stateTones[state], rowStates[state])),
        element('td', {}, ...cells),
      );
    };
    /** @param {number} end */
    const endLink = (end) => {
      if (end < size)
        return element(
          'a',
          { class: 'id', href: `${base}items/${items.files[end] || items.ids[end]}/index.html` },
          items.ids[end],
        );
      const [, label, path] = links.ends[end - size];
      return path
        ? element('a', { href: base + path }, element('code', {}, label))
        : element('code', {}, label);
    };

    const setFields = () => {
      from.field.value = chosen.from;
      to.field.value = chosen.to;
      verdict.field.value = chosen.verdict;
      facets.set(chosen);
      words.value = chosen.q;
      for (const { state, box } of boxes) box.checked = chosen.state.has(state);
    };
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
      chosen.from = from.field.value;
      chosen.to = to.field.value;
      chosen.verdict = verdict.field.value;
      Object.assign(chosen, facets.chosen());
      chosen.q = words.value;
      chosen.state = new Set(boxes.filter(({ box }) => box.checked).map(({ state }) => state));
      writeAddress(chosen);
      filter();
    });
    view.addEventListener('scroll', draw, { passive: true });
    addEventListener('resize', draw);
    addEventListener('hashchange', () => {
      Object.assign(chosen, readAddress(present));
      setFields();
      filter();
    });
    setFields();
    filter();
  };

  /** Neighbours above and below each end. @param {any} data @param {number} count */
  const adjacency = (data, count) => {
    /** @type {{end: number, suspect: boolean}[][]} */
    const up = Array.from({ length: count }, () => []);
    /** @type {{end: number, suspect: boolean}[][]} */
    const down = Array.from({ length: count }, () => []);
    const suspectState = data.linkStates.indexOf('suspect');
    for (let i = 0; i < data.links.length; i += 4) {
      const suspect = data.links[i + 3] === suspectState;
      up[data.links[i]].push({ end: data.links[i + 2], suspect });
      down[data.links[i + 2]].push({ end: data.links[i], suspect });
    }
    return { up, down };
  };

  /** Item types and the kinds of other ends there are. @param {any} items @param {any} data */
  const kindsOf = (items, data) => {
    const names = { code: t('Code'), test: t('Test code'), commit: t('Commits') };
    const others = [...new Set(data.ends.map((end) => end[0]))];
    return [...items.types, ...others.map((key) => ({ key, plural: names[key] ?? key }))];
  };

  /** One row an item: what of the other type it reaches by going only down, or only up. Test code counts with the test cases. */
  const rowsOf = (items, links, graph, typeOf, fromType, toType) => {
    const tests = new Set(items.types.filter((type) => type.isTest).map((type) => type.key));
    const counts = (end) => {
      const type = typeOf(end);
      return type === toType || (type === 'test' && tests.has(toType));
    };
    const stateOf = (end) =>
      end < items.ids.length ? items.itemStates[end] : links.ends[end - items.ids.length][3];
    const failed = items.states.indexOf('failed');
    const suspectVerdict = items.states.indexOf('suspect');
    const rows = [];
    for (let item = 0; item < items.own; item++) {
      if (typeOf(item) !== fromType) continue;
      const ends = new Set();
      let suspect = false;
      for (const neighbours of [graph.down, graph.up]) {
        const seen = new Set([item]);
        const queue = [{ end: item, suspect: false }];
        for (let next = queue.pop(); next; next = queue.pop()) {
          if (next.end !== item && counts(next.end)) {
            ends.add(next.end);
            suspect ||= next.suspect;
          }
          for (const edge of neighbours[next.end]) {
            if (seen.has(edge.end)) continue;
            seen.add(edge.end);
            queue.push({ end: edge.end, suspect: next.suspect || edge.suspect });
          }
        }
      }
      // Code of a test case that is named needs no name of its own.
      const isNamed = (end) => typeOf(end) !== toType && graph.up[end].some((above) => ends.has(above.end));
      const list = [...ends].filter((end) => !isNamed(end)).sort((a, b) => a - b);
      const hasFailed = items.itemStates[item] === failed || [...ends].some((end) => stateOf(end) === failed);
      const isSuspect = suspect || items.itemStates[item] === suspectVerdict;
      rows.push({
        item,
        ends: list,
        state: hasFailed ? 'failed' : list.length === 0 ? 'broken' : isSuspect ? 'suspect' : 'whole',
      });
    }
    return rows;
  };

  /** @param {string[]} kinds */
  const readAddress = (kinds) => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const kind = (name, fallback) =>
      kinds.includes(asked.get(name) ?? '') ? (asked.get(name) ?? '') : (fallback ?? '');
    return {
      from: kind('from', kinds[0]),
      to: kind('to', kinds.includes('TST') ? 'TST' : kinds[kinds.length - 1]),
      state: new Set(
        (asked.get('state') ?? '').split(',').filter((state) => Object.hasOwn(rowStates, state)),
      ),
      verdict: asked.get('verdict') ?? '',
      document: asked.get('document') ?? '',
      element: asked.get('element') ?? '',
      class: asked.get('class') ?? '',
      q: asked.get('q') ?? '',
    };
  };
  const writeAddress = (chosen) => {
    const asked = new URLSearchParams({ from: chosen.from, to: chosen.to });
    if (chosen.state.size > 0) asked.set('state', [...chosen.state].join(','));
    for (const name of ['verdict', 'document', 'element', 'class', 'q'])
      if (chosen[name]) asked.set(name, chosen[name]);
    history.replaceState(null, '', `#${asked}`);
  };

  const select = (name, label, options) => {
    const field = element(
      'select',
      { name },
      ...options.map(([value, text]) => element('option', { value }, text)),
    );
    return { field, label: element('label', {}, `${label} `, field) };
  };
  const head = (label) => element('th', { scope: 'col' }, label);
  const badge = (tone, word) => element('span', { class: `badge is-${tone}` }, word);
  const spacer = (height) => {
    const cell = element('td', { colspan: '5' });
    cell.style.height = `${height}px`;
    return element('tr', { class: 'spacer', 'aria-hidden': 'true' }, cell);
  };

  if (place instanceof HTMLElement) start();
}

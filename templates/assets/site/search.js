// Search as you type over IDs, titles, headings and texts. Everything runs on the page: offline, from a disk, with the keyboard alone.
{
  const { base, load, element, states, t } = globalThis.dossier;
  const shown = 40;

  /** Folds capitals and accents, so that `uberdruck` finds `Überdruck`. @param {string} text */
  const fold = (text) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase();
  /** An ID without its joints: `SRS-041` → `srs041`. @param {string} text */
  const squeeze = (text) => fold(text).replace(/[-_.~\s]+/g, '');

  /** @type {{ids: string[], squeezed: string[], numbers: string[], titles: string[], texts: string[], sections: any, sectionTitles: string[], items: any} | undefined} */
  let index;

  const dialog = element('dialog', { class: 'search', 'aria-label': t('Search') });
  const input = /** @type {HTMLInputElement} */ (
    element('input', {
      type: 'search',
      role: 'combobox',
      'aria-label': t('Search IDs, titles and texts'),
      'aria-controls': 'search-results',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: t('ID, title or words'),
    })
  );
  const list = element('div', { id: 'search-results', role: 'listbox', 'aria-label': t('Results') });
  const note = element('p', { class: 'search-note', role: 'status' });
  dialog.append(input, list, note);
  document.body.append(dialog);

  /** @type {{path: string}[]} */
  let results = [];
  let selected = -1;

  const prepare = async () => {
    const [items, sections] = await Promise.all([load('items'), load('sections')]);
    index = {
      items,
      sections,
      ids: items.ids,
      squeezed: items.ids.map(squeeze),
      // `041` and `41` are asked for as the number at the end of an ID.
      numbers: items.ids.map(
        (/** @type {string} */ id) => /(\d+)[a-z]?$/.exec(id)?.[1]?.replace(/^0+(?=\d)/, '') ?? '',
      ),
      titles: items.titles.map(fold),
      sectionTitles: sections.titles.map(fold),
      texts: [],
    };
    show(false);
    for (let file = 0; file < sections.textFiles; file++) {
      const texts = await load(`text-${file}`);
      for (const text of texts) index.texts.push(fold(text));
      if (file === sections.textFiles - 1 || file % 2 === 1) show(true);
    }
  };

  /** How well an ID answers the whole query; 0 for not at all. @param {number} i @param {string} squeezed @param {string} number */
  const idScore = (i, squeezed, number) => {
    const id = index.squeezed[i];
    if (id === squeezed) return 1000;
    if (number !== '' && index.numbers[i] === number) {
      const letters = squeezed.replace(/\d+$/, '');
      if (letters === '') return 900;
      if (id.startsWith(letters) && /^\d*$/.test(id.slice(letters.length))) return 950;
    }
    if (id.startsWith(squeezed)) return 800;
    return squeezed.length > 1 && id.includes(squeezed) ? 700 : 0;
  };

  /** How well a title and text hold all words. @param {string} title @param {string} text @param {string[]} words */
  const wordScore = (title, text, words) => {
    let score = 0;
    for (const word of words) {
      const at = title.indexOf(word);
      if (at === 0 || (at > 0 && title[at - 1] === ' ')) score += 60;
      else if (at > 0) score += 40;
      else if (text.includes(word)) score += 10;
      else return 0;
    }
    return score;
  };

  /** @param {string} query */
  const search = (query) => {
    const { items, sections, texts, titles, sectionTitles } = index;
    const words = fold(query).split(/\s+/).filter(Boolean);
    const squeezed = squeeze(query);
    if (squeezed === '') return [];
    const number = /(\d+)$/.exec(squeezed)?.[1]?.replace(/^0+(?=\d)/, '') ?? '';
    /** @type {{score: number, order: number, item: number}[]} */
    const hits = [];
    for (let i = 0; i < items.ids.length; i++) {
      const score = idScore(i, squeezed, number) || wordScore(titles[i], texts[i] ?? '', words);
      if (score > 0) hits.push({ score, order: hits.length, item: i });
    }
    for (let i = 0; i < sectionTitles.length; i++) {
      const score = wordScore(sectionTitles[i], '', words);
      if (score > 0) hits.push({ score: score - 5, order: hits.length, item: -1 - i });
    }
    hits.sort((a, b) => b.score - a.score || a.order - b.order);
    const found = hits.slice(0, shown).map(({ item }) =>
      item >= 0
        ? {
            path: `items/${items.files[item] || items.ids[item]}/index.html`,
            title: `${items.ids[item]} ${items.titles[item]}`,
            about: `${items.types[items.itemTypes[item]].title} · ${states[items.states[items.itemStates[item]]]}`,
          }
        : {
            path: sections.paths[-1 - item],
            title: sections.titles[-1 - item],
            about: t('Section of {document}', { document: sections.documents[-1 - item] }),
          },
    );
    return Object.assign(found, { total: hits.length });
  };

  /** @param {boolean} refreshed the query is the same as before */
  const show = (refreshed) => {
    if (!index) {
      note.textContent = t('Loading the index…');
      return;
    }
    const found = search(input.value);
    const before = results[selected]?.path;
    results = found;
    // Texts may arrive while somebody chooses: what was chosen stays chosen.
    selected = Math.max(
      found.length > 0 ? 0 : -1,
      refreshed ? found.findIndex((result) => result.path === before) : -1,
    );
    list.replaceChildren(
      ...found.map((result, position) =>
        element(
          'a',
          { role: 'option', id: `result-${position}`, href: base + result.path, tabindex: '-1' },
          result.title,
          element('small', {}, result.about),
        ),
      ),
    );
    input.setAttribute('aria-expanded', String(found.length > 0));
    mark();
    if (input.value.trim() === '') note.textContent = t('↑ ↓ to choose, Enter to open, Esc to close');
    else if (found.length === 0) note.textContent = t('Nothing found');
    else
      note.textContent =
        found.total > found.length
          ? t('{part} of {whole} found', { part: found.length, whole: found.total })
          : t('{part} found', { part: found.length });
  };

  const mark = () => {
    for (const [position, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(position === selected));
      if (position === selected) option.scrollIntoView({ block: 'nearest' });
    }
    if (selected >= 0) input.setAttribute('aria-activedescendant', `result-${selected}`);
    else input.removeAttribute('aria-activedescendant');
  };

  input.addEventListener('input', () => show(false));
  input.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && results.length > 0) {
      event.preventDefault();
      selected = (selected + step + results.length) % results.length;
      mark();
    } else if (event.key === 'Enter' && results[selected]) {
      event.preventDefault();
      location.href = base + results[selected].path;
      dialog.close();
    }
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  globalThis.dossier.openSearch = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    if (index) show(true);
    else {
      show(false);
      prepare().catch(() => {
        note.textContent = t('The index did not load.');
      });
    }
  };
}

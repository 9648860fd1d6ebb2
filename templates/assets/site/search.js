// Search as you type over everything the site shows. It runs on the page: offline, from a disk, with the keyboard alone.
{
  const { base, load, element, t } = globalThis.dossier;
  const shown = 40;
  const around = 70;
  /** In the order of the data. */
  const kinds = [t('Items'), t('Sections'), t('Code'), t('Tests'), 'SOUP', t('Gates'), t('Findings')];
  /** Titles of gates are words of ours. */
  const gateKind = 5;

  /** One character without capitals and accents; umlauts as the vowel alone, so that `ü`, `u` and `ue` are one. @param {string} character */
  const plain = (character) =>
    character
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[ßæøœ]/g, (letter) => ({ ß: 'ss', æ: 'a', ø: 'o', œ: 'o' })[letter] ?? letter);
  /** @param {string} text */
  const fold = (text) => plain(text).replace(/([aou])e/g, '$1');
  /** The same with the place of each character in the text. @param {string} text */
  const foldWithPlaces = (text) => {
    let folded = '';
    /** @type {number[]} */
    const places = [];
    for (let at = 0; at < text.length; at++)
      for (const character of plain(text[at])) {
        if (character === 'e' && /[aou]$/.test(folded)) continue;
        folded += character;
        places.push(at);
      }
    return { folded, places };
  };
  /** An ID without its joints: `SRS-041` → `srs041`. @param {string} text */
  const squeeze = (text) => plain(text).replace(/[-_.~\s]+/g, '');

  /**
   * @typedef {{kind: number, id: string, title: string, path: string, about: string, text: string, squeezed: string, number: string,
   * name: string, body: string}} Entry
   */
  /** @type {Entry[]} */
  const entries = [];
  /** Words of all entries, for those that are mistyped. @type {Set<string>} */
  const vocabulary = new Set();
  let read = 0;
  let toRead = 1;
  let kind = -1;

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
  const choices = [t('All'), ...kinds].map((label, at) => {
    const choice = element('button', { type: 'button', 'aria-pressed': String(at === 0) }, label);
    choice.addEventListener('click', () => {
      kind = at - 1;
      for (const [index, each] of choices.entries()) each.setAttribute('aria-pressed', String(index === at));
      show(false);
      input.focus();
    });
    return choice;
  });
  const filter = element(
    'div',
    { class: 'search-kinds', role: 'group', 'aria-label': t('Kinds of results') },
    ...choices,
  );
  dialog.append(input, filter, list, note);
  document.body.append(dialog);

  /** @type {Entry[]} */
  let results = [];
  let selected = -1;

  const learn = (/** @type {string} */ folded) => {
    for (const word of folded.match(/[\p{L}\d]{4,30}/gu) ?? []) vocabulary.add(word);
  };
  const prepare = async () => {
    const { files, textFiles } = await load('search');
    toRead = files + textFiles;
    for (let file = 0; file < files; file++) {
      for (const [kindOf, id, english, path, about, ...words] of await load(`search-${file}`)) {
        const title = kindOf === gateKind ? t(english) : english;
        const name = fold(`${id} ${title}`);
        learn(name);
        entries.push({
          kind: kindOf,
          id,
          title,
          path,
          about: [...words.map((/** @type {string} */ word) => t(word)), about].filter(Boolean).join(' · '),
          text: '',
          squeezed: squeeze(id),
          // `041` and `41` are asked for as the number at the end of an ID.
          number: /(\d+)[a-z]?$/.exec(id)?.[1]?.replace(/^0+(?=\d)/, '') ?? '',
          name,
          body: '',
        });
      }
      read++;
      show(true);
    }
    let at = 0;
    for (let file = 0; file < textFiles; file++) {
      for (const text of await load(`search-text-${file}`)) {
        const entry = entries[at++];
        entry.text = text;
        entry.body = fold(text);
        learn(entry.body);
      }
      read++;
      show(true);
    }
  };

  /** How well an ID answers the whole query; 0 for not at all. @param {Entry} entry @param {string} squeezed @param {string} number */
  const idScore = ({ squeezed: id, number: own }, squeezed, number) => {
    if (id === '') return 0;
    if (id === squeezed) return 1000;
    if (number !== '' && own === number) {
      const letters = squeezed.replace(/\d+$/, '');
      if (letters === '') return 900;
      if (id.startsWith(letters) && /^\d*$/.test(id.slice(letters.length))) return 950;
    }
    if (id.startsWith(squeezed)) return 800;
    return squeezed.length > 1 && id.includes(squeezed) ? 700 : 0;
  };

  /** How well a name and a text hold all words, each as one of what it may mean. @param {Entry} entry @param {string[][]} words */
  const wordScore = ({ name, body }, words) => {
    let score = 0;
    for (const meanings of words) {
      let best = 0;
      for (const [rank, word] of meanings.entries()) {
        const at = name.indexOf(word);
        const found =
          at >= 0 ? (at === 0 || /[^\p{L}\d]/u.test(name[at - 1]) ? 60 : 40) : body.includes(word) ? 10 : 0;
        best = Math.max(best, found - (rank === 0 ? 0 : 5));
      }
      if (best <= 0) return 0;
      score += best;
    }
    return score;
  };

  /** Insertions, deletions, exchanges and swaps of neighbours between two words, as far as there are no more than `most`. */
  const distance = (/** @type {string} */ a, /** @type {string} */ b, /** @type {number} */ most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  };
  /** The word, and the words it may have been meant for where nothing has it. @param {string} word */
  const meaningsOf = (word) => {
    if (word.length < 4 || /^\d+$/.test(word)) return [word];
    if (entries.some(({ name, body }) => name.includes(word) || body.includes(word))) return [word];
    const most = word.length < 8 ? 1 : 2;
    const near = [];
    for (const known of vocabulary) {
      // What is typed may be the beginning of a longer word.
      const far = Math.min(
        distance(word, known, most),
        ...(known.length > word.length + most ? [distance(word, known.slice(0, word.length), most)] : []),
      );
      if (far <= most) near.push({ known, far });
    }
    near.sort((a, b) => a.far - b.far);
    return [word, ...near.slice(0, 12).map(({ known }) => known)];
  };

  /** @param {string} query @returns {{found: Entry[], total: number, words: string[]}} */
  const search = (query) => {
    const squeezed = squeeze(query);
    if (squeezed === '') return { found: [], total: 0, words: [] };
    const words = fold(query).split(/\s+/).filter(Boolean).map(meaningsOf);
    const number = /(\d+)$/.exec(squeezed)?.[1]?.replace(/^0+(?=\d)/, '') ?? '';
    /** @type {{score: number, order: number, entry: Entry}[]} */
    const hits = [];
    for (const [order, entry] of entries.entries()) {
      if (kind >= 0 && entry.kind !== kind) continue;
      const score = idScore(entry, squeezed, number) || wordScore(entry, words);
      // A test, a finding or a section that says the same stands behind the item.
      if (score > 0) hits.push({ score: score - (entry.kind === 0 ? 0 : 5), order, entry });
    }
    hits.sort((a, b) => b.score - a.score || a.order - b.order);
    return { found: hits.slice(0, shown).map(({ entry }) => entry), total: hits.length, words: words.flat() };
  };

  /** A text with its words marked. @param {string} text @param {string[]} words @returns {(string | Node)[]} */
  const marked = (text, words) => {
    const { folded, places } = foldWithPlaces(text);
    /** @type {[number, number][]} */
    const spans = [];
    for (const word of words)
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
        spans.push([places[at], places[at + word.length] ?? text.length]);
    spans.sort((a, b) => a[0] - b[0]);
    const parts = [];
    let end = 0;
    for (const [from, to] of spans) {
      if (from < end) continue;
      parts.push(text.slice(end, from), element('mark', {}, text.slice(from, to)));
      end = to;
    }
    return [...parts, text.slice(end)];
  };
  /** What stands around the first word that the text holds. @param {Entry} entry @param {string[]} words */
  const excerpt = ({ text }, words) => {
    if (text === '') return [];
    const { folded, places } = foldWithPlaces(text);
    const at = Math.min(...words.map((word) => folded.indexOf(word)).filter((place) => place >= 0));
    if (!Number.isFinite(at)) return [];
    const from = Math.max(0, places[at] - around);
    const start = from === 0 ? 0 : text.indexOf(' ', from) + 1 || from;
    const part = `${start > 0 ? '… ' : ''}${text.slice(start, places[at] + 2 * around)}${places[at] + 2 * around < text.length ? '…' : ''}`;
    return [element('span', { class: 'excerpt' }, ...marked(part, words))];
  };

  /** @param {boolean} refreshed the query is the same as before */
  const show = (refreshed) => {
    if (read === 0) {
      note.textContent = t('Loading the index…');
      return;
    }
    const { found, total, words } = search(input.value);
    const before = results[selected]?.path;
    results = found;
    // Texts may arrive while somebody chooses: what was chosen stays chosen.
    selected = Math.max(
      found.length > 0 ? 0 : -1,
      refreshed ? found.findIndex((result) => result.path === before) : -1,
    );
    list.replaceChildren(
      ...found.map((entry, position) =>
        element(
          'a',
          { role: 'option', id: `result-${position}`, href: base + entry.path, tabindex: '-1' },
          element('span', {}, ...marked(`${entry.id} ${entry.title}`.trim(), words)),
          element('small', {}, `${kinds[entry.kind]} · ${entry.about}`),
          ...excerpt(entry, words),
        ),
      ),
    );
    input.setAttribute('aria-expanded', String(found.length > 0));
    mark();
    if (input.value.trim() === '') note.textContent = t('↑ ↓ to choose, Enter to open, Esc to close');
    else if (read < toRead) note.textContent = t('{part} found so far; reading the texts', { part: total });
    else if (found.length === 0) note.textContent = t('Nothing found');
    else
      note.textContent =
        total > found.length
          ? t('{part} of {whole} found', { part: found.length, whole: total })
          : t('{part} found', { part: total });
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

  let asked = false;
  globalThis.dossier.openSearch = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    show(true);
    if (!asked) {
      asked = true;
      prepare().catch(() => {
        note.textContent = t('The index did not load.');
      });
    }
  };
}

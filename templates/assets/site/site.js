// What every page does with JavaScript: theme, search on demand, previews of items, permalinks. Pages read fully without it.
{
  const root = document.documentElement;
  const base = root.dataset.root ?? '';

  /** @type {Map<string, {value: Promise<unknown>, resolve: (value: unknown) => void}>} */
  const loads = new Map();

  /** Scripts of `data/` call this: a page opened from a disk may load scripts, but may not fetch. */
  globalThis.dossierData = (/** @type {string} */ name, /** @type {unknown} */ value) =>
    loads.get(name)?.resolve(value);

  /** @param {string} source @returns {Promise<void>} */
  const loadScript = (source) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = source;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`${source} did not load.`));
      document.head.append(script);
    });

  /** @param {string} source @returns {Promise<void>} */
  const loadStyle = (source) =>
    new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = source;
      link.onload = link.onerror = () => resolve();
      document.head.append(link);
    });

  /**
   * An English word or sentence in the language of the page, its places filled in. A page in another language loads its words first.
   * @param {string} english @param {Record<string, string | number>} values
   */
  const t = (english, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, () => String(value)),
      globalThis.dossierWords?.[english] ?? english,
    );

  globalThis.dossier = {
    base,
    /** Loads `data/<name>.js` once. @param {string} name @returns {Promise<any>} */
    load(name) {
      const known = loads.get(name);
      if (known) return known.value;
      const { promise, resolve, reject } = Promise.withResolvers();
      loads.set(name, { value: promise, resolve });
      loadScript(`${base}data/${name}.js`).catch(reject);
      return promise;
    },
    /** Element with attributes and children; text is never read as HTML. @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children */
    element(tag, attributes = {}, ...children) {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      made.append(...children);
      return made;
    },
    t,
    states: {
      failed: t('Failed'),
      suspect: t('Suspect'),
      open: t('Open'),
      accepted: t('Accepted'),
      verified: t('Verified'),
      none: t('No claim'),
    },
  };
  const { element, load, states } = globalThis.dossier;

  // Theme
  const toggle = document.querySelector('[data-theme-toggle]');
  const themeName = toggle?.querySelector('[data-theme-name]');
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const nameTheme = () => {
    if (themeName) themeName.textContent = isDark() ? t('Light theme') : t('Dark theme');
  };
  if (toggle instanceof HTMLElement) {
    toggle.hidden = false;
    nameTheme();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameTheme);
    toggle.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      nameTheme();
      try {
        localStorage.setItem('dossier-theme', root.dataset.theme);
      } catch {
        // Without storage the choice lasts for this page.
      }
    });
  }

  // Search: its script is loaded when it is first asked for.
  const searchButton = document.querySelector('[data-search-open]');
  /** @type {Promise<void> | undefined} */
  let searchScript;
  const openSearch = () => {
    searchScript ??= loadStyle(root.dataset.searchStyle ?? '').then(() =>
      loadScript(root.dataset.search ?? ''),
    );
    searchScript.then(() => globalThis.dossier.openSearch());
  };
  if (searchButton instanceof HTMLElement) {
    searchButton.hidden = false;
    searchButton.addEventListener('click', openSearch);
  }
  document.addEventListener('keydown', (event) => {
    // A field that was just closed away may still have the focus.
    const inField =
      event.target instanceof Element && event.target.closest('input, select, textarea')?.checkVisibility();
    const slash = event.key === '/' && !inField && !event.ctrlKey && !event.metaKey && !event.altKey;
    const control = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    if (!slash && !control) return;
    event.preventDefault();
    openSearch();
  });

  // Drawings over the whole window: the script is loaded when the first one is asked for.
  /** @type {Promise<void> | undefined} */
  let zoomScript;
  const figures = [...document.querySelectorAll('figure:is(.diagram, .graph)')];
  for (const [at, figure] of figures.entries()) {
    const svg = figure.querySelector('svg');
    if (!svg || !root.dataset.zoom) continue;
    const button = element('button', { type: 'button', class: 'button zoom-open' }, t('Enlarge'));
    const address = `#drawing-${at + 1}`;
    const open = () => {
      zoomScript ??= loadStyle(root.dataset.zoomStyle ?? '').then(() => loadScript(root.dataset.zoom ?? ''));
      zoomScript.then(() => globalThis.dossier.openDrawing(svg, address));
    };
    button.addEventListener('click', open);
    figure.prepend(button);
    // The address of a drawing alone opens it.
    if (location.hash === address) open();
  }

  // Tables: a shadow tells where one goes on; the script for many rows is loaded where there are some.
  globalThis.dossier.isBig = (/** @type {HTMLTableElement} */ table) =>
    Boolean(table.closest('[data-filtered]')) || (table.tBodies[0]?.rows.length ?? 0) >= 12;
  const tables = /** @type {HTMLTableElement[]} */ ([...document.querySelectorAll('main table')]);
  const [look, ...tools] = (root.dataset.tables ?? '').split(' ');
  if (look && tables[0])
    (tables.some(globalThis.dossier.isBig) ? tools : []).reduce(
      (before, script) => before.then(() => loadScript(script)),
      loadStyle(look),
    );

  // Previews of items on hover and focus
  const shards = Number(root.dataset.shards) || 1;
  /** FNV-1a, as the builder sums it. @param {string} name */
  const shardOf = (name) => {
    let hash = 0x811c9dc5;
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
    return hash & (shards - 1);
  };
  /** @type {HTMLElement | undefined} */
  let preview;
  /** @type {HTMLAnchorElement | undefined} */
  let previewed;
  let timer = 0;
  /** @param {EventTarget | null} target */
  const itemLinkAt = (target) => {
    const link = target instanceof Element ? target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement)) return undefined;
    const name = /(?:^|\/)items\/([^/]+)\/index\.html$/.exec(link.getAttribute('href') ?? '')?.[1];
    return name ? { link, name } : undefined;
  };
  const hidePreview = () => {
    clearTimeout(timer);
    preview?.remove();
    previewed?.removeAttribute('aria-describedby');
    preview = previewed = undefined;
  };
  /** @param {HTMLAnchorElement} link @param {string} name */
  const showPreview = async (link, name) => {
    const shard = await load(`preview-${shardOf(name)}`);
    const entry = Object.hasOwn(shard, name) ? shard[name] : undefined;
    if (!entry || previewed !== link) return;
    const [id, title, type, state, text] = entry;
    preview = element(
      'div',
      { class: 'preview', role: 'tooltip', id: 'preview' },
      element('strong', {}, `${id} ${title}`),
      element('p', { class: 'note' }, `${t(type)} · ${states[state] ?? state}`),
      ...(text ? [element('p', {}, text)] : []),
    );
    preview.addEventListener('mouseleave', hidePreview);
    document.body.append(preview);
    link.setAttribute('aria-describedby', 'preview');
    const at = link.getBoundingClientRect();
    const height = preview.offsetHeight;
    const below = at.bottom + height + 12 < innerHeight || at.top < height + 12;
    preview.style.top = `${scrollY + (below ? at.bottom + 4 : at.top - height - 4)}px`;
    preview.style.left = `${scrollX + Math.max(8, Math.min(at.left, root.clientWidth - preview.offsetWidth - 8))}px`;
  };
  /** @param {Event} event */
  const considerPreview = (event) => {
    const found = itemLinkAt(event.target);
    if (!found || found.link === previewed || found.link.closest('.search')) return;
    hidePreview();
    previewed = found.link;
    timer = setTimeout(() => showPreview(found.link, found.name), event.type === 'focusin' ? 0 : 220);
  };
  document.addEventListener('mouseover', considerPreview);
  document.addEventListener('focusin', considerPreview);
  document.addEventListener('focusout', hidePreview);
  document.addEventListener('mouseout', (event) => {
    const [from, to] = [event.target, event.relatedTarget];
    if (!previewed || !(from instanceof Node) || !(to instanceof Node)) return;
    // A pointer that moves somewhere else does not take away what the focus shows.
    const isIn = (/** @type {Node} */ node) => previewed?.contains(node) || preview?.contains(node);
    if (isIn(from) && !isIn(to)) hidePreview();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hidePreview();
  });

  // Permalinks, copied
  const copied = element('div', { class: 'copied', role: 'status' });
  copied.hidden = true;
  document.body.append(copied);
  let copiedTimer = 0;
  /** @param {string} text @param {string} what */
  const copy = async (text, what) => {
    let message = t('{what} copied', { what });
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      message = text;
    }
    copied.textContent = message;
    copied.hidden = false;
    clearTimeout(copiedTimer);
    copiedTimer = setTimeout(() => {
      copied.hidden = true;
    }, 2500);
  };
  const copyLink = t('Copy link to');
  const here = () => location.href.split('#')[0];
  for (const heading of document.querySelectorAll('main :is(h2, h3, h4, h5, h6)[id]')) {
    const button = element(
      'button',
      { type: 'button', class: 'permalink', 'aria-label': `${copyLink} ${heading.textContent}` },
      '#',
    );
    button.addEventListener('click', () => {
      history.replaceState(null, '', `#${heading.id}`);
      copy(`${here()}#${encodeURIComponent(heading.id)}`, t('Link'));
    });
    heading.append(button);
  }
  for (const row of document.querySelectorAll('main tr[id]')) {
    const button = element(
      'button',
      { type: 'button', class: 'permalink', 'aria-label': `${copyLink} ${row.id}` },
      '#',
    );
    button.addEventListener('click', () => copy(`${here()}#${encodeURIComponent(row.id)}`, t('Link')));
    row.firstElementChild?.append(button);
  }
  const item = document.querySelector('.item-page');
  if (item instanceof HTMLElement) {
    const id = item.dataset.id ?? '';
    const linkButton = element('button', { type: 'button', class: 'tool' }, t('Copy link'));
    const idButton = element('button', { type: 'button', class: 'tool' }, t('Copy ID'));
    linkButton.addEventListener('click', () => copy(here(), t('Link')));
    idButton.addEventListener('click', () => copy(id, id));
    item.querySelector('.kind-row')?.append(element('div', { class: 'copy-tools' }, linkButton, idButton));
  }

  // On a phone the sections stand in one row, of which the present one is to be seen
  const sections = document.querySelector('.sections > ul');
  const present = sections?.querySelector('[aria-current]');
  if (sections && present && sections.scrollWidth > sections.clientWidth) {
    const [row, link] = [sections.getBoundingClientRect(), present.getBoundingClientRect()];
    sections.scrollLeft += (link.left + link.right - row.left - row.right) / 2;
  }

  // Local contents follow the reading
  const entries = new Map(
    Array.from(document.querySelectorAll('.contents a'), (link) => [
      decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''),
      link,
    ]),
  );
  if (entries.size > 0) {
    const observer = new IntersectionObserver(
      (seen) => {
        const first = seen.find((entry) => entry.isIntersecting);
        const link = first && entries.get(first.target.id);
        if (!link) return;
        for (const other of entries.values()) other.removeAttribute('aria-current');
        link.setAttribute('aria-current', 'location');
      },
      { rootMargin: '-60px 0px -70% 0px' },
    );
    for (const id of entries.keys()) {
      const target = document.getElementById(id);
      if (target) observer.observe(target);
    }
  }
}

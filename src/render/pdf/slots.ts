/*
 * These functions run inside the page that is printed, through the debugger: they may use nothing but their arguments and the DOM.
 */

/** Writes the anchors of links percent-encoded, as the browser writes the names of destinations: a raw one may hold any character. */
export function encodeAnchors(): void {
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const raw = link.getAttribute('href')?.slice(1) ?? '';
    let anchor = raw;
    try {
      if (!document.getElementById(raw)) anchor = decodeURIComponent(raw);
    } catch {
      // No encoding of anything: it is taken as it is written.
    }
    link.setAttribute('href', `#${encodeURIComponent(anchor)}`);
  }
}

/**
 * Puts an open page number behind every cross reference: `<a class="ref" href="#…">`.
 * @param within selector of what holds the references
 * @param anchors what they may lead to; what the page holds where left out
 * @param file name of the file that all will be in, whose other pieces references lead to
 */
export function openReferenceSlots({
  within,
  anchors,
  file = '',
}: {
  within: string;
  anchors?: readonly string[];
  file?: string;
}): void {
  const known = anchors && new Set(anchors);
  const references = `a.ref:is([href^="#"], [href^="${file}#"])`;
  for (const link of document.querySelectorAll(`${within} ${references}`)) {
    const [name, ...rest] = (link.getAttribute('href') ?? '').split('#');
    const anchor = decodeURIComponent(rest.join('#'));
    const isThere = name !== '' || (known ? known.has(anchor) : document.getElementById(anchor) !== null);
    // A heading that names its own item needs no page.
    if (!isThere || link.closest('h1, h2, h3, h4, h5, h6')) continue;
    const slot = document.createElement('span');
    slot.className = 'page-number';
    slot.dataset.for = anchor;
    slot.dataset.lead = ` (${document.body.dataset.page ?? 'page'} `;
    slot.dataset.tail = ')';
    slot.textContent = `${slot.dataset.lead}000)`;
    link.append(slot);
  }
}

/**
 * Writes the document behind every reference that leads to another one: `<a class="ref" href="ALM-RMF.pdf#…">`; paper has no links.
 * Of several that a comma divides and that lead to one document, the last names it.
 * @param file name of the file that this will be in
 * @implements SRS-3621, SRS-3907
 */
export function nameOtherDocuments(file: string): void {
  const documentOf = (link: Element | null): string =>
    link?.matches('a.ref[href*=".pdf#"]') && !link.getAttribute('href')?.startsWith(`${file}#`)
      ? decodeURIComponent(/([^/]*)\.pdf#/.exec(link.getAttribute('href') ?? '')?.[1] ?? '')
      : '';
  for (const link of document.querySelectorAll('main a.ref[href*=".pdf#"]')) {
    const name = documentOf(link);
    if (name === '' || link.textContent?.includes(name) || link.closest('h1, h2, h3, h4, h5, h6')) continue;
    const isFollowed = link.nextSibling?.textContent === ', ' && documentOf(link.nextElementSibling) === name;
    if (isFollowed) continue;
    const where = document.createElement('span');
    where.className = 'other-document';
    where.textContent = ` (${name})`;
    link.append(where);
  }
}

/** The anchors whose pages the slots are open for, each once. */
export function readSlots(): string[] {
  const slots = document.querySelectorAll<HTMLElement>('.page-number');
  return [...new Set(Array.from(slots, ({ dataset }) => dataset.for ?? ''))];
}

/**
 * Writes page numbers into the slots.
 * @returns the anchors whose page is not known; their slots say `?`
 */
export function fillSlots(numbers: [string, number][]): string[] {
  const pages = new Map(numbers);
  const lost = new Set<string>();
  for (const slot of document.querySelectorAll<HTMLElement>('.page-number')) {
    const page = pages.get(slot.dataset.for ?? '');
    if (page === undefined) lost.add(slot.dataset.for ?? '');
    slot.textContent = `${slot.dataset.lead ?? ' '}${page ?? '?'}${slot.dataset.tail ?? ''}`;
  }
  return [...lost];
}

/** Loads what the margin boxes need: text outside the document does not make the browser load a font. */
export async function loadFonts(stamps: string): Promise<void> {
  await document.fonts.load('400 8pt "Source Sans 3"', stamps);
  await document.fonts.load('600 8pt "Source Sans 3"', stamps);
  await document.fonts.ready;
}

/** What each link says, in the order of the document: its text, else the alternative text of its image. */
export function readLinkTexts(): string[] {
  return Array.from(document.querySelectorAll('a[href]'), (link) => {
    const text = (link.textContent ?? '')
      .replace(/ \(\S+ 000\)$/, '')
      .replace(/\s+/g, ' ')
      .trim();
    const href = link.getAttribute('href') ?? '';
    const target = href.startsWith('#') ? document.getElementById(decodeURIComponent(href.slice(1))) : null;
    const image = link.querySelector('[alt]')?.getAttribute('alt') ?? '';
    return (text || image || target?.textContent?.trim() || href).slice(0, 200);
  });
}

/**
 * Names every anchor of the text in a list that is not shown. Chromium writes a destination for what some link names, and
 * other documents of the set link to anchors that this one may not.
 */
export function listDestinations(): void {
  const list = document.createElement('div');
  list.hidden = true;
  for (const target of document.querySelectorAll('main [id]:not([id=""])')) {
    const link = document.createElement('a');
    link.href = `#${encodeURIComponent(target.id)}`;
    list.append(link);
  }
  document.body.append(list);
}

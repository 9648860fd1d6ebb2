/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but its arguments and the DOM.
 */

/**
 * Opens places where long words may break: behind the separators of paths, addresses and names, before a capital in a name of code, and
 * every eight signs of a hash. IDs and other short words stay whole. The places are elements: no sign is added to the text.
 * @implements SRS-3642
 */
export function openLongWords(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (!/\S{13}/.test(text.data) || text.parentElement?.closest('svg, pre, style, script, [hidden]'))
      continue;
    const pieces = text.data.split(/(\s+)/).flatMap((word) => (word.length < 13 ? [word] : breakable(word)));
    if (pieces.length < 2) continue;
    const broken = document.createDocumentFragment();
    let line = '';
    for (const piece of pieces) {
      if (piece !== '\0') line += piece;
      else {
        broken.append(line, document.createElement('wbr'));
        line = '';
      }
    }
    broken.append(line);
    text.replaceWith(broken);
  }

  function breakable(word: string): string[] {
    return word
      .replace(/[/\\_=&?;|]+(?=[^\s/])|[.:,-](?=[\p{L}\p{N}]{2})/gu, '$&\0')
      .replace(/(\p{Ll}{2})(?=\p{Lu}\p{Ll})/gu, '$1\0')
      .replace(/[\p{L}\p{N}+]{20,}/gu, (run) =>
        /\d/.test(run) ? run.replace(/.{8}(?=.{4})/gu, '$&\0') : run,
      )
      .split(/(\0)/);
  }
}

/**
 * Puts what says a drawing in words before the page that is turned for it: behind it, it would stand on a page of its own as a rule, and
 * leave the page before empty.
 * @implements SRS-3872
 */
export function tellBeforeTurning(): void {
  for (const view of document.querySelectorAll('main .view.landscape')) {
    const words = view.nextElementSibling;
    if (words?.matches('.in-words')) view.before(words);
  }
}

/**
 * Makes a drawing smaller, down to words that people still read, where it then stands on one page with its headings and with what says it in
 * words.
 * @param height of the text of a page in CSS pixels
 * @param least of the size a drawing was drawn in
 * @implements SRS-3633
 */
export function fitDrawings({ height, least }: { height: number; least: number }): void {
  for (const view of document.querySelectorAll('main .view:not(.landscape)')) {
    const drawing = view.querySelector<SVGSVGElement>('figure > svg');
    if (!drawing) continue;
    let first: Element = view;
    while (first.previousElementSibling?.matches('h1, h2, h3, h4, h5, h6, p, .attribute-list'))
      first = first.previousElementSibling;
    const start = first.matches('p') ? view : first;
    const words = view.nextElementSibling;
    const end = words?.matches('.in-words') ? words : view;
    // Behind a page that is turned the room above a heading stays.
    const room = Number.parseFloat(getComputedStyle(start).marginTop);
    const over = end.getBoundingClientRect().bottom - start.getBoundingClientRect().top + room - height;
    const fitting = drawing.getBoundingClientRect().height - over;
    if (over > 0 && fitting >= drawing.viewBox.baseVal.height * least)
      drawing.style.maxHeight = `${Math.floor(fitting)}px`;
  }
}

/**
 * IDs and other short links stay whole, and so do dates in tables.
 * @implements SRS-3638
 */
export function keepShortWords(): void {
  const walker = document.createTreeWalker(
    document.querySelector('main') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  const dated: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (/\d{4}-\d\d-\d\d/.test(text.data) && text.parentElement?.closest('td, th')) dated.push(text);
  }
  for (const text of dated) {
    const pieces = text.data.split(/(\b\d{4}-\d\d-\d\d\b)/).map((piece, at) => {
      if (at % 2 === 0) return piece;
      const date = document.createElement('span');
      date.className = 'nowrap';
      date.textContent = piece;
      return date;
    });
    text.replaceWith(...pieces);
  }
  for (const link of document.querySelectorAll('main a[href]')) {
    if ((link.textContent ?? '').length <= 24) link.classList.add('short');
  }
}

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
 * Puts what says a drawing in words before it, where the drawing turns its page or takes much of one: behind it, it would stand on a page of
 * its own as a rule, and leave the page before empty.
 * @param tall height from which a drawing takes much of a page, in CSS pixels
 * @implements SRS-3872
 */
export function tellBefore(tall: number): void {
  for (const view of document.querySelectorAll('main .view')) {
    const words = view.nextElementSibling;
    const takesMuch = view.matches('.landscape') || view.getBoundingClientRect().height > tall;
    if (!takesMuch || !words?.matches('.in-words:not(.told-before)')) continue;
    words.classList.add('told-before');
    view.before(words);
  }
}

/**
 * Puts what says drawings in words together, before the first of drawings that follow each other, where neither the page of the drawing
 * before has room for it nor that of its own: between two of them it would stand on a page of its own.
 * @param height of the text of a page in CSS pixels
 * @implements SRS-3882
 */
export function tellTogether(height: number): void {
  for (const view of document.querySelectorAll('main .view:not(.landscape)')) {
    const words = view.previousElementSibling;
    if (!words?.matches('.told-before') || spanOf(words, view) <= height) continue;
    const added = spanOf(words, words);
    for (let before = words.previousElementSibling; before?.matches('.view:not(.landscape)'); ) {
      const told = before.previousElementSibling;
      const whole = told?.matches('.told-before') ? spanOf(told, before) : 0;
      if (Math.max(whole > height ? 0 : whole, spanOf(before, before)) + added <= height) break;
      before.before(words);
      before = words.previousElementSibling;
    }
  }

  function spanOf(from: Element, to: Element): number {
    return to.getBoundingClientRect().bottom - from.getBoundingClientRect().top;
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
    const told = view.previousElementSibling;
    let first: Element = told?.matches('.told-before') ? told : view;
    while (first.previousElementSibling?.matches('h1, h2, h3, h4, h5, h6, p, .attribute-list'))
      first = first.previousElementSibling;
    const start = first.matches('p') ? view : first;
    const words = view.nextElementSibling;
    const end = words?.matches('.in-words:not(.told-before)') ? words : view;
    // Behind a page that is turned the room above a heading stays.
    const room = Number.parseFloat(getComputedStyle(start).marginTop);
    const over = end.getBoundingClientRect().bottom - start.getBoundingClientRect().top + room - height;
    const fitting = drawing.getBoundingClientRect().height - over;
    if (over > 0 && fitting >= drawing.viewBox.baseVal.height * least)
      drawing.style.maxHeight = `${Math.floor(fitting)}px`;
  }
}

/**
 * IDs and other short links stay whole, and so do dates and numbers of standards in tables.
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
    if (/\d-\d/.test(text.data) && text.parentElement?.closest('td, th')) dated.push(text);
  }
  for (const text of dated) {
    const pieces = text.data
      .split(/(\b\d{4}-\d\d-\d\d\b|\b\d{3,6}(?:-\d{1,4})+(?::\d{4})?\b)/)
      .map((piece, at) => {
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

/**
 * Puts a bar at the margin beside what says that it is new or changed: an item from its heading to its end, or its row. An item stands in
 * one box for it: where each of its paragraphs had a box drawn beside it, the browser broke the page between what stands together.
 * @implements SRS-3881, SRS-3885
 */
export function barChanges(): void {
  for (const mark of document.querySelectorAll('main .change-mark')) {
    const row = mark.closest('tr');
    if (row) {
      row.cells[0]?.classList.add('changed');
      continue;
    }
    const heading = mark.parentElement?.previousElementSibling;
    if (!heading) continue;
    const item = document.createElement('div');
    item.className = 'changed';
    heading.before(item);
    for (let each: Element | null = heading; each; each = item.nextElementSibling) {
      if (each !== heading && each.matches('h1, h2, h3, h4, h5, h6, .changed')) break;
      item.append(each);
    }
  }
}

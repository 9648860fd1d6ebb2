import type { OutlineEntry } from './composed.ts';
import type { Translate } from './messages.ts';
import { TableNames } from './table-names.ts';

/**
 * Numbers the headings of a document, part after part. Numbers stand in the text itself, where a print and a screen reader find
 * them. Tables are named after the heading above them. A heading never lies more than one level below the one before it, as PDF/UA-1 7.4.2 asks.
 */
export class HeadingNumbers {
  readonly #counters: number[] = [];
  readonly #anchors = new Set<string>();
  readonly #tables: TableNames;
  #heading = '';
  #depth = 0;

  /** @param t in the language of the document */
  constructor(t: Translate) {
    this.#tables = new TableNames(t);
  }

  /**
   * @param html safe HTML of ours, in which `<h1` to `<h6` occur as tags only
   * @returns the HTML with numbers and with an anchor, unique in the document, on every heading
   */
  number(html: string): { html: string; outline: OutlineEntry[] } {
    const outline: OutlineEntry[] = [];
    let end = 0;
    let before = '';
    const tablesUntil = (at: number): string => this.#tables.name(html.slice(end, at), this.#heading);
    for (const match of html.matchAll(headingForm)) {
      const [whole, depth = '', attributes = '', content = ''] = match;
      const level = Math.min(Number(depth), this.#depth + 1);
      this.#depth = level;
      this.#counters.length = Math.min(this.#counters.length, level);
      while (this.#counters.length < level) this.#counters.push(0);
      this.#counters[level - 1] = (this.#counters[level - 1] ?? 0) + 1;
      const number = this.#counters.join('.');
      const text = textOf(content);
      const anchor = this.#unique(
        / id="([^"]*)"/.exec(attributes)?.[1] ?? `section-${number.replaceAll('.', '-')}`,
      );
      const item = / data-item="([^"]*)"/.exec(attributes)?.[1];
      outline.push({
        depth: level,
        number,
        text,
        anchor: decodeEntities(anchor),
        ...(item === undefined ? {} : { item: decodeEntities(item) }),
      });
      const rest = attributes.replace(/ id="[^"]*"/, '');
      before += tablesUntil(match.index);
      before += `<h${level} id="${anchor}"${rest}><span class="number">${number}</span> ${content}</h${level}>`;
      this.#heading = text;
      end = match.index + whole.length;
    }
    return { html: before + tablesUntil(html.length), outline };
  }

  #unique(anchor: string): string {
    let unique = anchor;
    for (let count = 2; this.#anchors.has(unique); count++) unique = `${anchor}-${count}`;
    this.#anchors.add(unique);
    return unique;
  }
}

const headingForm = /<h([1-6])((?:\s[^>]*)?)>([\s\S]*?)<\/h\1>/g;

/** Text of a piece of HTML of ours. */
function textOf(html: string): string {
  return decodeEntities(html.replace(/<[^>]*>/g, '')).trim();
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:amp|lt|gt|quot|#x27|#x60|#x3D|#x26|#x3C|#x22);/gi,
    (entity) => entities[entity] ?? numeric(entity),
  );
}

function numeric(entity: string): string {
  const code = /^&#x([0-9a-f]+);$/i.exec(entity)?.[1];
  return code === undefined ? entity : String.fromCodePoint(Number.parseInt(code, 16));
}

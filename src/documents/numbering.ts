import type { OutlineEntry } from './composed.ts';
import type { Translate } from './messages.ts';
import type { ComposedHeading, ComposedSection } from './sections.ts';
import { TableNames } from './table-names.ts';

/** What becomes of the headings of a part: they get a number, in the place of the one their author wrote or not, or none. */
export type Numbering = 'numbered' | 'renumbered' | 'as-written';

/**
 * Numbers the headings of a document, part after part. Numbers stand in the text itself, where a print and a screen reader find
 * them. Tables are named after the heading above them. A heading never lies more than one level below the one before it, as PDF/UA-1 7.4.2
 * asks; headings of one depth below the same heading are of one level. Headings without a number count all the same.
 * @implements SRS-3420, SRS-3421
 */
export class HeadingNumbers {
  readonly #counters: number[] = [];
  /** Depths, as they are written, of the headings that the next one may stand below. */
  readonly #open: number[] = [];
  readonly #anchors = new Set<string>();
  readonly #tables: TableNames;
  #heading = '';

  /** @param t in the language of the document */
  constructor(t: Translate) {
    this.#tables = new TableNames(t);
  }

  /**
   * @param html of a part, see `sections.ts`: headings stand wherever a page or a template has them
   * @returns its sections, with numbers and with an anchor, unique in the document, on every heading
   */
  number(
    html: string,
    numbering: Numbering = 'numbered',
  ): { sections: ComposedSection[]; outline: OutlineEntry[] } {
    const outline: OutlineEntry[] = [];
    const sections: ComposedSection[] = [];
    let end = 0;
    let heading: ComposedHeading | undefined;
    const closeAt = (at: number): void => {
      const text = this.#tables.name(html.slice(end, at), this.#heading);
      if (heading || text !== '') sections.push({ heading, html: text });
    };
    for (const match of html.matchAll(headingForm)) {
      const [whole, depth = '', attributes = '', written = ''] = match;
      const { level, number: counted } = this.#next(Number(depth));
      const content = numbering === 'renumbered' ? written.replace(numberBefore, '$1$2') : written;
      const number = numbering === 'as-written' ? '' : counted;
      const text = textOf(content);
      const anchor = this.#unique(
        / id="([^"]*)"/.exec(attributes)?.[1] ?? `section-${counted.replaceAll('.', '-')}`,
      );
      const defined = / data-item="([^"]*)"/.exec(attributes)?.[1];
      const item = defined === undefined ? undefined : decodeEntities(defined);
      outline.push({
        depth: level,
        number,
        text,
        anchor: decodeEntities(anchor),
        ...(item === undefined ? {} : { item }),
      });
      closeAt(match.index);
      const shown = number === '' ? '' : `<span class="number">${number}</span> `;
      heading = {
        depth: level,
        anchor,
        attributes: attributes.replace(/ id="[^"]*"/, ''),
        content: `${shown}${content}`,
        item,
      };
      this.#heading = text;
      end = match.index + whole.length;
    }
    closeAt(html.length);
    return { sections, outline };
  }

  #next(depth: number): { level: number; number: string } {
    while ((this.#open.at(-1) ?? 0) >= depth) this.#open.pop();
    const level = this.#open.push(depth);
    this.#counters.length = Math.min(this.#counters.length, level);
    this.#counters[level - 1] = (this.#counters[level - 1] ?? 0) + 1;
    return { level, number: this.#counters.join('.') };
  }

  #unique(anchor: string): string {
    let unique = anchor;
    for (let count = 2; this.#anchors.has(unique); count++) unique = `${anchor}-${count}`;
    this.#anchors.add(unique);
    return unique;
  }
}

/** A section number at the start of a heading, in emphasis or not. */
const numberBefore = /^((?:<[^>]*>|\s)*)\d{1,3}(?:\.\d{1,3})*[.)]?((?:<[^>]*>)*)\s+/;

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

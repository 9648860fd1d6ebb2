import { escapeHtml } from './engine.ts';
import type { Translate } from './messages.ts';

/** A figure or table as a list of them names it. */
export interface Caption {
  anchor: string;
  /** `Figure 2`, in the language of the document. */
  number: string;
  /** Safe HTML without a tag. */
  text: string;
}

/**
 * Numbers the figures and tables of a document, part after part, and gives each a caption: what it says of itself, else the heading above.
 * A table without a heading row is a list of terms, and has none.
 * @implements SRS-3646
 */
export class Captions {
  readonly #counts = { figure: 0, table: 0 };
  readonly #t: Translate;
  #heading = '';

  /** @param t in the language of the document */
  constructor(t: Translate) {
    this.#t = t;
  }

  /**
   * @param html of a section, its tables named, see `sections.ts`
   * @param heading content of the heading above it, numbered; undefined where none is
   */
  number(html: string, heading?: string): string {
    if (heading !== undefined) this.#heading = heading.replace(/<span class="number">.*?<\/span>/, '').trim();
    return html.replace(numberedForm, (whole, ...found) => {
      const { table, label, caption, figure, inside, below, image } = found.at(-1) as Found;
      if (table !== undefined)
        return `${table}<caption ${this.#numbered('table')} ${caption ?? this.#nameOf(label ?? '')}</caption>`;
      else if (image !== undefined) {
        const alt = / alt="([^"]*)"/.exec(image)?.[1] ?? '';
        return alt === ''
          ? whole
          : `<figure>${image}<figcaption ${this.#numbered('figure')} ${/ title="([^"]+)"/.exec(image)?.[1] ?? alt}</figcaption></figure>`;
      } else if (figure !== undefined && inside !== undefined) return this.#figure(figure, inside, below);
      return whole;
    });
  }

  #figure(tag: string, inside: string, below: string | undefined): string {
    const mark = this.#numbered('figure');
    if (below !== undefined) return `${tag}${inside}</figure>${below.replace('>', ` ${mark} `)}`;
    if (inside.includes('<figcaption>'))
      return `${tag}${inside.replace('<figcaption>', `<figcaption ${mark} `)}</figure>`;
    const title = /<title[^>]*>([^<]*)<\/title>/.exec(inside)?.[1];
    return `${tag}${inside}<figcaption ${mark} ${title || this.#heading}</figcaption></figure>`;
  }

  /** Attributes and first words of a caption. */
  #numbered(kind: 'figure' | 'table'): string {
    const count = ++this.#counts[kind];
    return `id="${kind}-${count}"><span class="caption-number">${escapeHtml(this.#t(kind === 'figure' ? 'Figure' : 'Table'))} ${count}</span>`;
  }

  /** The name of a table that an author wrote is the heading above it. */
  #nameOf(label: string): string {
    const [, heading] = new RegExp(`^(.*): ${this.#t('table')}(?: \\d+)?$`).exec(label) ?? [];
    return heading ?? label;
  }
}

interface Found {
  table?: string;
  label?: string;
  caption?: string;
  figure?: string;
  inside?: string;
  below?: string;
  image?: string;
}

const numberedForm = new RegExp(
  [
    '(?<table><div class="table[^>]*? aria-label="(?<label>[^"]*)"[^>]*><table[^>]*>)\\s*(?:<caption>(?<caption>[\\s\\S]*?)</caption>)?\\s*(?=<thead)',
    '(?<figure><figure[^>]*>)(?<inside>[\\s\\S]*?)</figure>(?<below>\\s*<p class="caption">)?',
    '<p>(?<image><img [^>]*>)</p>',
  ].join('|'),
  'g',
);

/** The captions of a numbered part, in order. */
export function captionsIn(html: string): Caption[] {
  return [...html.matchAll(captionForm)].map(([, anchor = '', number = '', text = '']) => ({
    anchor,
    number,
    text: text.replace(/<[^>]*>/g, '').trim(),
  }));
}

const captionForm =
  /<(?:caption|figcaption|p class="caption") id="((?:figure|table)-\d+)"><span class="caption-number">([^<]*)<\/span> (?:<strong>)?([\s\S]*?)(?:\.?<\/strong>|<\/(?:caption|figcaption)>)/g;

import { escapeHtml } from './engine.ts';
import type { Translate } from './messages.ts';

/** Gives the scrolling tables of a document names of their own: a screen reader lists them as regions (WCAG 2.4.6, 4.1.2). */
export class TableNames {
  readonly #used = new Map<string, number>();
  readonly #t: Translate;

  constructor(t: Translate) {
    this.#t = t;
  }

  /**
   * @param html of a section, see `sections.ts`
   * @param heading text of the heading above it; empty for none
   */
  name(html: string, heading: string): string {
    return html.replace(
      /(<div class="table[^>]*? aria-label=")([^"]*)(")/g,
      (_, before: string, label: string, after: string) => {
        const name =
          label === 'Table' && heading !== '' ? `${escapeHtml(heading)}: ${this.#t('table')}` : label;
        const count = (this.#used.get(name) ?? 0) + 1;
        this.#used.set(name, count);
        return `${before}${name}${count > 1 ? ` ${count}` : ''}${after}`;
      },
    );
  }
}

import { type Html, html, nothing } from './html.ts';

export interface Column {
  label: string;
  /** `number` aligns right; `narrow` keeps to one line. */
  kind?: 'number' | 'narrow';
}

/** A table that scrolls within itself on small screens and can be scrolled with the keyboard. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly Html[],
  tableClass = '',
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table${
    tableClass ? html` class="${tableClass}"` : nothing
  }><thead><tr>${columns.map(
    ({ label, kind }) => html`<th scope="col"${kind ? html` class="${kind}"` : nothing}>${label}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** A long list in pages: which rows stand on which page, and the links between them. */
export const rowsPerPage = 400;

export function pageCount(rows: number): number {
  return Math.max(1, Math.ceil(rows / rowsPerPage));
}

/** Links to the other pages of a list; nothing for a single page. `pathOf` gives paths relative to the present page. */
export function pager(current: number, count: number, pathOf: (page: number) => string): Html {
  if (count < 2) return nothing;
  const links = Array.from({ length: count }, (_, index) => index + 1)
    .filter((page) => page <= 2 || page > count - 2 || Math.abs(page - current) <= 2)
    .map((page, index, shown) => {
      const gap =
        index > 0 && page - (shown[index - 1] ?? 0) > 1 ? html`<li aria-hidden="true">…</li>` : nothing;
      return html`${gap}<li>${
        page === current
          ? html`<span aria-current="page">${page}</span>`
          : html`<a href="${pathOf(page)}">${page}</a>`
      }</li>`;
    });
  return html`<nav class="pager" aria-label="Pages of this list"><ol>${links}</ol></nav>`;
}

/*
 * A composed document is text: its pages are kept as they were rendered, and templates write HTML, so that no tree is at hand when the
 * whole gets its numbers, names and addresses. All of it is ours: sanitised or of a template, and in no attribute stands a bracket.
 */

/** A heading of a composed document, and what stands below it up to the next one; before the first heading of a part there may be text. */
export interface ComposedSection {
  heading?: ComposedHeading | undefined;
  /** Safe HTML without a heading. */
  html: string;
}

/** A heading as HTML; `anchor`, `attributes` and `content` are escaped. */
export interface ComposedHeading {
  depth: number;
  anchor: string;
  /** Other attributes, each with a blank before it. */
  attributes: string;
  content: string;
  /** ID of the item that it defines. */
  item?: string | undefined;
}

/** Sections as one piece of HTML. */
export function htmlOf(sections: readonly ComposedSection[]): string {
  return sections
    .map(({ heading, html }) => {
      if (!heading) return html;
      const { depth, anchor, attributes, content } = heading;
      return `<h${depth} id="${anchor}"${attributes}>${content}</h${depth}>${html}`;
    })
    .join('');
}

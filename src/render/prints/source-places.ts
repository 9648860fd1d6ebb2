import { isSameHeading, type Model, type Page, type Place } from '../../model/index.ts';
import type { PrintJob } from '../pdf/index.ts';

/**
 * Finds in the project's Markdown what stands in a document: headings by their text, images without an alternative text by their turn,
 * characters by themselves.
 */
export function sourcePlaces({ pages }: Pick<Model, 'pages'>): NonNullable<PrintJob['writtenAt']> {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return (path, what) => {
    const page = byPath.get(path);
    if (!page) return undefined;
    if (what.kind === 'heading')
      return page.headings.find(({ text }) => isSameHeading(text, what.text))?.place;
    if (what.kind === 'image') return nameless(page)[what.turn];
    return placeOf(page, page.text.indexOf(what.text));
  };
}

function nameless({ references }: Page): Place[] {
  return references
    .filter(({ kind, text }) => kind === 'image' && text.trim() === '')
    .map(({ place }) => place);
}

function placeOf({ path, text, textLine }: Page, offset: number): Place | undefined {
  if (offset < 0) return undefined;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { file: path, line: textLine + line - 1, column: offset - before.lastIndexOf('\n') };
}

import type { Addresses, Repository } from '../../documents/index.ts';
import { type Document, documentNamed, type Model } from '../../model/index.ts';
import type { ShownFiles } from '../files/index.ts';

/** Anchor of a page's heading in the PDF of its document: pages stand one behind another there, so the page is part of the name. */
export function pdfAnchor(page: string, anchor: string): string {
  return `${page.replace(/[^A-Za-z0-9]+/g, '-')}--${anchor}`;
}

/**
 * Where a PDF's links lead: to a place in the same document, to another PDF of the set beside it, or to the Git host.
 * An item is found where its heading or row stands.
 * @param fileOf the PDF of another document, where the reader has it
 */
export function pdfAddresses(
  model: Model,
  own: Document,
  { source }: Pick<Repository, 'source'>,
  shown: ShownFiles,
  fileOf: (document: Document) => string | undefined = ({ name }) => `${name}.pdf`,
): Addresses {
  const documentOf = new Map<string, Document>();
  for (const document of model.documents) {
    for (const page of document.pages)
      if (!documentOf.has(page) || document === own) documentOf.set(page, document);
  }
  const anchors = itemAnchors(model);
  const at = (page: string, anchor: string): string | undefined => {
    const document = documentOf.get(page);
    const file = document === own ? '' : document && fileOf(document);
    return file === undefined ? undefined : `${file}#${encodeURIComponent(anchor)}`;
  };
  return {
    item(id) {
      const found = anchors.get(id);
      return found && at(found.page, found.anchor);
    },
    page: (path, anchor) =>
      anchor === '' ? firstAnchor(model, path, at) : at(path, pdfAnchor(path, anchor)),
    document(word) {
      const named = documentNamed(word, model.documents);
      return named === undefined || named === own ? undefined : fileOf(named);
    },
    asset: (path) =>
      shown.get(path)?.isImage ? `/files/${path.split('/').map(encodeURIComponent).join('/')}` : undefined,
    element: (id) => elementEntry(model, own, id, fileOf),
    source,
  };
}

function firstAnchor(
  model: Model,
  path: string,
  at: (page: string, anchor: string) => string | undefined,
): string | undefined {
  const heading = model.pages.find((page) => page.path === path)?.headings[0];
  return heading && at(path, pdfAnchor(path, heading.anchor));
}

function itemAnchors(model: Model): Map<string, { page: string; anchor: string }> {
  const headings = new Map(
    model.pages.map((page) => [
      page.path,
      new Map(page.headings.map(({ place, anchor }) => [place.line, anchor])),
    ]),
  );
  const anchors = new Map<string, { page: string; anchor: string }>();
  for (const { id, place, form } of model.items) {
    const heading = headings.get(place.file)?.get(place.line);
    if (form === 'heading' && heading !== undefined)
      anchors.set(id, { page: place.file, anchor: pdfAnchor(place.file, heading) });
    else if (form === 'row') anchors.set(id, { page: place.file, anchor: id });
  }
  return anchors;
}

/** The row of an element's table, in the first document of the set that holds one. */
function elementEntry(
  model: Model,
  own: Document,
  id: string,
  fileOf: (document: Document) => string | undefined,
): string | undefined {
  const holder = model.documents.find(
    ({ type, pages }) =>
      type === 'architecture' ||
      model.pages.some(
        ({ path, blocks }) =>
          pages.includes(path) && blocks.some(({ name }) => name === 'architecture-elements'),
      ),
  );
  const file = holder === own ? '' : holder && fileOf(holder);
  return file === undefined ? undefined : `${file}#element-${encodeURIComponent(id)}`;
}

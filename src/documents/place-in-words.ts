import { posix } from 'node:path';
import type { Model } from '../model/index.ts';

/** A place in a page of a document, as an attribute names it. */
export interface NamedPlace {
  page: string;
  anchor: string;
  /** Document and heading, e.g. `ALM-IFU, Warnings`. */
  words: string;
}

/** Document and heading of a place; empty where it is in no document. */
export function placeInWords(
  { documents, pages }: Pick<Model, 'documents' | 'pages'>,
  page: string,
  anchor: string,
): string {
  const document = documents.find((each) => each.pages.includes(page));
  const shown = pages.find(({ path }) => path === page);
  const heading = shown?.headings.find((each) => each.anchor === anchor)?.text ?? shown?.title;
  return document && heading ? `${document.id}, ${heading}` : '';
}

/**
 * The place that a value such as `content/ifu.md#warnings` names, from the root or from the page it stands in.
 * @returns undefined where it names no page of a document, or a heading that its page does not have
 * @implements SRS-3622
 */
export function namedPlace(
  model: Pick<Model, 'documents' | 'pages'>,
  target: string,
  from: string,
): NamedPlace | undefined {
  const [, path = '', anchor = ''] = /^([^\s#]+\.md)(?:#(\S+))?$/.exec(target) ?? [];
  const ways = [path, posix.join(posix.dirname(from), path)];
  const page = path === '' ? undefined : model.pages.find((each) => ways.includes(each.path));
  if (!page || (anchor !== '' && !page.headings.some((each) => each.anchor === anchor))) return undefined;
  const words = placeInWords(model, page.path, anchor);
  return words === '' ? undefined : { page: page.path, anchor, words };
}

import type { SiteView } from '../view.ts';
import { plainText } from './plain-text.ts';
import { scriptData } from './script-data.ts';

/** A heading of a document that search can find. */
export interface SectionEntry {
  title: string;
  /** Path from the site's root, with anchor. */
  path: string;
  documentId: string;
}

const textLimit = 3000;
const itemsPerFile = 2000;

/** How many text files there are for so many items. */
export function textFileCount(items: number): number {
  return Math.max(1, Math.ceil(items / itemsPerFile));
}

/** `data/text-<n>.js`: the items' plain text in the model's order, `itemsPerFile` a file. */
export function* textData(view: SiteView): Generator<{ path: string; content: string }> {
  const { items } = view.model;
  for (let file = 0; file < textFileCount(items.length); file++) {
    const texts = items
      .slice(file * itemsPerFile, (file + 1) * itemsPerFile)
      .map((item) => plainText(item.body, textLimit));
    yield { path: `data/text-${file}.js`, content: scriptData(`text-${file}`, texts) };
  }
}

/** `data/sections.js`: headings of the documents, and how many text files there are. */
export function sectionsData(view: SiteView, sections: readonly SectionEntry[]): string {
  return scriptData('sections', {
    textFiles: textFileCount(view.model.items.length),
    titles: sections.map((section) => section.title),
    paths: sections.map((section) => section.path),
    documents: sections.map((section) => section.documentId),
  });
}

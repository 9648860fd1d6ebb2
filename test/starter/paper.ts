import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A place that the paper names: a document and a page of it. */
interface Place {
  document: string;
  page: number;
  /** The same page in the binder. */
  bound: number;
}

/** The printed documents of a release as somebody reads them who has nothing else: no link, no data, no network. */
export class Paper {
  /** Text of each page by the name of the file without its ending. */
  readonly documents: ReadonlyMap<string, readonly string[]>;
  readonly #index: ReadonlyMap<string, Place>;

  private constructor(documents: ReadonlyMap<string, readonly string[]>) {
    this.documents = documents;
    this.#index = indexOf(this.#pages('technical-file'));
  }

  /** @param directory of the PDFs */
  static async read(directory: string): Promise<Paper> {
    const documents = new Map<string, readonly string[]>();
    for (const file of readdirSync(directory).filter((name) => name.endsWith('.pdf')))
      documents.set(file.slice(0, -'.pdf'.length), await pageTexts(readFileSync(join(directory, file))));
    return new Paper(documents);
  }

  /** The page, counted as it is printed on it. */
  page(document: string, number: number): string {
    const pages = this.#pages(document);
    const text = pages[number - 1] ?? '';
    // The number that is printed on the page is the one the reference says.
    if (!text.includes(`${number} / ${pages.length}`))
      throw new Error(`Page ${number} of ${document} does not bear its number.`);
    return text;
  }

  /** Turns to where the index of the binder says that an item, its code or its result stands: in the document, and in the binder. */
  turnTo(id: string, shows: 'item' | 'Code' | 'Result' = 'item'): Place & { text: string } {
    const place = this.#index.get(shows === 'item' ? id : `${id} ${shows}`);
    if (!place) throw new Error(`The index names no place of ${id} (${shows}).`);
    const text = this.page(place.document, place.page);
    if (!this.page('technical-file', place.bound).includes(text))
      throw new Error(`Page ${place.bound} of the binder is not page ${place.page} of ${place.document}.`);
    return { ...place, text };
  }

  /** The page on which the list of tables of a document says that a table stands. */
  table(document: string, title: string): number {
    const lists = this.#pages(document).join(' ');
    const named = new RegExp(`Table \\d+ ${title} (\\d+)`).exec(lists)?.[1];
    if (named === undefined) throw new Error(`${document} lists no table "${title}".`);
    return Number(named);
  }

  #pages(document: string): readonly string[] {
    const pages = this.documents.get(document);
    if (!pages) throw new Error(`There is no ${document}.`);
    return pages;
  }
}

/** What the pages headed "Index of items" say; the line of a code or a result belongs to the item above it. */
function indexOf(binder: readonly string[]): Map<string, Place> {
  const first = binder.findIndex((text) => text.includes('Index of items'));
  const text = binder.slice(first, first + 4).join(' ');
  const places = new Map<string, Place>();
  let item = '';
  for (const [, name = '', document = '', page, bound] of text.matchAll(/(\S+) (\S+), page (\d+) (\d+)/g)) {
    const isFurther = name === 'Code' || name === 'Result';
    if (!isFurther) item = name;
    places.set(isFurther ? `${item} ${name}` : item, { document, page: Number(page), bound: Number(bound) });
  }
  return places;
}

export async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    texts.push(text.replace(/\s+/g, ' ').trim());
  }
  return texts;
}

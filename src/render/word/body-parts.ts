import { escapeXml } from '../../model/index.ts';
import { bookmarkOf } from './names.ts';
import type { Xml } from './xml.ts';

/** A heading as the contents list it. */
export interface Heading {
  depth: number;
  /** As Word counts it; empty where its number is among its words. */
  number: string;
  words: string;
  bookmark: string;
}

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What the body of a document refers to in other parts of its file, counted while it is written. */
export class BodyParts {
  /** Pictures by the names of their files. */
  readonly media = new Map<string, Uint8Array>();
  /** Lists that are used, by what stands for their numbers. */
  readonly lists = new Map<string, { reference: string; instance: number }>();
  readonly headings: Heading[] = [];
  readonly #links = new Map<string, string>();
  readonly #names = new Map<string, string>();
  #relations = '';
  #bookmarks = 0;
  #drawings = 0;
  #ordered = 0;
  readonly #counters: number[] = [];

  /** Name of the bookmark of an anchor; the same places are linked to again and again. */
  bookmarkOf(anchor: string): string {
    let name = this.#names.get(anchor);
    if (name === undefined) {
      name = bookmarkOf(anchor);
      this.#names.set(anchor, name);
    }
    return name;
  }

  nextBookmark(): number {
    return ++this.#bookmarks;
  }

  nextDrawing(): number {
    return ++this.#drawings;
  }

  /** The list that an `ol` begins; each counts from one. */
  nextList(): number {
    return ++this.#ordered;
  }

  /** What stands for the number of a list until the file has given it one. */
  listOf(reference: string, instance: number): string {
    const id = `{${reference}-${instance}}`;
    if (!this.lists.has(id)) this.lists.set(id, { reference, instance });
    return id;
  }

  /** The number that Word counts for the next heading of a depth. */
  nextNumber(depth: number): string {
    this.#counters.length = Math.min(this.#counters.length, depth);
    this.#counters[depth - 1] = (this.#counters[depth - 1] ?? 0) + 1;
    // Word counts a level that is left out as one.
    return Array.from({ length: depth }, (_, at) => this.#counters[at] ?? 1).join('.');
  }

  /** ID of the relation to an address. */
  linkTo(target: string): string {
    const known = this.#links.get(target);
    if (known !== undefined) return known;
    const id = `rIdLink${this.#links.size + 1}`;
    this.#links.set(target, id);
    this.#relations += `<Relationship Id="${id}" Type="${relationTypes}/hyperlink" Target="${escapeXml(target)}" TargetMode="External"/>`;
    return id;
  }

  /** ID of the relation to a picture; the PNG and the SVG of one drawing have the same number. */
  pictureOf(bytes: Uint8Array, drawing: number, kind: 'png' | 'svg'): string {
    const id = `rIdPicture${drawing}${kind}`;
    const name = `media/image${drawing}.${kind}`;
    this.media.set(`word/${name}`, bytes);
    this.#relations += `<Relationship Id="${id}" Type="${relationTypes}/image" Target="${name}"/>`;
    return id;
  }

  /** What is to stand in the relations of the document. */
  get relations(): Xml {
    return this.#relations;
  }
}

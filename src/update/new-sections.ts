import type { IdSyntax } from '../config/index.ts';
import type { Model, Place, Refused } from '../model/index.ts';
import type { DocxParagraph } from '../sources/imports/index.ts';
import { withoutNumber } from './align-paragraphs.ts';
import { NewIds } from './new-ids.ts';
import type { PageBlock } from './page-blocks.ts';

/** A heading that becomes an item. */
interface NewSection {
  id: string;
  title: string;
  depth: number;
}

/**
 * Which items the new headings of a document become: one with an ID that one, any other the next free one like that of the item it stands
 * below, as deep as that.
 * @implements SRS-3807
 */
export class NewSections {
  /** IDs that were given. */
  readonly made = new Set<string>();
  readonly #model: Pick<Model, 'items'>;
  readonly #ids: IdSyntax;
  readonly #fresh: NewIds;
  readonly #blocks: readonly PageBlock[];

  /** @param blocks of the pages, in reading order */
  constructor(
    model: Pick<Model, 'items'>,
    ids: IdSyntax,
    paragraphs: readonly DocxParagraph[],
    blocks: readonly PageBlock[],
  ) {
    this.#model = model;
    this.#ids = ids;
    const named = paragraphs.flatMap(({ words, isHeading }) =>
      isHeading ? ids.find(withoutNumber(words)).map(({ id }) => id) : [],
    );
    this.#fresh = new NewIds(model.items, named, ids);
    this.#blocks = blocks;
  }

  /** @param place of what stands before it */
  at(words: string, place: Place, placeOf: (block: PageBlock) => Place): NewSection | Refused {
    const said = withoutNumber(words);
    const above = this.#model.items.findLast(
      (item) =>
        item.form === 'heading' &&
        item.place.file === place.file &&
        item.place.line <= place.line &&
        place.line <= (item.place.endLine ?? item.place.line),
    );
    if (!above) return { refused: 'no item stands above it, so it is a heading of the page' };
    const heading = this.#blocks.find(
      (each) =>
        each.block.type === 'heading' && each.path === place.file && placeOf(each).line === above.place.line,
    );
    if (heading?.block.type !== 'heading') return { refused: `the heading of ${above.id} is not found` };
    const { depth } = heading.block;
    const [first] = this.#ids.find(said);
    if (first?.offset !== 0) {
      if (/^\p{Lu}{2,}[-_]?\d/u.test(said)) return { refused: 'its identifier is of no type of the project' };
      const id = this.#fresh.like(above.id);
      if (id === undefined) return { refused: `no next identifier is known after ${above.id}` };
      this.made.add(id);
      return { id, title: said, depth };
    }
    const { id } = first;
    if (this.made.has(id) || this.#model.items.some((item) => item.id === id))
      return { refused: `the project has ${id} already` };
    this.made.add(id);
    return { id, title: said.slice(id.length).replace(/^[\s:–—.-]+/, ''), depth };
  }
}

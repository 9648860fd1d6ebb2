import type { Project } from '../config/index.ts';
import { documentNamed, type Facts, letters, type Model, type Place, type Refused } from '../model/index.ts';
import {
  type DocxParagraph,
  type EditedDocument,
  escapeInline,
  escapeStart,
  escapeTitle,
} from '../sources/imports/index.ts';
import { markdownSource } from '../sources/markdown/index.ts';
import { type SourceContext, sourceContext } from '../sources/source.ts';
import { type Added, alignParagraphs, type Edited } from './align-paragraphs.ts';
import { editWords } from './edit-words.ts';
import { NewSections } from './new-sections.ts';
import { type OpenPage, openPage } from './open-page.ts';
import { blocksOfPage, type PageBlock } from './page-blocks.ts';
import { type Edit, edited, linesOf, rangeOf } from './page-tree.ts';
import { transferWords } from './transfer-words.ts';
import type { Problem, Remark, ShownChange, UpdatedPage, UpdatePlan } from './update-plan.ts';

/** What a change makes of a block: other words or none, and blocks behind it. */
interface BlockChange {
  words?: string | undefined;
  added: string[];
}

/**
 * What taking back an edited file of Word comes to: changes of the pages of its document, and remarks for review.
 * @param path of the file
 * @param read bytes of a file of the project
 * @param add whether new headings become items of the pages
 * @implements SRS-3773, SRS-3807
 */
export function planDocument(
  project: Pick<Project, 'config' | 'ids'>,
  model: Model,
  path: string,
  file: EditedDocument,
  read: (path: string) => Uint8Array | undefined,
  add = false,
): UpdatePlan | Refused {
  const document = documentNamed(file.document, model.documents);
  if (!document)
    return {
      refused: `${path} is of a document ${file.document.slice(0, 60)}, which the project does not have.`,
    };
  const context = sourceContext(project);
  const open = new Map<string, OpenPage>();
  for (const page of document.pages) {
    const opened = openPage(page, read(page), context);
    if ('refused' in opened) return { refused: `${page} cannot be edited: ${opened.refused}.` };
    open.set(page, opened);
  }
  const blocks = [...open].flatMap(([page, { text }]) => blocksOfPage(page, text));
  const aligned = alignParagraphs(file, blocks);
  if ('refused' in aligned) return { refused: `${path} is not taken back: ${aligned.refused}.` };
  const items = add ? new NewSections(model, project.ids, file.paragraphs, blocks) : undefined;
  const change = new DocumentChange(open, new Set(blocks.map(({ words }) => letters(words))), path, items);
  for (const each of aligned.edited) change.edit(each);
  for (const each of aligned.added) change.add(each);
  const pages = change.written(blocks, context);
  return {
    changes: change.changes,
    problems: change.problems,
    pages,
    absent: [],
    remarks: file.comments.map((comment): Remark => {
      const block = aligned.blocks.get(comment.paragraph);
      const place = block && change.placeOf(block);
      const item = place && itemAt(model, place);
      return { ...comment, item: item ?? '', place };
    }),
  };
}

/** The item that a place lies in, the innermost one. */
function itemAt({ items }: Model, { file, line }: Place): string | undefined {
  return items.findLast(
    ({ place }) => place.file === file && place.line <= line && line <= (place.endLine ?? place.line),
  )?.id;
}

/** Collects what a document changes in its pages. */
class DocumentChange {
  readonly changes: ShownChange[] = [];
  readonly problems: Problem[] = [];
  readonly #open: ReadonlyMap<string, OpenPage>;
  readonly #known: ReadonlySet<string>;
  readonly #file: string;
  readonly #byBlock = new Map<PageBlock, BlockChange>();
  readonly #edits = new Map<string, Edit[]>();
  readonly #sections: NewSections | undefined;
  /** The block behind which a new section is being written, and whether an entry of a list was its last. */
  #section: { behind: PageBlock; isListed: boolean } | undefined;

  constructor(
    open: ReadonlyMap<string, OpenPage>,
    known: ReadonlySet<string>,
    file: string,
    sections: NewSections | undefined,
  ) {
    this.#open = open;
    this.#known = known;
    this.#file = file;
    this.#sections = sections;
  }

  placeOf({ path, block }: PageBlock): Place {
    const line = linesOf(block).from + (this.#open.get(path)?.textLine ?? 1) - 1;
    return { file: path, line, column: 1 };
  }

  edit({ before, after, block }: Edited): void {
    if (!block) {
      if (after && this.#known.has(letters(after.words))) return;
      this.#tell(undefined, `"${shown(before)}"`, 'the project has changed it since, or Dossier makes it');
      return;
    }
    const words = after && transferWords(block.words, before, after.words);
    const edits = words === undefined ? removal(this.#page(block), block) : this.#wordEdits(block, words);
    if ('refused' in edits) this.#tell(block, `"${shown(before)}"`, edits.refused);
    else this.#note(block, { words, added: [] }, edits, [block.words, words ?? '']);
  }

  add({ after, behind }: Added): void {
    const what = `The new text "${shown(after.words)}"`;
    if (this.#section?.behind !== behind) this.#section = undefined;
    if (!behind) this.#tell(undefined, what, 'what stands before it is in no page as it was handed on');
    else if (after.isHeading && this.#sections) this.#addItem(after.words, behind, this.#sections);
    else if (this.#section && !after.inTable && !after.isHeading) this.#addBelow(this.#section, after);
    else if (after.isHeading || after.inTable || behind.block.type === 'tableCell')
      this.#tell(
        behind,
        what,
        after.isHeading ? 'it is a heading, which --add takes for an item' : 'cells are added in the page',
      );
    else {
      const edit = addition(this.#page(behind), behind, after.words, after.isListed);
      this.#note(behind, { words: behind.words, added: [after.words] }, [edit], ['', after.words]);
    }
  }

  /** A new heading is an item, behind the block that stands before it. */
  #addItem(words: string, behind: PageBlock, sections: NewSections): void {
    const place = this.placeOf(behind);
    const section = sections.at(words, place, (block) => this.placeOf(block));
    if ('refused' in section) {
      this.#tell(behind, `The new heading "${shown(words)}"`, section.refused);
      return;
    }
    const { id, title, depth } = section;
    const { end } = rangeOf(behind.outermost);
    const heading = [escapeInline(id), escapeTitle(escapeInline(title))].join(' ').trim();
    const edit = { start: end, end, text: `\n\n${'#'.repeat(depth)} ${heading}` };
    const said = `${id} ${title}`.trim();
    this.#note(behind, { words: behind.words, added: [said] }, [edit], ['', said], `${id} is new`);
    this.#section = { behind, isListed: false };
  }

  /** A paragraph or an entry below a new heading. */
  #addBelow(section: { behind: PageBlock; isListed: boolean }, { words, isListed }: DocxParagraph): void {
    const { behind } = section;
    const { end } = rangeOf(behind.outermost);
    const written = escapeStart(escapeInline(words));
    const text = isListed ? `${section.isListed ? '\n' : '\n\n'}- ${written}` : `\n\n${written}`;
    section.isListed = isListed;
    this.#note(behind, { words: behind.words, added: [words] }, [{ start: end, end, text }], ['', words]);
  }

  #page({ path }: PageBlock): OpenPage {
    return this.#open.get(path) as OpenPage;
  }

  #wordEdits(block: PageBlock, words: string): Edit[] | Refused {
    return (
      editWords(this.#page(block).text, block.block, words) ?? {
        refused: 'its Markdown cannot take the words',
      }
    );
  }

  #note(
    block: PageBlock,
    change: BlockChange,
    edits: readonly Edit[],
    [before, after]: readonly [string, string],
    what = '',
  ): void {
    const known = this.#byBlock.get(block);
    this.#byBlock.set(block, known ? { ...known, added: [...known.added, ...change.added] } : change);
    this.#edits.set(block.path, [...(this.#edits.get(block.path) ?? []), ...edits]);
    const place = this.placeOf(block);
    this.changes.push({ what, place, rows: [['text', before, after]] });
  }

  #tell(block: PageBlock | undefined, what: string, why: string): void {
    this.problems.push({
      place: block ? this.placeOf(block) : { file: this.#file, line: 1, column: 1 },
      message: `${what} cannot be written into a page: ${why}.`,
      hint: 'Make the change by hand, and take it out of the file.',
    });
  }

  /** The pages with all changes, where they say then what they shall. */
  written(blocks: readonly PageBlock[], context: SourceContext): UpdatedPage[] {
    return [...this.#edits].flatMap(([path, edits]): UpdatedPage[] => {
      const page = this.#open.get(path) as OpenPage;
      const text = edited(page.text, edits);
      const after = text === undefined ? '' : page.whole(text);
      const wanted = blocks.filter((block) => block.path === path).flatMap((block) => this.#wanted(block));
      const isRight =
        text !== undefined &&
        blocksOfPage(path, text)
          .map(({ words }) => words)
          .join('\n') === wanted.join('\n') &&
        this.#isSameBut(page.facts, markdownSource.read({ path, bytes: Buffer.from(after) }, context));
      if (!isRight)
        this.problems.push({
          place: { file: path, line: 1, column: 1 },
          message:
            'The changes of the file cannot be written into this page: read again, it would not say the same.',
          hint: 'Make them by hand, and take them out of the file.',
        });
      return isRight ? [{ path, before: page.whole(page.text), after }] : [];
    });
  }

  /** Whether a page has the items that it had, and of the new ones those that were written into it. */
  #isSameBut(before: Facts, after: Facts): boolean {
    const isNew = this.#sections?.made ?? new Set<string>();
    const known = new Set(before.items.map(({ id }) => id));
    return (
      formOf(before) === formOf(after, isNew) &&
      after.items.every(({ id }) => known.has(id) || isNew.has(id)) &&
      new Set(after.items.map(({ id }) => id)).size >= known.size
    );
  }

  #wanted(block: PageBlock): string[] {
    const change = this.#byBlock.get(block);
    if (!change) return [block.words];
    return [...(change.words === undefined ? [] : [change.words]), ...change.added];
  }
}

/** Items of a page with the names of what they state. */
function formOf({ items, links }: Facts, without: ReadonlySet<string> = new Set()): string {
  return JSON.stringify([
    items.flatMap(({ id, attributes }) => (without.has(id) ? [] : [[id, Object.keys(attributes)]])),
    [...new Set(links.flatMap(({ from, relation }) => (without.has(from) ? [] : [`${from} ${relation}`])))],
  ]);
}

/** A paragraph of its own or the only one of an entry goes with its lines. */
function removal({ text }: OpenPage, { block, outermost, entry }: PageBlock): Edit[] | Refused {
  const node = entry?.children.length === 1 ? entry : block === outermost ? block : undefined;
  if (!node || block.type === 'heading')
    return { refused: 'headings, cells and parts of other blocks are deleted in the page' };
  const { start, end } = rangeOf(node);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = node === entry ? /^[^\n]*\n?/ : /^[^\n]*\n(?:[ \t]*\n)*/;
  return [{ start: lineStart, end: end + (rest.exec(text.slice(end))?.[0].length ?? 0), text: '' }];
}

/** A paragraph behind the block that another one lies in, or an entry behind that one. */
function addition(
  { text }: OpenPage,
  { block, outermost, entry }: PageBlock,
  words: string,
  isListed: boolean,
): Edit {
  const written = escapeStart(escapeInline(words));
  if (isListed && entry) {
    const { start, end } = rangeOf(entry);
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const mark = text.slice(lineStart, rangeOf(block).start);
    return { start: end, end, text: `\n${mark}${written}` };
  }
  const { end } = rangeOf(outermost);
  return { start: end, end, text: `\n\n${isListed ? '- ' : ''}${written}` };
}

function shown(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}

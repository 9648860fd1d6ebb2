/**
 * Items that other tools own. A reader of `formats.ts` turns the bytes of a file into entries; these get the words of the project (`mapped`),
 * are written as Markdown (`write-entries`) and read as such, so that everything behind knows items and no formats.
 * @c4 component "Imports"
 * @technology TypeScript
 * @uses Markdown source "reads the items"
 * @uses Markdown "headings in texts"
 * @uses Results source "XML, capped"
 * @implements SDS-3267
 */
import { matchesPath } from '../path-patterns.ts';
import type { Source } from '../source.ts';
import { type Refuse, readWhole, Unreadable } from '../unreadable.ts';
import { importedFacts } from './facts.ts';
import { finding } from './rules.ts';

export type { EditedDocument } from './docx.ts';
export type { DocxParagraph } from './docx-body.ts';
export { type Edited, type EditedFormat, editedFormats, readEdited, readEditedDocument } from './edited.ts';
export type { ImportedPicture } from './entry.ts';
export { escapeInline, escapeStart, escapeTitle } from './escape.ts';
export { foldAlike } from './fold-alike.ts';
export { htmlAsMarkdown } from './html.ts';
export { hashOfItems, type Snapshot, snapshotOf } from './items-file.ts';
export {
  type FilePart,
  type MovedPage,
  movePage,
  type Understood,
  understand,
  withPictures,
} from './move.ts';
export { renamePictures } from './picture-targets.ts';
export { finding as importFinding, rules } from './rules.ts';
export { writeEntries } from './write-entries.ts';

const refuse: Refuse = (at, said) => finding('unreadable-import', at, said);

/**
 * Reads one file of items that another tool owns. The first entry of `sources.imports` that names it counts.
 * @implements SRS-3660
 */
export const importSource: Source = {
  read: (file, context) =>
    readWhole(file.path, refuse, () => {
      const settings = context.settings.imports.find(({ files }) => matchesPath(files, file.path));
      if (!settings) throw new Unreadable('no entry of `sources.imports` names it');
      return importedFacts(file, settings, context);
    }),
};

import { type Document, usersEditionOf } from '../../model/index.ts';
import type { SiteView } from './view.ts';

/** A file of a document beside its pages. */
export interface DocumentFile {
  /** What it is called in a word, and on its own; English. */
  label: string;
  title: string;
  /** From the root of the site, and of the output. */
  path: string;
}

const kinds = [
  { label: 'PDF', title: 'Read as PDF', directory: 'pdf', ending: 'pdf' },
  { label: 'Word', title: 'Edit in Word', directory: 'word', ending: 'docx' },
  { label: 'Tables', title: 'Tables', directory: 'tables', ending: 'xlsx' },
];

/**
 * The files of a document that lie beside its pages, and those of its edition for users.
 * @implements SRS-3811
 */
export function filesOf(
  { beside }: Pick<SiteView, 'beside'>,
  document: Pick<Document, 'name' | 'type'>,
): { files: DocumentFile[]; forUsers: DocumentFile[] } {
  const named = (name: string | undefined): DocumentFile[] =>
    kinds
      .filter(({ directory, ending }) => beside.has(`${directory}/${name}.${ending}`))
      .map(({ label, title, directory, ending }) => ({
        label,
        title,
        path: `${directory}/${encodeURIComponent(name ?? '')}.${ending}`,
      }));
  return { files: named(document.name), forUsers: named(usersEditionOf(document)) };
}

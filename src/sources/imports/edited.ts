import { importMap } from '../../config/imports.ts';
import type { Finding, Refused } from '../../model/index.ts';
import type { SourceFile } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { readCsv } from './csv.ts';
import { type EditedDocument, readDocx } from './docx.ts';
import type { Entry, ImportedPicture, ImportReader } from './entry.ts';
import { readReqif } from './reqif.ts';
import { readXlsx } from './xlsx.ts';

/** Forms that are handed on and taken back when they were edited. */
export const editedFormats = ['csv', 'xlsx', 'reqif'] as const;
export type EditedFormat = (typeof editedFormats)[number];

const readers: Readonly<Record<EditedFormat, ImportReader>> = {
  csv: readCsv,
  xlsx: readXlsx,
  reqif: readReqif,
};

const map = importMap.parse({});

/** Heads of columns as `dossier export` writes them. */
const heads: Readonly<Record<string, 'id' | 'title'>> = { ID: 'id', Title: 'title' };

/** What an edited file says, in the words that it was handed on with, and findings on what of it is not read. */
export interface Edited {
  entries: Entry[];
  findings: Finding[];
  pictures?: readonly ImportedPicture[];
}

/**
 * Reads a file that Dossier handed on and somebody edited. Its words are those of the project: nothing of `sources.imports` is applied.
 * Refused, with the reason, is what is not read whole.
 */
export function readEdited(format: EditedFormat, file: SourceFile): Edited | Refused {
  return whole(file, () =>
    readers[format]({
      ...file,
      map,
      meaningOf: (name) => (Object.hasOwn(heads, name) ? (heads[name] as 'id' | 'title') : 'other'),
      isEdited: true,
      isRead: () => true,
    }),
  );
}

/** Reads a file of Word that Dossier handed on and somebody edited. */
export function readEditedDocument(file: SourceFile): EditedDocument | Refused {
  return whole(file, () => readDocx(file.bytes));
}

function whole<Answer>({ path }: SourceFile, read: () => Answer): Answer | Refused {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { refused: `${path}:${problem.line}:${problem.column} counts for nothing: ${problem.message}.` };
  }
}

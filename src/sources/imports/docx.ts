import { onOneLine } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { unzip, type Zipped } from '../unzip.ts';
import { DocxBody, type DocxParagraph } from './docx-body.ts';
import { type DocxComment, readDocxComments } from './docx-comments.ts';
import { readPart } from './xlsx-part.ts';

/** A file of Word that was handed on and edited. */
export interface EditedDocument {
  /** Name of the document. */
  document: string;
  /** Words of its paragraphs when it was handed on, those that had some. */
  handedOn: readonly string[];
  /** Its paragraphs that have words now, tracked changes accepted. */
  paragraphs: readonly DocxParagraph[];
  comments: readonly DocxComment[];
  /** Who made tracked changes. */
  authors: readonly string[];
  /** What it holds besides, in words. */
  besides: readonly string[];
}

const most = 1_000_000;

/**
 * Reads the words of a file of Word (ECMA-376-1, 17) that Dossier handed on. Tracked insertions count, tracked deletions do not. Nothing in
 * it is run, followed or fetched.
 * @throws Unreadable
 * @implements SRS-3773
 */
export function readDocx(bytes: Uint8Array): EditedDocument {
  const parts = unzip(bytes);
  const main = parts.get('word/document.xml');
  if (!main) throw new Unreadable('it is no file of Word (.docx)');
  const { document, handedOn } = handedOnIn(parts);
  const body = new DocxBody();
  readPart(main, body);
  if (body.paragraphs.length > most) throw new Unreadable(`it has more than ${most} paragraphs`);
  const { paragraphs, authors, quotes } = body;
  return {
    document,
    handedOn,
    paragraphs,
    comments: readDocxComments(parts.get('word/comments.xml'), quotes),
    authors: [...authors].sort(),
    besides: [...parts.keys()].some((name) => /vbaProject\.bin$/i.test(name))
      ? ['macros, which are never run']
      : [],
  };
}

/** What Dossier wrote into it; programs give the part another number. */
function handedOnIn(parts: ReadonlyMap<string, Zipped>): Pick<EditedDocument, 'document' | 'handedOn'> {
  for (const [name, part] of parts) {
    if (!/^customXml\/item\d+\.xml$/.test(name)) continue;
    let document = '';
    let text: string | undefined;
    const handedOn: string[] = [];
    readPart(part, {
      open(element, attribute) {
        if (element === 'handedOn') document = attribute('document');
        text = element === 'p' && document !== '' ? '' : undefined;
      },
      text(words) {
        if (text !== undefined) text += words;
      },
      close(element) {
        if (element === 'p' && text !== undefined) handedOn.push(onOneLine(text));
        text = undefined;
      },
    });
    if (document !== '') return { document, handedOn };
  }
  throw new Unreadable(
    'it does not say what was handed on: Dossier did not write it, or the program that saved it dropped that part',
  );
}

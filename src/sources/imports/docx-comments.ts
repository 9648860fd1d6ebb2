import { onOneLine } from '../../model/index.ts';
import type { Zipped } from '../unzip.ts';
import type { Quoted } from './docx-body.ts';
import { readPart } from './xlsx-part.ts';

/** A comment on a document. */
export interface DocxComment extends Quoted {
  author: string;
  /** YYYY-MM-DD, as the program wrote it; empty where it wrote none. */
  day: string;
  text: string;
}

/** The comments of a file of Word (ECMA-376-1, 17.13.4), in the order of the file. */
export function readDocxComments(
  part: Zipped | undefined,
  quotes: ReadonlyMap<string, Quoted>,
): DocxComment[] {
  const comments: DocxComment[] = [];
  if (!part) return comments;
  let inText = false;
  readPart(part, {
    open(name, attribute) {
      if (name === 'comment') {
        const quoted = quotes.get(attribute('w:id')) ?? { words: '', paragraph: -1 };
        const day = /^\d{4}-\d\d-\d\d/.exec(attribute('w:date'))?.[0] ?? '';
        const words = onOneLine(quoted.words);
        comments.push({ ...quoted, words, author: onOneLine(attribute('w:author')), day, text: '' });
      } else if (name === 't') inText = true;
      else if (name === 'br' || name === 'tab') add(' ');
    },
    text: (words) => inText && add(words),
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'p') add('\n');
    },
  });
  for (const comment of comments) comment.text = comment.text.trim();
  return comments;

  function add(words: string): void {
    const last = comments.at(-1);
    if (last) last.text += words;
  }
}

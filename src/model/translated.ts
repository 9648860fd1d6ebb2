import type { Document } from './document.ts';

/** The document that a translation was made from: the same ID, in the language the translation names. */
export function originalOf(
  { id, translatedFrom }: Document,
  documents: readonly Document[],
): Document | undefined {
  return translatedFrom === undefined
    ? undefined
    : documents.find((other) => other.id === id && other.language === translatedFrom);
}

/** The document that a word means: its name, `DOS-IFU.de`, or its ID, which means the original. */
export function documentNamed(word: string, documents: readonly Document[]): Document | undefined {
  return (
    documents.find(({ name }) => name === word) ??
    documents.find(({ id, translatedFrom }) => id === word && translatedFrom === undefined)
  );
}

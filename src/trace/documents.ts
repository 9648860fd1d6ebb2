import picomatch from 'picomatch';
import type { Config, DocumentConfig } from '../config/index.ts';
import { compareText, type Document } from '../model/index.ts';

/**
 * The configured documents with their patterns turned into pages: in the order of the patterns, pages of one pattern by path,
 * each page once; those that `order` names come first. A translation has revision, versions and predecessor of its original unless it states its own.
 * @implements SRS-3001, SRS-3423
 */
export function resolveDocuments(config: Config, pagePaths: readonly string[]): Document[] {
  const sorted = [...pagePaths].sort(compareText);
  const known = new Set(sorted);
  const languageOf = ({ language }: Pick<DocumentConfig, 'language'>): string =>
    language || (config.product.languages[0] ?? 'en');
  return config.documents.map((configured): Document => {
    const { order, appliesTo: _, ...document } = configured;
    const { id, translatedFrom } = document;
    const language = languageOf(document);
    const pages = new Set<string>();
    for (const pattern of document.pages)
      for (const path of matchPages(pattern, sorted, known)) pages.add(path);
    const sameId = config.documents.filter((other) => other.id === id);
    const original =
      translatedFrom === undefined
        ? undefined
        : sameId.find((other) => other !== configured && languageOf(other) === translatedFrom);
    const softwareVersions = document.softwareVersions ?? original?.softwareVersions;
    const replaces = document.replaces ?? original?.replaces;
    return {
      ...document,
      name: sameId.length > 1 ? `${id}.${language}` : id,
      revision: document.revision ?? original?.revision ?? '1',
      language,
      // No approval is judged yet.
      status: 'draft',
      pages: ordered([...pages], order),
      ...(softwareVersions === undefined ? {} : { softwareVersions }),
      ...(replaces === undefined ? {} : { replaces }),
    };
  });
}

/** Pages of a document that an entry of its `order` stands for: by path, by the end of it, or by a pattern. */
export function orderedBy(entry: string, pages: readonly string[]): readonly string[] {
  const named = pages.filter((path) => path === entry || path.endsWith(`/${entry}`));
  const matches = picomatch(entry, { dot: true });
  return named.length > 0 ? named : pages.filter((path) => matches(path));
}

function ordered(pages: readonly string[], order: readonly string[]): string[] {
  return [...new Set([...order.flatMap((entry) => orderedBy(entry, pages)), ...pages])];
}

/** Pages a pattern of `documents[].pages` stands for. */
export function matchPages(
  pattern: string,
  paths: readonly string[],
  known: ReadonlySet<string>,
): readonly string[] {
  if (known.has(pattern)) return [pattern];
  const matches = picomatch(pattern, { dot: true });
  return paths.filter((path) => matches(path));
}

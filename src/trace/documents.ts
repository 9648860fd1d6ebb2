import picomatch from 'picomatch';
import type { Config } from '../config/index.ts';
import { compareText, type Document } from '../model/index.ts';

/**
 * The configured documents with their patterns turned into pages: in the order of the patterns, pages of one pattern by path,
 * each page once.
 */
export function resolveDocuments(config: Config, pagePaths: readonly string[]): Document[] {
  const sorted = [...pagePaths].sort(compareText);
  const known = new Set(sorted);
  return config.documents.map((document) => {
    const pages = new Set<string>();
    for (const pattern of document.pages)
      for (const path of matchPages(pattern, sorted, known)) pages.add(path);
    return {
      ...document,
      language: document.language || (config.product.languages[0] ?? 'en'),
      pages: [...pages],
    };
  });
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

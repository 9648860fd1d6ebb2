import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../cache/json-cache.ts';
import type { Model } from '../model/index.ts';
import { isInside, readInside } from '../sources/inside.ts';
import { UserError } from './command.ts';

/** Pages of items that commands write. */
const pages = {
  ANOM: {
    none: 'There is no anomaly yet: name their page with --file content/anomalies.md.',
    heading: 'Anomalies',
  },
  SOUP: {
    none: 'There is no SOUP register yet: name its page with --file content/soup.md.',
    heading: 'SOUP',
  },
} as const;

/**
 * Writes items below what a page holds; a page that is not there begins with its heading.
 * @param root of the project
 * @param file the page; by default that of the last item of the type
 * @param texts of the items, in Markdown
 * @returns the page
 * @throws UserError where there is no page to write to, or it lies outside the project
 */
export function appendItems(
  root: string,
  { items }: Pick<Model, 'items'>,
  type: keyof typeof pages,
  file: string | undefined,
  texts: readonly string[],
): string {
  const page = file ?? items.filter((item) => item.type === type).at(-1)?.place.file;
  if (page === undefined) throw new UserError(pages[type].none);
  const path = join(root, page);
  if (!isInside(root, path)) throw new UserError(`${page} lies outside the project.`);
  const before = existsSync(path)
    ? (readInside(root, page)?.toString('utf8') ?? '')
    : `# ${pages[type].heading}\n`;
  replaceFile(path, `${before.trimEnd()}\n\n${texts.join('\n')}`);
  return page;
}

import type { FileScope } from './file-scope.ts';
import { isIds } from './near-names.ts';

/** Keys by which files of one item each name it. */
const idKeys = /^(?:id|uid|identifier|key|req|requirement|item)$/i;

/**
 * Tells of a page whose front matter names an item that no heading or row of it is (`near-name`), and of relations there
 * (`relation-not-read`): neither is read.
 * @implements SRS-3577
 */
export function reportFrontItems(frontMatter: Record<string, unknown>, scope: FileScope): void {
  for (const [key, value] of Object.entries(frontMatter)) {
    const text = (Array.isArray(value) ? value : [value])
      .filter((each) => typeof each === 'string')
      .join(', ');
    if (!isIds(text, scope)) continue;
    const place = { line: 1, column: 1 };
    const said = `"${key.slice(0, 60)}: ${text.slice(0, 60)}"`;
    if (scope.vocabulary.ofKey(key).kind === 'relation')
      scope.report.add('relation-not-read', place, {
        message: `The front matter says ${said}, which links nothing.`,
        hint: `Write it below the heading of the item: \`- ${key.slice(0, 60)}: ${text.slice(0, 60)}\`.`,
      });
    else if (idKeys.test(key) && !scope.items.some(({ id }) => id === text))
      scope.report.add('near-name', place, {
        message: `The front matter says ${said}, but no heading of the page is that item: it is none.`,
        hint: `Begin the heading with the ID: \`# ${text.slice(0, 60)} Title\`. The number of a document stands in \`documents\` of the configuration.`,
      });
  }
}

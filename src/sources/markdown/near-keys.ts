import { slipOf, suggestion } from '../../model/index.ts';
import type { Report } from './report.ts';

/** Keys of the front matter that say something to Dossier. */
const keys = ['items', 'covers'];

/**
 * Tells of keys that are nearly one that is read and is not there (`near-name`). Other keys are those of other tools.
 * @param source the front matter as it is written, from line 2 of the file
 * @implements SRS-3487
 */
export function reportNearKeys(frontMatter: Record<string, unknown>, source: string, report: Report): void {
  const missing = keys.filter((key) => !Object.hasOwn(frontMatter, key));
  const lines = source.split('\n');
  for (const [key, value] of Object.entries(frontMatter)) {
    const meant = keys.includes(key) || isOfOthers(value) ? undefined : slipOf(key, missing, 4);
    if (meant === undefined) continue;
    const at = lines.findIndex((line) => line.replace(/^\s*["']?/, '').startsWith(key));
    report.add(
      'near-name',
      { line: Math.max(at, 0) + 2, column: 1 },
      {
        message: `The front matter says "${key.slice(0, 60)}", which is no key that is read.`,
        hint: suggestion(meant),
      },
    );
  }
}

/** Pictures and maps, such as the cover of a page in other tools: neither is a value of a key that is read. */
function isOfOthers(value: unknown): boolean {
  return typeof value === 'object'
    ? !Array.isArray(value)
    : /[/\\]|\.[a-z]{3,4}$/i.test(String(value).slice(0, 1000));
}

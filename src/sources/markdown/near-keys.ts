import { slipOf, suggestion } from '../../model/index.ts';
import type { Report } from './report.ts';

/** Keys of the front matter that say something to Dossier. */
const keys = ['items', 'covers', 'applies-to'];

/** Keys that other tools read, in which a slip is told too: nobody else would tell it. */
const ofOthers = [
  ...['title', 'subtitle', 'description', 'summary', 'layout', 'template', 'permalink', 'aliases', 'sidebar'],
  ...['author', 'reviewer', 'approver', 'owner', 'status', 'version', 'revision', 'language', 'draft'],
  ...['keywords', 'categories', 'category', 'weight', 'updated', 'published', 'effective', 'department'],
];

/**
 * Tells of keys that are nearly one that is read, or one that other tools read, and is not there (`near-name`). Other keys are those of other
 * tools.
 * @param source the front matter as it is written, from line 2 of the file
 * @implements SRS-3487
 */
export function reportNearKeys(frontMatter: Record<string, unknown>, source: string, report: Report): void {
  const isMissing = (key: string) => !Object.hasOwn(frontMatter, key);
  const [read, others] = [keys.filter(isMissing), ofOthers.filter(isMissing)];
  const lines = source.split('\n');
  for (const [key, value] of Object.entries(frontMatter)) {
    if (keys.includes(key)) continue;
    const slip = isOfOthers(value) ? undefined : slipOf(key, read, 4);
    const meant = slip ?? (ofOthers.includes(key.toLowerCase()) ? undefined : slipOf(key, others, 5));
    if (meant === undefined || (slip === undefined && isPlural(key, meant))) continue;
    const at = lines.findIndex((line) => line.replace(/^\s*["']?/, '').startsWith(key));
    report.add(
      'near-name',
      { line: Math.max(at, 0) + 2, column: 1 },
      {
        message: `The front matter says "${key.slice(0, 60)}", which is no key that is ${slip === undefined ? 'known' : 'read'}.`,
        hint: suggestion(meant),
      },
    );
  }
}

/** One and several, such as `author` and `authors`: both are words of other tools. */
function isPlural(a: string, b: string): boolean {
  return `${a}s` === b || `${b}s` === a;
}

/** Pictures and maps, such as the cover of a page in other tools: neither is a value of a key that is read. */
function isOfOthers(value: unknown): boolean {
  return typeof value === 'object'
    ? !Array.isArray(value)
    : /[/\\]|\.[a-z]{3,4}$/i.test(String(value).slice(0, 1000));
}

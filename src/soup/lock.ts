import { compareText, type Finding, isCommit, packageOrigin, type SoupItem } from '../model/index.ts';
import { finding } from './rules.ts';

/** Hashes that packages had at their review, by package URL, each as `SHA-512:<hexadecimal digits>`; an empty list where none was stated. */
export type SoupLock = ReadonlyMap<string, readonly string[]>;

const header =
  '# dossier soup lock 1: package URL, hashes at the review. Written by `dossier soup review` and `dossier soup add`.';

/** Stands for hashes where the lockfile states none. */
const none = '-';

/**
 * Reads `soup.lock`: a comment line, then one line a package with two fields apart by tabs.
 * Finding `soup-integrity` for a line that is none; of two lines for one package (a merge) neither counts unless they agree.
 * @param file path for the findings
 * @implements SRS-3520
 */
export function parseSoupLock(text: string, file: string): { lock: SoupLock; findings: Finding[] } {
  const lock = new Map<string, string[]>();
  const lineOf = new Map<string, number>();
  const contested = new Set<string>();
  const findings: Finding[] = [];
  const refuse = (line: number, what: string): void => {
    findings.push(
      finding(
        'soup-integrity',
        { file, line, column: 1 },
        {
          message: `Line ${line} of the SOUP lock ${what}; the review it records does not count.`,
          hint: 'Remove the line (and merge markers around it) and run `dossier soup review <ID>` again.',
        },
      ),
    );
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [, purl, hashes = ''] =
      /^(pkg:[^\t]+)\t(-|[\w-]+:[0-9a-f]+(?: [\w-]+:[0-9a-f]+)*)$/.exec(line) ?? [];
    if (purl === undefined) {
      refuse(index + 1, 'is not a package URL and its hashes apart by a tab');
      continue;
    }
    const known = lock.get(purl);
    const stated = hashes === none ? [] : hashes.split(' ');
    if (!known) {
      lock.set(purl, stated);
      lineOf.set(purl, index + 1);
    } else if (known.join(' ') !== stated.join(' ')) {
      contested.add(purl);
      refuse(index + 1, `contradicts line ${lineOf.get(purl)} for the same package`);
    }
  }
  for (const purl of contested) lock.delete(purl);
  return { lock, findings };
}

/**
 * Text of the lock with the packages that were reviewed now; what nothing holds any more is taken out. Sorted, one line a package, so that two
 * branches merge line by line.
 * @implements SRS-3520
 */
export function updateSoupLock(
  known: SoupLock,
  soup: readonly SoupItem[],
  isReviewed: (item: SoupItem) => boolean,
): string {
  const lines = soup.flatMap((item) => {
    const hashes = isReviewed(item) ? hashesOf(item) : known.get(item.purl);
    return hashes === undefined ? [] : [`${item.purl}\t${hashes.join(' ') || none}`];
  });
  return `${[header, ...new Set(lines.sort(compareText))].join('\n')}\n`;
}

/**
 * The items with what the lock says of their bytes. A package from a repository is its commit, whose name is a hash of all it holds. A hash that
 * is gone from a lockfile lets any bytes pass, and one that came was never looked at.
 * @param lock undefined where the project has none yet
 * @param declared package URLs of what only the register itself states, hashes and all
 * @implements SRS-3521
 */
export function withIntegrity(
  soup: readonly SoupItem[],
  lock: SoupLock | undefined,
  declared: ReadonlySet<string> = new Set(),
): SoupItem[] {
  return soup.map((item) => ({
    ...item,
    integrity: declared.has(item.purl) ? integrityOf(item, undefined) : integrityOf(item, lock),
  }));
}

function integrityOf(item: SoupItem, lock: SoupLock | undefined): SoupItem['integrity'] {
  // A tag can be moved to another commit.
  if (packageOrigin(item.purl)?.kind === 'repository' && isCommit(item.version)) return 'commit';
  const now = hashesOf(item);
  if (!lock) return now.length === 0 ? 'not stated' : '';
  const reviewed = lock.get(item.purl);
  if (!reviewed) return 'unrecorded';
  if (now.some((each) => !reviewed.includes(each)) || (now.length === 0 && reviewed.length > 0))
    return 'moved';
  return now.length === 0 ? 'not stated' : 'reviewed';
}

function hashesOf({ hashes }: SoupItem): string[] {
  return [...new Set(hashes.map(({ algorithm, value }) => `${algorithm}:${value}`))].sort(compareText);
}

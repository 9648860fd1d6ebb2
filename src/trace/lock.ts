import { compareText, type Finding, type MergeReview } from '../model/index.ts';
import { finding } from './rules.ts';

/** One reviewed link of the trace lock. Fingerprints are those both ends had at the review. */
export interface LockEntry {
  from: string;
  relation: string;
  to: string;
  fromFingerprint: string;
  toFingerprint: string;
  reviewer: string;
  reason: string;
  /** The pull request whose merge was the review; absent where a person accepted the link. */
  merge?: MergeReview;
  /** Line in the lock file, 1-based; 0 for an entry that was not read from one. */
  line: number;
}

const header =
  '# dossier trace lock 1: from, relation, to, fingerprints of both, reviewer, reason. Written by `dossier accept`.';

/**
 * Reads `trace.lock`: a comment line, then one line a link with seven fields apart by tabs, and an eighth (`GitHub 12 <commit>`) where the
 * merge of a pull request was the review.
 * Finding `malformed-lock` for a line that is none; of two lines for one link (a merge) neither counts unless they agree.
 * @param file path for the findings
 * @implements SRS-622
 */
export function parseLock(text: string, file: string): { entries: LockEntry[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const byKey = new Map<string, LockEntry>();
  const contested = new Set<string>();
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const line = raw.replace(/\r$/, '');
    if (line === '' || line.startsWith('#')) continue;
    const entry = parseLine(line, index + 1);
    if (!entry) {
      findings.push(malformed(file, index + 1, 'is not seven fields apart by tabs'));
      continue;
    }
    const key = lockKey(entry);
    const known = byKey.get(key);
    if (!known) byKey.set(key, entry);
    else if (known.fromFingerprint !== entry.fromFingerprint || known.toFingerprint !== entry.toFingerprint) {
      contested.add(key);
      findings.push(malformed(file, index + 1, `contradicts line ${known.line} for the same link`));
    }
  }
  for (const key of contested) byKey.delete(key);
  return { entries: [...byKey.values()], findings };
}

/**
 * Text of the lock: sorted, one line a link, so that two branches merge line by line.
 * @implements SRS-622
 */
export function formatLock(entries: readonly LockEntry[]): string {
  const lines = entries.map((entry) => [lockKey(entry), formatLine(entry)] as const);
  lines.sort((a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]));
  return `${[header, ...lines.map(([, line]) => line)].join('\n')}\n`;
}

/** What tells one link of the lock from another. */
export function lockKey(link: { from: string; relation: string; to: string }): string {
  return `${field(link.from)}\t${field(link.relation)}\t${field(link.to)}`;
}

function parseLine(line: string, number: number): LockEntry | undefined {
  const fields = line.split('\t');
  const [
    from = '',
    relation = '',
    to = '',
    fromFingerprint = '',
    toFingerprint = '',
    reviewer = '',
    reason = '',
    merged,
  ] = fields;
  const merge = merged === undefined ? undefined : mergeOf(merged);
  const isWhole =
    fields.length === (merge ? 8 : 7) &&
    from !== '' &&
    relation !== '' &&
    to !== '' &&
    /^[0-9a-f]{16}$/.test(fromFingerprint) &&
    /^[0-9a-f]{16}$/.test(toFingerprint) &&
    reviewer.trim() !== '' &&
    reason.trim() !== '';
  return isWhole
    ? {
        from,
        relation,
        to,
        fromFingerprint,
        toFingerprint,
        reviewer,
        reason,
        ...(merge && { merge }),
        line: number,
      }
    : undefined;
}

function mergeOf(text: string): MergeReview | undefined {
  const [, forge, number, head = ''] =
    /^(GitHub|GitLab) ([1-9]\d{0,9}) ([0-9a-f]{40}|[0-9a-f]{64})$/.exec(text) ?? [];
  return forge ? { forge: forge as MergeReview['forge'], number: Number(number), head } : undefined;
}

function formatLine(entry: LockEntry): string {
  const { fromFingerprint, toFingerprint, reviewer, reason, merge } = entry;
  const merged = merge ? [`${merge.forge} ${merge.number} ${merge.head}`] : [];
  const rest = [fromFingerprint, toFingerprint, reviewer, reason, ...merged].map(field);
  return `${lockKey(entry)}\t${rest.join('\t')}`;
}

/** A field holds no tab, line end or other control character, so that a line stays a line. */
function field(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}

function malformed(file: string, line: number, what: string): Finding {
  return finding(
    'malformed-lock',
    { file, line, column: 1 },
    {
      message: `Line ${line} of the trace lock ${what}; the review it records does not count.`,
      hint: 'Remove the line (and merge markers around it) and run `dossier accept <ID> --reason "..."` again.',
    },
  );
}

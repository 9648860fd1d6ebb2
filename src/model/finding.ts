/** How much a finding weighs: an `error` fails the run, the others are told. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Something wrong with the content, as data. Checks return findings; they never throw for bad content and never print.
 */
export interface Finding {
  /** Kebab-case name of the rule, e.g. `unknown-id`. The rule's documentation is found by it. */
  rule: string;
  severity: Severity;
  /** What is wrong, in one sentence that names the things involved. */
  message: string;
  /** How to mend it. */
  hint?: string;
  file?: string;
  line?: number;
  column?: number;
  /** ID of the item the finding is about, where there is one. */
  item?: string;
  /** What mends it in all files at once, such as a setting of the project; absent where it is mended where it stands. */
  remedy?: string;
  /** Rule of the finding that this one only waits for, on the same item where that one is on an item: it goes when that one is mended. */
  cause?: string;
  /** How many findings wait for this one; absent where none does. */
  waiting?: number;
}

/**
 * Orders findings: first those that others wait for, each with them below it; then by file, line, column, rule, item and message, by code
 * unit, whatever the locale.
 * @implements SRS-702
 */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareGroups(groupOf(a), groupOf(b)) ||
    Number(b.waiting !== undefined) - Number(a.waiting !== undefined) ||
    compareText(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.rule, b.rule) ||
    compareText(a.item ?? '', b.item ?? '') ||
    compareText(a.message, b.message)
  );
}

/**
 * Parts findings into those that are told for themselves, and those that wait for one of them, by its rule.
 * @implements SRS-3165
 */
export function foldWaiting(findings: readonly Finding[]): {
  direct: Finding[];
  waitingFor: (finding: Finding) => readonly Finding[];
} {
  const roots = findings.filter(({ waiting }) => waiting !== undefined);
  const keys = new Set(roots.map(keyOf));
  const causeOf = ({ cause, item }: Finding): string | undefined =>
    cause === undefined ? undefined : [`${cause} ${item}`, `${cause} `].find((key) => keys.has(key));
  const byCause = Map.groupBy(findings, causeOf);
  return {
    direct: byCause.get(undefined) ?? [],
    waitingFor: (finding) => (finding.waiting === undefined ? [] : (byCause.get(keyOf(finding)) ?? [])),
  };
}

/** What waits for a finding on an item is about the same item. */
function keyOf({ rule, item = '' }: Finding): string {
  return `${rule} ${item}`;
}

/** The rule that a finding and those that wait with it have in common; empty where it stands for itself. */
function groupOf({ rule, cause, waiting }: Finding): string {
  return waiting === undefined ? (cause ?? '') : rule;
}

function compareGroups(a: string, b: string): number {
  return a === '' || b === '' ? Number(a === '') - Number(b === '') : compareText(a, b);
}

/**
 * Compares two strings by UTF-16 code unit: the only text order used in output, since it knows no locale.
 * @implements SRS-1104
 */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

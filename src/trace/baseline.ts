import type { Config } from '../config/index.ts';
import { type Finding, isName, isReason } from '../model/index.ts';
import { finding } from './rules.ts';

/** A gap a person accepts: findings of the rule, at the item or file, with this message where one is given. */
export interface BaselineEntry {
  rule: string;
  item: string;
  file: string;
  message: string;
  reason: string;
  name: string;
  /** The variant in which it is accepted; empty for all. */
  variant: string;
  /** Line of the entry in the baseline, 1-based. */
  line: number;
}

/** A finding a person accepted in the baseline. */
export interface AcceptedFinding {
  finding: Finding;
  reason: string;
  by: string;
}

/** Rules about the baseline itself: it cannot accept them. */
const ownRules = new Set(['malformed-baseline', 'stale-baseline']);
const keys = new Set(['rule', 'item', 'file', 'message', 'reason', 'name', 'variant']);

/**
 * Reads the baseline: JSON, `{"entries": [{"rule", "item"?, "file"?, "message"?, "reason", "name", "variant"?}]}` or the bare list.
 * Finding `malformed-baseline` for each entry that cannot count: no rule, a variant that there is not, neither item nor file, no reason, no name, an unknown key.
 * @implements SRS-705
 */
export function parseBaseline(
  text: string,
  file: string,
  { variant, variants }: Pick<Config, 'variant' | 'variants'> = { variant: '', variants: {} },
): { entries: BaselineEntry[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const add = (line: number, message: string): void => {
    const hint =
      'Write {"rule": "...", "item": "..." or "file": "...", "reason": "why it is acceptable", "name": "who accepts it"}.';
    findings.push(finding('malformed-baseline', { file, line, column: 1 }, { message, hint }));
  };
  const content = text.replace(/^\uFEFF/, '');
  let parsed: unknown;
  try {
    parsed = content.trim() === '' ? [] : JSON.parse(content);
  } catch {
    add(1, 'The baseline is no valid JSON; none of it counts.');
    return { entries: [], findings };
  }
  const list = Array.isArray(parsed) ? parsed : ownValue(parsed, 'entries');
  if (!Array.isArray(list)) {
    add(1, 'The baseline holds no list "entries"; none of it counts.');
    return { entries: [], findings };
  }
  const lines = linesOfRules(content);
  const entries: BaselineEntry[] = [];
  for (const [index, value] of list.entries()) {
    const line = lines.length === list.length ? (lines[index] as number) : 1;
    const entry = readEntry(value, line);
    const problem = problemOf(value, entry);
    if (entry.variant !== '' && !Object.hasOwn(variants, entry.variant))
      add(line, `Entry ${index + 1} of the baseline is for a variant that there is not; it accepts nothing.`);
    else if (problem === undefined) entries.push(entry);
    else add(line, `Entry ${index + 1} of the baseline ${problem}; it accepts nothing.`);
  }
  return { entries: entries.filter((entry) => entry.variant === '' || entry.variant === variant), findings };
}

/**
 * Takes the findings the baseline accepts out of the list. An entry that meets none is itself a finding (`stale-baseline`).
 * @param file path of the baseline
 * @implements SRS-706
 */
export function applyBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  file: string,
): { findings: Finding[]; accepted: AcceptedFinding[] } {
  const byRule = Map.groupBy(entries, ({ rule }) => rule);
  const used = new Set<BaselineEntry>();
  const left: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const finding of findings) {
    const meeting = ownRules.has(finding.rule)
      ? []
      : (byRule.get(finding.rule) ?? []).filter((entry) => meets(entry, finding));
    for (const entry of meeting) used.add(entry);
    const [first] = meeting;
    if (first) accepted.push({ finding, reason: first.reason, by: first.name });
    else left.push(finding);
  }
  for (const entry of entries) {
    if (used.has(entry)) continue;
    const about = [entry.rule, entry.item, entry.file].filter((word) => word !== '').join(', ');
    left.push(
      finding(
        'stale-baseline',
        { file, line: entry.line, column: 1 },
        {
          message: `The baseline accepts a finding that is not there: ${about}.`,
          hint: 'Remove the entry; the gap it accepted is closed.',
        },
      ),
    );
  }
  return { findings: left, accepted };
}

function meets(entry: BaselineEntry, finding: Finding): boolean {
  return (
    (entry.item === '' || entry.item === finding.item) &&
    (entry.file === '' || entry.file === finding.file) &&
    (entry.message === '' || entry.message === finding.message)
  );
}

function readEntry(value: unknown, line: number): BaselineEntry {
  const word = (key: string): string => {
    const found = ownValue(value, key);
    return typeof found === 'string' ? found.trim() : '';
  };
  const [rule, item, file, message] = [word('rule'), word('item'), word('file'), word('message')];
  const [reason, name, variant] = [word('reason'), word('name'), word('variant')];
  return { rule, item, file, message, reason, name, variant, line } as BaselineEntry;
}

function problemOf(value: unknown, entry: BaselineEntry): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object';
  const unknown = Object.keys(value).find((key) => !keys.has(key));
  if (unknown !== undefined) return `has a key that means nothing, "${unknown.slice(0, 80)}"`;
  const notText = Object.keys(value).find((key) => typeof ownValue(value, key) !== 'string');
  if (notText !== undefined) return `has a "${notText}" that is no text`;
  if (entry.rule === '') return 'names no rule';
  if (entry.item === '' && entry.file === '' && entry.message === '')
    return 'names neither an item nor a file nor a message';
  if (entry.reason === '') return 'has no reason';
  if (!isReason(entry.reason)) return 'has a reason that is no sentence';
  if (!isName(entry.name)) return 'has no name';
  return undefined;
}

function ownValue(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** Lines on which a key `rule` stands: those of the entries, where every entry has one. */
function linesOfRules(text: string): number[] {
  return text.split('\n').flatMap((line, index) => Array.from(line.matchAll(/"rule"\s*:/g), () => index + 1));
}

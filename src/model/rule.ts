import type { Finding, Severity } from './finding.ts';
import type { Place } from './place.ts';

/** A rule that can give findings. Each module exports its own list; together they make the manual's table of rules. */
export interface Rule {
  /** Kebab-case, stable: configurations and baselines name it. */
  name: string;
  /** Severity unless `trace.rules` in the configuration says otherwise. */
  severity: Severity;
  /** What the rule refuses and why, in one sentence. */
  summary: string;
}

/** What is said of a rule once, wherever it is raised. */
export interface RuleText extends Omit<Rule, 'name'> {
  /** How to mend what it finds, where that is always the same. */
  hint?: string;
}

/** What a finding says of its own. */
export interface Said {
  message: string;
  /** Stands for the hint of the rule. */
  hint?: string;
  item?: string;
  /** What mends it in all files at once, such as a setting of the project. */
  remedy?: string;
  /** Where this case weighs otherwise than its rule. */
  severity?: Severity;
}

/** Where a finding stands: in a file, or at a place in it. What a file without lines calls the place begins the message. */
export type Position = Partial<Pick<Place, 'file' | 'line' | 'column' | 'at'>>;

/** The rules of a module, and the one way to raise a finding of them. */
export interface RuleSet<Name extends string> {
  rules: Rule[];
  /** A finding of a rule of the set, with the rule's own severity; `settleFindings` applies the project's to all findings at the end. */
  finding(rule: Name, place: Position | undefined, said: Said): Finding;
}

/** Names that a module's `finding` takes: `RuleOf<typeof finding>`. */
export type RuleOf<Raise extends RuleSet<never>['finding']> = Parameters<Raise>[0];

/**
 * Rules by their names. A name that is not in the set does not compile where a finding is raised.
 * @implements SRS-701, SRS-708, SRS-3310
 */
export function ruleSet<const Texts extends Record<string, RuleText>>(
  texts: Texts,
): RuleSet<keyof Texts & string> {
  return {
    rules: Object.entries(texts).map(([name, { severity, summary }]) => ({ name, severity, summary })),
    finding(rule, place, said) {
      const { severity, hint }: RuleText = texts[rule] as RuleText;
      const told = place?.at === undefined ? said : { ...said, message: `${place.at}: ${said.message}` };
      return { rule, severity, ...(hint === undefined ? {} : { hint }), ...told, ...positionOf(place) };
    },
  };
}

/** A rule whose findings fail the run. */
export function error(summary: string, hint?: string): RuleText {
  return ruleText('error', summary, hint);
}

/** A rule whose findings are reported and fail nothing. */
export function warning(summary: string, hint?: string): RuleText {
  return ruleText('warning', summary, hint);
}

/** A rule that tells what is good to know. */
export function info(summary: string, hint?: string): RuleText {
  return ruleText('info', summary, hint);
}

function ruleText(severity: Severity, summary: string, hint: string | undefined): RuleText {
  return { severity, summary, ...(hint === undefined ? {} : { hint }) };
}

/** File, line and column alone; a place says more. */
function positionOf(place: Position | undefined): Omit<Position, 'at'> {
  if (place?.file === undefined) return {};
  const { file, line, column } = place;
  return { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}

import { type Config, defaultDefectClasses } from '../config/index.ts';
import {
  type AnalysisReport,
  type AnalysisRule,
  compareText,
  escapePattern,
  type Model,
} from '../model/index.ts';

/** Rules of one tool, by name. */
export interface RulesOfTool {
  tool: string;
  rules: string[];
}

/**
 * A class of defects, and what the reports of this content say of rules that look for it. `ran`: a rule of it ran. `not run`: rules of it
 * are declared, and none ran. `none`: no rule of it stands in a report. `not relevant`: the configuration says why it does not matter.
 */
export interface DefectClassState {
  id: string;
  title: string;
  /** Numbers of the Common Weakness Enumeration. */
  cwe: readonly number[];
  state: 'ran' | 'not run' | 'none' | 'not relevant';
  /** Why it is not relevant; empty for others. */
  reason: string;
  ran: RulesOfTool[];
  notRun: RulesOfTool[];
  /** Rules that the configuration names for it and that stand in no report of this content: they count for nothing. */
  absent: string[];
}

/** What the analysers looked for in this content. */
export interface DefectClasses {
  classes: DefectClassState[];
  /** Tools that ran and whose report names no rule, so that nothing is known of what they looked for. */
  silent: string[];
  /** Rules that ran and are of no class. */
  others: number;
}

/**
 * Which classes of defects the rules of the analysers look for, by the reports of this content alone (IEC 62304 5.1.12). A rule is of a class by
 * a number of the CWE list that the report gives it, or by its name where the configuration says so.
 * @implements SRS-3699
 */
export function defectClasses({ analyses }: Pick<Model, 'analyses'>, { quality }: Config): DefectClasses {
  const current = analyses.filter(({ origin, format }) => origin === 'current' && format === 'sarif');
  const rules = rulesOf(current);
  const ids = [...new Set([...Object.keys(defaultDefectClasses), ...Object.keys(quality.defectClasses)])];
  const used = new Set<AnalysisRule>();
  const classes = ids.map((id): DefectClassState => {
    const known = Object.hasOwn(defaultDefectClasses, id) ? defaultDefectClasses[id] : undefined;
    const own = Object.hasOwn(quality.defectClasses, id) ? quality.defectClasses[id] : undefined;
    const cwe = [...new Set([...(known?.cwe ?? []), ...(own?.cwe ?? [])])].sort((a, b) => a - b);
    const named = Object.entries(own?.rules ?? {}).flatMap(([tool, patterns]) =>
      patterns.map((pattern) => ({ text: `${tool} ${pattern}`, matches: matcherOf(tool, pattern) })),
    );
    const ofClass = rules.filter(
      (rule) => rule.cwe.some((number) => cwe.includes(number)) || named.some(({ matches }) => matches(rule)),
    );
    for (const rule of ofClass) used.add(rule);
    const ran = ofClass.filter((rule) => rule.ran);
    const reason = own?.notRelevant ?? '';
    return {
      id,
      title: own?.title ?? known?.title ?? id,
      cwe,
      state:
        reason !== '' ? 'not relevant' : ran.length > 0 ? 'ran' : ofClass.length > 0 ? 'not run' : 'none',
      reason,
      ran: byTool(ran),
      notRun: byTool(ofClass.filter((rule) => !rule.ran)),
      absent: named.filter(({ matches }) => !rules.some(matches)).map(({ text }) => text),
    };
  });
  const telling = new Set(rules.map(({ tool }) => tool));
  return {
    classes,
    silent: [...new Set(current.flatMap(({ tools }) => tools))].filter((tool) => !telling.has(tool)),
    others: rules.filter((rule) => rule.ran && !used.has(rule)).length,
  };
}

/** The rules of all reports, each once; one that ran in one of them ran. */
function rulesOf(reports: readonly AnalysisReport[]): AnalysisRule[] {
  const known = new Map<string, AnalysisRule>();
  for (const rule of reports.flatMap((report) => report.rules ?? [])) {
    const key = `${rule.tool}\0${rule.id}`;
    const before = known.get(key);
    known.set(
      key,
      before
        ? { ...rule, ran: before.ran || rule.ran, cwe: [...new Set([...before.cwe, ...rule.cwe])] }
        : rule,
    );
  }
  return [...known.values()];
}

/** A rule of a tool, of whatever version, by a pattern in which `*` stands for any signs. */
function matcherOf(tool: string, pattern: string): (rule: AnalysisRule) => boolean {
  const form = new RegExp(`^${pattern.split(/\*+/).map(escapePattern).join('.*')}$`, 's');
  return (rule) => (rule.tool === tool || rule.tool.startsWith(`${tool} `)) && form.test(rule.id);
}

function byTool(rules: readonly AnalysisRule[]): RulesOfTool[] {
  return [...Map.groupBy(rules, ({ tool }) => tool)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([tool, own]) => ({ tool, rules: own.map(({ id }) => id).sort(compareText) }));
}

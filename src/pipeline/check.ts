import type { Project } from '../config/index.ts';
import { compareText, type Finding, type Rule } from '../model/index.ts';
import { underProfiles } from '../regulation/check-depth.ts';
import {
  type AcceptedFinding,
  applyBaseline,
  foldCauses,
  parseBaseline,
  rulesOfCoverage,
  sayWhereOwned,
  settleFindings,
} from '../trace/index.ts';
import { type CheckContext, type CheckedFiles, modules } from './checks.ts';
import type { Linked } from './link.ts';
import { allRules } from './rules.ts';

/**
 * Third stage: every check over the linked model, then what the profiles demand of all findings, then the baseline. Nothing is written
 * and nothing is printed.
 * @param baseline text of the file of accepted findings
 */
export async function checkModel(
  project: Project,
  { findings, ...linked }: Linked,
  { baseline = '', ...files }: CheckedFiles & { baseline?: string | undefined },
): Promise<{ findings: Finding[]; accepted: AcceptedFinding[]; rules: Rule[] }> {
  const { config } = project;
  const rules = [...(await allRules()), ...rulesOfCoverage(config)].sort((a, b) =>
    compareText(a.name, b.name),
  );
  const ruleNames = new Set(rules.map(({ name }) => name));
  const context: CheckContext = { ...project, ...linked, ...files, ruleNames };
  const { entries, findings: onBaseline } = parseBaseline(baseline, config.trace.baseline, config);
  const found = await Promise.all(
    modules
      .flatMap(({ checks = [] }) => checks)
      .filter(({ asked }) => asked?.(context) ?? true)
      .map(async ({ load }) => (await load())(context)),
  );
  const all = await withProfiles(context, [...findings, ...onBaseline, ...found.flat()]);
  const { findings: open, accepted } = applyBaseline(
    sayWhereOwned(settleFindings(all, config), linked.graph),
    entries,
    config.trace.baseline,
  );
  const isReviewed = linked.lock !== undefined;
  // What waits is told by judging again, as link judged.
  const judged = underProfiles(config);
  return { findings: foldCauses(open, { ...linked, config: judged, isReviewed }), accepted, rules };
}

/** Loaded only where a profile asks for something. */
async function withProfiles(context: CheckContext, found: Finding[]): Promise<Finding[]> {
  if (context.config.regulation.profiles.length === 0) return found;
  const { checkProfiles } = await import('../regulation/check.ts');
  return checkProfiles(context, found);
}

import { claimContext } from '../claims/index.ts';
import type { Config, CoverageRule } from '../config/index.ts';
import {
  type Finding,
  type Item,
  type Model,
  type Rule,
  type RuleSet,
  ruleSet,
  sayReason,
  startOf,
} from '../model/index.ts';
import { activeRules, isExcused, isLinked, lacking, titleOf, wanted } from './coverage-rules.ts';
import type { Graph } from './graph.ts';
import { finding } from './rules.ts';

/** How far one rule of `trace.coverage` is met. */
export interface CoverageStep {
  /** Key of `trace.coverage`. */
  rule: string;
  /** Type the rule is about. */
  every: string;
  /** Items of that type that meet the rule. */
  covered: number;
  /** Items the rule excuses, e.g. an accepted hazard. */
  excused: number;
  total: number;
  /** IDs of the items that do not meet it, in the model's order. */
  gaps: string[];
}

/** How far every rule of `trace.coverage` that is not off is met, in the order of the configuration. */
export function coverageSummary(model: Model, graph: Graph, config: Config): CoverageStep[] {
  const byType = Map.groupBy(model.items, ({ type }) => type);
  const claims = claimContext(config, model.release.revision);
  return activeRules(config).map(([rule, requirement]) => {
    const items = byType.get(requirement.every) ?? [];
    const gaps: string[] = [];
    let excused = 0;
    for (const item of items) {
      if (isMet(item, requirement, model, graph)) continue;
      if (isExcused(item, requirement, claims)) excused++;
      else gaps.push(item.id);
    }
    const covered = items.length - excused - gaps.length;
    return { rule, every: requirement.every, covered, excused, total: items.length, gaps };
  });
}

/**
 * Findings of the coverage rules: one an item that does not meet a rule, and one `empty-scope` for all rules that have no item at all.
 * @implements SRS-605, SRS-606
 */
export function checkCoverage(model: Model, graph: Graph, config: Config, configFile: string): Finding[] {
  const requirements = new Map(activeRules(config));
  const coverage = coverageRules(config);
  const steps = coverageSummary(model, graph, config);
  // A rule about a type that nobody configured is told as that.
  const empty = steps.filter(({ total, every }) => total === 0 && Object.hasOwn(config.trace.types, every));
  const gaps = steps.flatMap((step) => {
    const requirement = requirements.get(step.rule) as CoverageRule;
    return step.gaps.map((id) => {
      const item = graph.item(id) as Item;
      return coverage.finding(step.rule, item.place, {
        message: messageOf(item, requirement, model, graph, config),
        ...hintOf(item, requirement, model, graph),
        item: id,
      });
    });
  });
  return empty.length === 0 ? gaps : [emptyScope(empty, config, configFile), ...gaps];
}

/** The configured coverage rules in the form of the other rules, for the table of rules and the reports. */
export function rulesOfCoverage(config: Config): Rule[] {
  return coverageRules(config).rules;
}

function coverageRules(config: Config): RuleSet<string> {
  return ruleSet(
    Object.fromEntries(
      activeRules(config).map(([name, requirement]) => [
        name,
        {
          severity: requirement.severity === 'off' ? 'error' : requirement.severity,
          summary: `Every ${titleOf(requirement.every, config)} needs a ${wanted(requirement, config)}.`,
        },
      ]),
    ),
  );
}

/**
 * Whether an item has the link that a rule asks for. Where a passed result is asked for, the item must be verified too.
 */
function isMet(item: Item, requirement: CoverageRule, model: Model, graph: Graph): boolean {
  if (!isLinked(item, requirement, graph)) return false;
  const verdict = model.verdicts[item.id];
  return !requirement.passed || (verdict !== undefined && !lacksPass(verdict));
}

function lacksPass({ state }: Model['verdicts'][string]): boolean {
  return state !== 'verified' && state !== 'accepted';
}

/** What fits: how to write the link where it is not there, and else what its verdict waits for. */
function hintOf(item: Item, requirement: CoverageRule, model: Model, graph: Graph): { hint?: string } {
  const state = model.verdicts[item.id]?.state;
  const isThere = isLinked(item, requirement, graph);
  if (isThere && state === 'suspect')
    return { hint: 'Review the links below it that are suspect, then run `dossier accept`.' };
  if (isThere && state === 'failed') return { hint: 'Mend the code or the test and run the tests again.' };
  if (isThere)
    return { hint: 'Do what the reason asks for, then run the tests through `dossier stamp -- <command>`.' };
  return requirement.hint === '' ? {} : { hint: requirement.hint };
}

function messageOf(
  item: Item,
  requirement: CoverageRule,
  model: Model,
  graph: Graph,
  config: Config,
): string {
  if (!isLinked(item, requirement, graph)) {
    return sayReason(lacking(item.id, requirement, config));
  }
  const { state, reasons } = model.verdicts[item.id] as Model['verdicts'][string];
  const [first, ...more] = reasons;
  return `${item.id} is ${state}, not verified: ${first ? sayReason(first) : ''}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
}

function emptyScope(
  empty: readonly { rule: string; every: string }[],
  { trace }: Config,
  configFile: string,
): Finding {
  const types = [...new Set(empty.map(({ every }) => every))].map((every) => ({
    prefixes: trace.types[every]?.prefixes ?? [every],
    plural: (trace.types[every]?.plural ?? every).toLowerCase(),
  }));
  const rules = empty.map(({ rule }) => rule);
  const [about, are] = rules.length === 1 ? ['The rule', 'is'] : ['The rules', 'are'];
  const [them, each] = rules.length === 1 ? ['the rule', ''] : ['a rule', ', and so the others'];
  const wanted = types.map(({ plural, prefixes }) => `${plural} (${prefixes.join(', ')})`);
  return finding('empty-scope', startOf(configFile), {
    message: `${about} ${rules.map((rule) => `"${rule}"`).join(', ')} ${are} about ${listed(types.map(({ plural }) => plural))}, and there are none.`,
    hint: `Define ${listed(wanted)}, or turn ${them} off in \`trace.rules\` with the reason in a comment: '${rules[0]}': 'off'${each}.`,
  });
}

/** `hazards, designs and user needs`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

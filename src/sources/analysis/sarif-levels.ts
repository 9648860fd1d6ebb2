import type { AnalysisLevel } from '../../model/index.ts';
import { field, listOf, textField } from '../safe-json.ts';
import { demandMembers } from './sarif-members.ts';

const ranks: readonly AnalysisLevel[] = ['none', 'note', 'warning', 'error'];

/** Answers for a result of a run its level. */
export type LevelReader = (result: unknown) => AnalysisLevel;

/**
 * Levels of the results of a run (3.27.10): their own, else that of their rule, else a warning. Where the driver, an extension, a policy and an
 * override of the call say different levels of one rule, or a result names a rule by an index and an identifier that disagree, the worst counts.
 * A result of a rule that the run does not list, although it lists rules, is an error: its level is not known.
 * @implements SRS-3270
 */
export function levelsOf(run: unknown): LevelReader {
  const tool = field(run, 'tool');
  demandMembers(tool, 'tool');
  const parts = [field(tool, 'driver'), ...listOf(tool, 'extensions')].map(rulesOf);
  const byId = new Map<string, AnalysisLevel>();
  const raise = (id: string, level: AnalysisLevel): void => {
    byId.set(id, worst([level, byId.get(id) ?? 'none']));
  };
  for (const { id, level } of [...parts, ...listOf(run, 'policies').map(rulesOf)].flat()) raise(id, level);
  for (const override of listOf(run, 'invocations').flatMap((each) =>
    listOf(each, 'ruleConfigurationOverrides'),
  )) {
    const { id, index = -1, part } = ruleOf(field(override, 'descriptor'));
    const configuration = field(override, 'configuration');
    if (field(configuration, 'level') !== undefined)
      raise(id || (parts[part]?.[index]?.id ?? ''), levelIn(configuration));
  }
  return (result) => {
    const stated = field(result, 'level');
    if (stated !== undefined) return levelNamed(stated);
    const rule = ruleOf(field(result, 'rule'));
    const id = textField(result, 'ruleId') || rule.id;
    const at = parts[rule.part]?.[indexOf(field(result, 'ruleIndex')) ?? rule.index ?? -1];
    // An identifier may be that of a rule with a part of its own behind a slash (3.27.5).
    const told = [at?.id, id, id.replace(/\/[^/]*$/, '')].flatMap((each) => byId.get(each ?? '') ?? []);
    if (told.length > 0) return worst(told);
    return byId.size > 0 ? 'error' : 'warning';
  };
}

interface Rule {
  id: string;
  level: AnalysisLevel;
}

function rulesOf(component: unknown): Rule[] {
  demandMembers(component, 'component');
  return listOf(component, 'rules').map((rule) => {
    demandMembers(rule, 'rule');
    return { id: textField(rule, 'id'), level: levelIn(field(rule, 'defaultConfiguration')) };
  });
}

/** A rule as a reference names it; without a component it is one of the driver. */
function ruleOf(reference: unknown): { id: string; index: number | undefined; part: number } {
  return {
    id: textField(reference, 'id'),
    index: indexOf(field(reference, 'index')),
    part: (indexOf(field(field(reference, 'toolComponent'), 'index')) ?? -1) + 1,
  };
}

/** An index; −1 stands for none (3.7.4). */
function indexOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

function levelIn(configuration: unknown): AnalysisLevel {
  demandMembers(configuration, 'configuration');
  const stated = field(configuration, 'level');
  return stated === undefined ? 'warning' : levelNamed(stated);
}

/** A level that is not known is taken for an error. */
function levelNamed(word: unknown): AnalysisLevel {
  return ranks.find((level) => level === word) ?? 'error';
}

function worst(levels: readonly AnalysisLevel[]): AnalysisLevel {
  return ranks[Math.max(...levels.map((level) => ranks.indexOf(level)))] ?? 'error';
}

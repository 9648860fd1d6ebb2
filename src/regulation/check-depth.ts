import { claimContext, claimed } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import { type Finding, type Model, ownEntry, type Place } from '../model/index.ts';
import { type ActiveProfile, activeProfiles, demanded, formatDemands } from './demand.ts';
import { demandedAttributes, demandedItems, demandedLevels, demandedRules } from './depth.ts';
import { finding } from './rules.ts';

/**
 * Findings `items-missing` and `attribute-missing`: what the class demands of items.
 * @implements SRS-2103, SRS-3870
 */
export function checkItemDepth(
  model: Model,
  config: Config,
  profiles: readonly ActiveProfile[],
  place: Place,
): Finding[] {
  const byType = Map.groupBy(model.items, ({ type }) => type);
  const claims = claimContext(config, model.release.revision);
  const missing = demandedItems.flatMap(({ type, asked }) => {
    const demands = demanded(asked, profiles);
    if (demands.length === 0 || byType.has(type)) return [];
    const plural = Object.hasOwn(config.trace.types, type) ? config.trace.types[type]?.plural : undefined;
    return [
      finding('items-missing', place, {
        message: `There are no items of the type ${type} (${plural ?? 'no type of this project'}), which ${formatDemands(demands, profiles)} demands.`,
        hint: 'Write them, or check that `sources` includes the files that hold them.',
      }),
    ];
  });
  const lacking = demandedAttributes.flatMap(({ type, names, orLink, asked }) => {
    const demands = demanded(asked, profiles);
    if (demands.length === 0) return [];
    const linked = new Set(
      model.links.flatMap(({ relation, to, state }) =>
        relation === orLink && state !== 'dangling' ? [to] : [],
      ),
    );
    return (byType.get(type) ?? [])
      .filter((item) => names.every((name) => claimed(item, name, claims) === ''))
      .filter(({ id }) => !linked.has(id))
      .map((item) =>
        finding('attribute-missing', item.place, {
          message: `${item.id} does not state its ${names.join(' or ')}, which ${formatDemands(demands, profiles)} demands.`,
          hint: `Write \`- ${names[0]}: …\` below its heading, or fill in the column of its table.`,
          item: item.id,
        }),
      );
  });
  return [...missing, ...lacking];
}

/**
 * Findings `evidence-level`: a level of tests without any result. Where there is no report at all, `no-evidence` says so.
 * @implements SRS-2103
 */
export function checkLevels({ reports }: Model, profiles: readonly ActiveProfile[], place: Place): Finding[] {
  if (reports.length === 0) return [];
  const there = new Set(reports.filter(({ results }) => results.length > 0).map(({ level }) => level));
  return demandedLevels.flatMap(({ level, asked }) => {
    const demands = demanded(asked, profiles);
    if (demands.length === 0 || there.has(level)) return [];
    return [
      finding('evidence-level', place, {
        message: `There are no results of ${level} tests, which ${formatDemands(demands, profiles)} demands.`,
        hint: `Name their reports in \`sources.results\` with \`level: '${level}'\`.`,
      }),
    ];
  });
}

/** Rules whose findings weigh as errors under the profiles. */
export function strictRules(profiles: readonly ActiveProfile[]): ReadonlySet<string> {
  return new Set(
    demandedRules.filter(({ asked }) => demanded(asked, profiles).length > 0).map(({ rule }) => rule),
  );
}

/**
 * The configuration as its profiles sharpen it: a rule of `trace.coverage` that a clause rests on is an error, so that verdicts demand what
 * it demands. One that is switched off stays off; `rule-weakened` says so.
 * @implements SRS-3144
 */
export function underProfiles(config: Config): Config {
  const { trace } = config;
  const strict = [...strictRules(activeProfiles(config))].filter(
    (rule) =>
      Object.hasOwn(trace.coverage, rule) &&
      trace.rules[rule] !== 'off' &&
      trace.coverage[rule]?.severity !== 'off',
  );
  if (strict.length === 0) return config;
  const rules = Object.fromEntries(strict.map((rule) => [rule, 'error' as const]));
  return { ...config, trace: { ...trace, rules: { ...trace.rules, ...rules } } };
}

/**
 * Findings `rule-weakened`: the configuration takes the teeth out of a rule that a clause rests on.
 * @implements SRS-2103
 */
export function checkRules(
  { trace }: Config,
  profiles: readonly ActiveProfile[],
  ruleNames: ReadonlySet<string>,
  place: Place,
): Finding[] {
  return demandedRules.flatMap(({ rule, asked }) => {
    const demands = demanded(asked, profiles);
    if (demands.length === 0) return [];
    const set = ownEntry(trace.rules, rule);
    const coverage = ownEntry(trace.coverage, rule);
    const exists = ruleNames.has(rule) || set !== undefined || coverage !== undefined;
    const off = set === 'off' || coverage?.severity === 'off';
    if (exists && !off && (set === undefined || set === 'error')) return [];
    const state = !exists ? 'is not configured' : off ? 'is switched off' : `is set to ${set}`;
    return [
      finding('rule-weakened', place, {
        message: `The rule \`${rule}\` ${state}, but ${formatDemands(demands, profiles)} rests on it.`,
        hint: 'Let the rule be an error. A single gap that somebody answers for belongs into the baseline.',
      }),
    ];
  });
}

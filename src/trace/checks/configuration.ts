import { nearestWord } from '../../claims/index.ts';
import { type Finding, startOf } from '../../model/index.ts';
import { finding } from '../rules.ts';
import type { TraceContext } from './context.ts';

/** What relations may join besides items. */
const ends = ['code', 'test', 'commit'];

/**
 * Findings `unknown-rule` and `unknown-type`: a setting names what is no rule, no type or no relation. One a setting.
 * @implements SRS-3351
 */
export function checkConfiguration(context: TraceContext): Finding[] {
  return [...unknownRules(context), ...unknownTypes(context)];
}

function unknownRules({ config, configFile, ruleNames }: TraceContext): Finding[] {
  const coverage = Object.keys(config.trace.coverage);
  return Object.keys(config.trace.rules)
    .filter((name) => !ruleNames.has(name) && !coverage.includes(name))
    .map((name) =>
      finding('unknown-rule', startOf(configFile), {
        message: `\`trace.rules\` names "${name}", which is no rule.`,
        hint: `${meant(name, [...ruleNames, ...coverage])}\`dossier rules\` lists the rules; coverage rules go by their keys in \`trace.coverage\`.`,
      }),
    );
}

function unknownTypes({ config, configFile }: TraceContext): Finding[] {
  const { types, relations, coverage } = config.trace;
  const known = [...Object.keys(types), ...ends];
  const named = [
    ...Object.entries(relations).map(([key, { from, to }]) => ({
      setting: `trace.relations.${key}`,
      types: [...from, ...to],
      relation: '*',
    })),
    ...Object.entries(coverage).map(([key, { every, other, relation }]) => ({
      setting: `trace.coverage.${key}`,
      types: [every, ...other],
      relation,
    })),
  ];
  return named.flatMap(({ setting, types: all, relation }) => {
    const type = all.find((name) => !known.includes(name));
    const isRelation = relation === '*' || Object.hasOwn(relations, relation);
    const [word, what, words] =
      type === undefined ? [relation, 'relation', Object.keys(relations)] : [type, 'type', known];
    if (type === undefined && isRelation) return [];
    return [
      finding('unknown-type', startOf(configFile), {
        message: `\`${setting}\` names the ${what} ${word}, which is not configured.`,
        hint: `${meant(word, words)}Configured are ${words.join(', ')}.`,
      }),
    ];
  });
}

function meant(word: string, words: readonly string[]): string {
  const near = nearestWord(word, words);
  return near === undefined ? '' : `Did you mean ${near}? `;
}

import picomatch from 'picomatch';
import { nearestWord } from '../../claims/index.ts';
import { type Finding, isSameHeading, type Model, startOf } from '../../model/index.ts';
import { matchPages } from '../documents.ts';
import { finding } from '../rules.ts';
import type { TraceContext } from './context.ts';

/** What relations may join besides items. */
const ends = ['code', 'test', 'commit'];

/**
 * Findings `unknown-rule`, `unknown-type`, `unknown-table` and `unknown-quotes`: a setting names what is no rule, no type or relation, no page or heading. One
 * a setting.
 * @implements SRS-3351, SRS-3356
 */
export function checkConfiguration(context: TraceContext & { model: Pick<Model, 'pages'> }): Finding[] {
  return [
    ...unknownRules(context),
    ...unknownTypes(context),
    ...unmatchedTables(context),
    ...unmatchedQuotes(context),
  ];
}

/** @implements SRS-3424 */
function unmatchedQuotes({
  config,
  configFile,
  model: { pages },
}: TraceContext & { model: Pick<Model, 'pages'> }): Finding[] {
  const paths = pages.map(({ path }) => path);
  return config.sources.quotes
    .filter((pattern) => matchPages(pattern, paths, new Set(paths)).length === 0)
    .map((pattern) => {
      const near = meant(pattern, paths);
      return finding('unknown-quotes', startOf(configFile), {
        message: `\`sources.quotes\` names ${pattern}, which meets no page.`,
        hint: `${near}Correct it, or check that \`sources.markdown\` includes the page.`,
      });
    });
}

/** An entry of `trace.tables` about a page or heading that is not there would change nothing, in silence. */
function unmatchedTables({
  config,
  configFile,
  model: { pages },
}: TraceContext & { model: Pick<Model, 'pages'> }): Finding[] {
  return config.trace.tables.flatMap(({ pages: patterns, heading }) => {
    const matches = picomatch(patterns);
    const own = pages.filter(({ path }) => matches(path));
    const isThere =
      heading === '' || own.some(({ headings }) => headings.some(({ text }) => isSameHeading(text, heading)));
    if (own.length > 0 && isThere) return [];
    return [
      finding('unknown-table', startOf(configFile), {
        message:
          own.length === 0
            ? `\`trace.tables\` names ${patterns.join(', ')}, which meets no page.`
            : `\`trace.tables\` names the heading "${heading}", which stands on no page of ${patterns.join(', ')}.`,
        hint: 'Correct the entry, or remove it.',
      }),
    ];
  });
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

import picomatch from 'picomatch';
import { settingPlace } from '../../config/index.ts';
import { didYouMean, type Finding, isSameHeading, type Model } from '../../model/index.ts';
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
function unmatchedQuotes(context: TraceContext & { model: Pick<Model, 'pages'> }): Finding[] {
  const paths = context.model.pages.map(({ path }) => path);
  return context.config.sources.quotes
    .filter((pattern) => matchPages(pattern, paths, new Set(paths)).length === 0)
    .map((pattern) =>
      finding('unknown-quotes', settingPlace(context, 'sources', 'quotes'), {
        message: `\`sources.quotes\` names ${pattern}, which meets no page.`,
        hint: `${didYouMean(pattern, paths)}Correct it, or check that \`sources.markdown\` includes the page.`,
      }),
    );
}

/**
 * An entry of `trace.tables` that no table is read by would change nothing, in silence.
 * @implements SRS-3536
 */
function unmatchedTables(context: TraceContext & { model: Pick<Model, 'pages'> }): Finding[] {
  const { pages } = context.model;
  const described = new Set(pages.flatMap((page) => page.described ?? []));
  return context.config.trace.tables.flatMap(({ pages: patterns, heading, head }, index) => {
    if (described.has(index)) return [];
    const matches = picomatch(patterns);
    const own = pages.filter(({ path }) => matches(path));
    const isThere =
      heading === '' || own.some(({ headings }) => headings.some(({ text }) => isSameHeading(text, heading)));
    const named = [
      ...(heading === '' ? [] : [`below the heading "${heading}"`]),
      ...(head.length === 0 ? [] : [`with the columns ${head.map((each) => `"${each}"`).join(', ')}`]),
    ].join(' ');
    return [
      finding('unknown-table', settingPlace(context, 'trace', 'tables', index), {
        message:
          own.length === 0
            ? `\`trace.tables\` names ${patterns.join(', ')}, which meets no page.`
            : isThere
              ? `\`trace.tables\` is about tables of ${patterns.join(', ')}${named === '' ? '' : ` ${named}`}, but none of them is read by it.`
              : `\`trace.tables\` names the heading "${heading}", which stands on no page of ${patterns.join(', ')}.`,
        hint:
          own.length > 0 && isThere
            ? 'Of several entries about a table the first one counts; a table in a quote, or on a page with `items: off`, is not read. Correct the entry, or remove it.'
            : 'Correct the entry, or remove it.',
      }),
    ];
  });
}

function unknownRules(context: TraceContext): Finding[] {
  const { config, ruleNames } = context;
  const coverage = Object.keys(config.trace.coverage);
  return Object.keys(config.trace.rules)
    .filter((name) => !ruleNames.has(name) && !coverage.includes(name))
    .map((name) =>
      finding('unknown-rule', settingPlace(context, 'trace', 'rules', name), {
        message: `\`trace.rules\` names "${name}", which is no rule.`,
        hint: `${didYouMean(name, [...ruleNames, ...coverage])}\`dossier rules\` lists the rules; coverage rules go by their keys in \`trace.coverage\`.`,
      }),
    );
}

function unknownTypes(context: TraceContext): Finding[] {
  const { config } = context;
  const { types, relations, coverage, tables } = config.trace;
  const known = [...Object.keys(types), ...ends];
  const named = [
    ...Object.entries(relations).map(([key, { from, to }]) => ({
      setting: ['trace', 'relations', key],
      types: [...from, ...to],
      relation: '*',
    })),
    ...Object.entries(coverage).map(([key, { every, other, relation }]) => ({
      setting: ['trace', 'coverage', key],
      types: [every, ...other],
      relation,
    })),
    ...tables.flatMap(({ type }, index) =>
      type === '' ? [] : [{ setting: ['trace', 'tables', index], types: [type], relation: '*' }],
    ),
  ];
  return named.flatMap(({ setting, types: all, relation }) => {
    const type = all.find((name) => !known.includes(name));
    const isRelation = relation === '*' || Object.hasOwn(relations, relation);
    const [word, what, words] =
      type === undefined ? [relation, 'relation', Object.keys(relations)] : [type, 'type', known];
    if (type === undefined && isRelation) return [];
    return [
      finding('unknown-type', settingPlace(context, ...setting), {
        message: `\`${setting.join('.')}\` names the ${what} ${word}, which is not configured.`,
        hint: `${didYouMean(word, words)}Configured are ${words.join(', ')}.`,
      }),
    ];
  });
}

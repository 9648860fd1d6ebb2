import { wordDifference } from '../difference/word-difference.ts';
import { compareText, uniqueNames } from '../model/index.ts';
import type { Compared, Comparison } from './compare.ts';
import { partsOf } from './impact-parts.ts';

/** What was compared with what, in one sentence. */
export function comparedText({ base, head }: Compared): string {
  const end = {
    'not read': `${head.ref} at ${head.commit.slice(0, 12)}`,
    'as committed': `the files as they are here, which are those of ${head.commit.slice(0, 12)}`,
    'uncommitted changes': `the files as they are here: ${head.commit.slice(0, 12)} with uncommitted changes`,
  }[head.files];
  return `Compared: ${base.commit.slice(0, 12)}, where ${base.ref} was left, with ${end}.`;
}

/** The impact as text for a terminal. */
export function impactText(comparison: Comparison): string {
  return [
    `${comparedText(comparison.compared)}\n`,
    ...partsOf(comparison).map(
      ({ title, rows }) =>
        `${title}: ${rows.length}\n${rows.map((row) => `  ${row.filter(Boolean).join(' ')}\n`).join('')}`,
    ),
  ].join('');
}

/** Most rows of one table in a comment; hosts cut longer ones off somewhere. */
const most = 100;

/**
 * The impact as the comment of a pull request: a summary, and a fold with a table for each part.
 * @param site address of the preview site, to which items and documents link; empty for none
 * @implements SRS-2304
 */
export function impactMarkdown(comparison: Comparison, site: string): string {
  const { compared, impact, after } = comparison;
  const worst = impact.elements
    .filter(({ how }) => how === 'changed')
    .map(({ safetyClass }) => safetyClass)
    .reduce((a, b) => (a > b ? a : b), '');
  const documents = uniqueNames(after.model.documents.map(({ name }) => name));
  const items = uniqueNames(after.model.items.map(({ id }) => id));
  /** What the preview has a page for leads there: what the change removed has none. */
  const cell = (text: string): string => {
    const [place, name] = items.has(text) ? ['items', items.get(text)] : ['documents', documents.get(text)];
    if (name === undefined || site === '') return safe(text);
    return `[${safe(text)}](${site.replace(/\/$/, '')}/${place}/${name}/index.html)`;
  };
  const count = (list: readonly unknown[], one: string, many: string) =>
    `${list.length} ${list.length === 1 ? one : many}`;
  const risks = [...impact.touched, ...impact.reached]
    .map(({ key }) => key)
    .filter((key) => {
      const type = (after.graph.item(key) ?? comparison.before.graph.item(key))?.type;
      return type === 'HAZ' || type === 'RC';
    })
    .sort(compareText);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = [
    '## What this change reaches',
    '',
    `${count(impact.touched, 'item or region', 'items and regions')} touched, ${count(impact.reached, 'other', 'others')} reached, ${count(impact.tests, 'test', 'tests')} to run again, ${count(impact.links, 'link', 'links')} to review.`,
    safe(comparedText(compared)),
    worst === '' ? '' : `Highest safety class of the software it changes: **${worst}**.`,
    risks.length === 0 ? '' : `Hazards and risk controls: ${risks.map(cell).join(', ')}.`,
    '',
  ];
  const folds = partsOf(comparison)
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ title, columns, rows }) => [
      `<details><summary>${title} (${rows.length})</summary>`,
      '',
      row(columns),
      row(columns.map(() => '---')),
      ...rows.slice(0, most).map((cells) => row(cells.map(cell))),
      '',
      ...(rows.length > most ? [`And ${rows.length - most} more.`, ''] : []),
      '</details>',
      '',
    ]);
  const texts = impact.texts.slice(0, most).flatMap(({ id, before, after }) => [
    `- ${cell(id)}: ${wordDifference(before, after)
      .map(({ kind, text }) =>
        kind === 'same'
          ? safe(text)
          : kind === 'added'
            ? `**${safe(text.trim())}** `
            : `~~${safe(text.trim())}~~ `,
      )
      .join('')
      .replace(/\s+/g, ' ')
      .trim()}`,
  ]);
  const changed =
    texts.length === 0
      ? []
      : [
          `<details open><summary>Changed texts (${texts.length})</summary>`,
          '',
          ...texts,
          '',
          '</details>',
          '',
        ];
  return [...head, ...changed, ...folds].join('\n').replace(/\n{3,}/g, '\n\n');
}

/** Text that starts no markup of its own, on one line. */
function safe(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#~@]/g, '\\$&');
}

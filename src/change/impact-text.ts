import { wordDifference } from '../difference/word-difference.ts';
import { soupLine } from './contract.ts';
import type { Impact } from './impact.ts';

type Part = [title: string, lines: string[]];

function partsOf({
  files,
  touched,
  reached,
  tests,
  untested,
  elements,
  documents,
  links,
  soup,
  voided,
}: Impact): Part[] {
  return [
    ['Files', files.map(({ kind, path, from }) => `${kind} ${from ? `${from} → ` : ''}${path}`)],
    ['Touched', touched.map(({ kind, key }) => `${kind} ${key}`)],
    ['Reached', reached.map(({ key, type }) => (type ? `${type} ${key}` : key))],
    ['Tests to run again', tests],
    ['Without a test', untested],
    [
      'Software items',
      elements.map(
        ({ id, safetyClass, how }) => `${id} ${how}${safetyClass ? `, class ${safetyClass}` : ''}`,
      ),
    ],
    ['SOUP', soup.map(soupLine)],
    ['Documents to issue again', documents],
    [
      'Approvals voided',
      voided.map(({ name, gate, meaning, file }) => `${meaning} of ${name} for ${gate} (${file})`),
    ],
    ['Links to review', links.map(({ from, relation, to }) => `${from} ${relation} ${to}`)],
  ];
}

/** The impact as text for a terminal. */
export function impactText(impact: Impact): string {
  return partsOf(impact)
    .map(([title, lines]) => `${title}: ${lines.length}\n${lines.map((line) => `  ${line}\n`).join('')}`)
    .join('');
}

/** Most lines of one table in a comment; hosts cut longer ones off somewhere. */
const most = 100;

/**
 * The impact as the comment of a pull request: a summary, and a fold for each part.
 * @param site address of the preview site, to which items link; empty for none
 * @implements SRS-2304
 */
export function impactMarkdown(impact: Impact, site: string): string {
  const worst = impact.elements
    .filter(({ how }) => how === 'changed')
    .map(({ safetyClass }) => safetyClass)
    .reduce((a, b) => (a > b ? a : b), '');
  const link = (id: string): string =>
    site === '' || !/^[A-Z][\w.-]*$/.test(id)
      ? `\`${safe(id)}\``
      : `[${id}](${site.replace(/\/$/, '')}/items/${id}/index.html)`;
  const count = (list: readonly unknown[], one: string, many: string) =>
    `${list.length} ${list.length === 1 ? one : many}`;
  const risks = impact.reached.filter(({ type }) => type === 'HAZ' || type === 'RC');
  const head = [
    '## What this change reaches',
    '',
    `${count(impact.touched, 'item or region', 'items and regions')} touched, ${count(impact.reached, 'other', 'others')} reached, ${count(impact.tests, 'test', 'tests')} to run again, ${count(impact.links, 'link', 'links')} to review.`,
    worst === '' ? '' : `Highest safety class of the software it changes: **${worst}**.`,
    risks.length === 0 ? '' : `Hazards and risk controls: ${risks.map(({ key }) => link(key)).join(', ')}.`,
    '',
  ];
  const folds = partsOf(impact)
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines]) => [
      `<details><summary>${title} (${lines.length})</summary>`,
      '',
      ...lines.slice(0, most).map(
        (line) =>
          `- ${line
            .split(' ')
            .map((word) => (/^[A-Z]+[-_]/.test(word) ? link(word) : safe(word)))
            .join(' ')}`,
      ),
      ...(lines.length > most ? [`- and ${lines.length - most} more`] : []),
      '',
      '</details>',
      '',
    ]);
  const texts = impact.texts.slice(0, most).flatMap(({ id, before, after }) => [
    `- ${link(id)}: ${wordDifference(before, after)
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

/** Text that starts no markup of its own. */
function safe(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~@]/g, '\\$&');
}

import { writeFileSync } from 'node:fs';
import type { VersionDifference } from '../../difference/index.ts';
import { answerOf, formatOption, projectCommand } from '../command.ts';

/**
 * `dossier compare`: what differs between two versions.
 * @implements SRS-3104
 */
export const compareCommand = projectCommand({
  name: 'compare',
  arguments: [
    ['<before>', 'tag or commit'],
    ['[after]', 'tag or commit (default: the files as they are)'],
  ],
  options: [formatOption(['text', 'json']), ['--pdf <file>', 'writes the change report as a PDF']],
  async run(
    project,
    { format, pdf }: { format: 'text' | 'json'; pdf?: string },
    context,
    before: string,
    after: string | undefined,
  ) {
    const { compareVersions } = await import('../../workflows/compare.ts');
    const compared = answerOf(
      await compareVersions(project, before, after, {
        ...context,
        pdf: pdf !== undefined,
      }),
    );
    const { difference, report } = compared;
    for (const { message } of report?.findings ?? []) context.printError(`${message}\n`);
    if (pdf !== undefined && report) writeFileSync(pdf, report.bytes);
    context.print(format === 'json' ? `${JSON.stringify(difference, null, 2)}\n` : textOf(difference));
  },
});

const signs = { added: '+', changed: '~', removed: '-' } as const;

/** A line for each thing that differs; the words that do are in the other formats. */
function textOf({ before, after, items, documents, links, results, soup }: VersionDifference): string {
  const part = (title: string, lines: readonly string[], count = lines.length): string =>
    `${title}: ${count}\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const plain = (pieces: (typeof items)[number]['title']): string =>
    pieces
      .filter(({ kind }) => kind !== 'removed' || pieces.length === 1)
      .map(({ text }) => text)
      .join('');
  return [
    `${before.label} → ${after.label}\n`,
    part(
      'Items',
      items.map(({ change, id, title }) => `${signs[change]} ${id} ${plain(title)}`.trimEnd()),
    ),
    part(
      'Documents',
      documents.flatMap((document) => [
        `${signs[document.change]} ${document.id} ${document.title} (${document.before || 'none'} → ${document.after || 'none'})`,
        ...document.sections.map(({ change, title }) => `  ${signs[change]} ${title}`),
      ]),
      documents.length,
    ),
    part(
      'Links',
      links.map(({ change, from, relation, to }) => `${signs[change]} ${from} ${relation} ${to}`),
    ),
    results === undefined
      ? 'Test results: not known, the evidence of one version is not at hand\n'
      : part(
          'Test results',
          results.map(
            ({ suite, name, before: then, after: now }) =>
              `${suite} ${name}: ${then || 'none'} → ${now || 'none'}`,
          ),
        ),
    part(
      'SOUP',
      soup.map(({ name, before: then, after: now }) => `${name} ${then || 'none'} → ${now || 'none'}`),
    ),
  ].join('');
}

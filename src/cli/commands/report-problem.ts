import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { problemReports } from '../../quality/index.ts';
import { isInside, readInside } from '../../sources/inside.ts';
import { analyseProject } from '../../workflows/build.ts';
import { projectCommand, UserError } from '../command.ts';

/**
 * `dossier report-problem`: hands failed tests on to problem resolution.
 * @implements SRS-1813
 */
export const reportProblemCommand = projectCommand({
  name: 'report-problem',
  summary: 'Writes an anomaly to be evaluated for each failed test of this content that none names yet.',
  options: [['--file <path>', 'page they are written to; by default the one with the last anomaly']],
  async run(project, options: { file?: string }, context) {
    const { model } = await analyseProject(project, context);
    const found = problemReports(model, project.ids);
    if (found.length === 0) {
      context.print('No failed test of this content is without an anomaly.\n');
      return;
    }
    const file = options.file ?? model.items.filter(({ type }) => type === 'ANOM').at(-1)?.place.file;
    if (file === undefined)
      throw new UserError('There is no anomaly yet: name their page with --file content/anomalies.md.');
    const path = join(project.root, file);
    if (!isInside(project.root, path)) throw new UserError(`${file} lies outside the project.`);
    const before = existsSync(path)
      ? (readInside(project.root, file)?.toString('utf8') ?? '')
      : '# Anomalies\n';
    replaceFile(path, `${before.trimEnd()}\n\n${found.map(({ text }) => text).join('\n')}`);
    for (const { id, test } of found) context.print(`${file}: ${id} for ${test}\n`);
  },
});

import { problemReports } from '../../quality/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { appendItems } from '../append-items.ts';
import { projectCommand } from '../command.ts';

/**
 * `dossier report-problem`: hands failed tests on to problem resolution.
 * @implements SRS-1813
 */
export const reportProblemCommand = projectCommand({
  name: 'report-problem',
  options: [['--file <path>', 'page they are written to; by default the one with the last anomaly']],
  async run(project, options: { file?: string }, context) {
    const { model } = await analyseProject(project, context);
    const found = problemReports(model, project.ids);
    if (found.length === 0) {
      context.print('No failed test of this content is without an anomaly.\n');
      return;
    }
    const texts = found.map(({ text }) => text);
    const file = appendItems(project.root, model, 'ANOM', options.file, texts);
    for (const { id, test } of found) context.print(`${file}: ${id} for ${test}\n`);
  },
});

import { join, resolve } from 'node:path';
import { advisoriesFile } from '../../config/index.ts';
import { type Released, releasedProblems } from '../../quality/index.ts';
import { openArchive, textAt } from '../../release/archive/read-archive.ts';
import { parseJson } from '../../sources/safe-json.ts';
import { readAdvisories, scanOfAdvisories } from '../../sources/vulnerabilities/advisories.ts';
import { analyseProject } from '../../workflows/build.ts';
import { appendItems } from '../append-items.ts';
import { answerOf, projectCommand, UserError } from '../command.ts';

/**
 * `dossier soup watch`: released versions against newer advisories (IEC 62304 6.2.1, 7.1.3).
 * @implements SRS-3528
 */
export const watchCommand = projectCommand({
  name: 'watch',
  summary:
    'Holds released versions against newer advisories, and writes a problem report for each that is open.',
  arguments: [['<archives...>', 'archives of releases: directories or ZIP files']],
  options: [
    [
      '--from <path>',
      `advisories: a dump of OSV, a report of a scanner, or a snapshot; by default ${advisoriesFile}`,
    ],
    ['--file <path>', 'page the reports are written to; by default the one with the last anomaly'],
  ],
  async run(project, options: { from?: string; file?: string }, context, archives: string[]) {
    const from = options.from === undefined ? join(project.root, advisoriesFile) : resolve(options.from);
    const advisories = answerOf(readAdvisories(from));
    const releases = archives.map(releaseIn);
    const { model, ground } = await analyseProject(project, context);
    const found = releasedProblems(releases, scanOfAdvisories(advisories), model, {
      statements: ground.facts.statements,
      ...project,
    });
    const versions = releases.map(({ product }) => product.version).join(', ');
    if (found.length === 0) {
      context.print(`${versions}: no advisory of ${advisories.date.slice(0, 10)} is open.\n`);
      return 'clean';
    }
    const texts = found.map(({ text }) => text);
    const file = appendItems(project.root, model, 'ANOM', options.file, texts);
    for (const { id, vulnerability, versions: own } of found)
      context.print(`${file}: ${id} for ${vulnerability} in ${own.join(', ')}\n`);
    return 'findings';
  },
});

function releaseIn(path: string): Released {
  const archive = answerOf(openArchive(resolve(path)), (why) => `${path}: ${why}.`);
  const outcome = parseJson(textAt(archive, 'data/model.json'));
  const value = 'refused' in outcome ? undefined : (outcome.value as Partial<Released> | null);
  if (!value?.product || !Array.isArray(value.soup) || !Array.isArray(value.vulnerabilities))
    throw new UserError(`${path} holds no release: its data/model.json is not there or not whole.`);
  return value as Released;
}

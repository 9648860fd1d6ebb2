import { join, resolve } from 'node:path';
import { advisoriesFile } from '../../config/index.ts';
import { type Model, modelSchema } from '../../model/model.ts';
import { releasedProblems } from '../../quality/index.ts';
import { textAt } from '../../release/archive/read-archive.ts';
import { readAdvisories, scanOfAdvisories } from '../../sources/vulnerabilities/advisories.ts';
import { headline } from '../../verification/standing.ts';
import { analyseProject } from '../../workflows/build.ts';
import { appendItems } from '../append-items.ts';
import { answerOf, projectCommand } from '../command.ts';
import { endings, type Trust, trustOptions, verifiedArchive } from '../verified-archive.ts';

/**
 * `dossier soup watch`: released versions against newer advisories (IEC 62304 6.2.1, 7.1.3). What an archive holds counts only once the
 * archive was verified; where signers or authorities are named, only once one of them stands for it.
 * @implements SRS-3528, SRS-3720, SRS-3721
 */
export const watchCommand = projectCommand({
  name: 'watch',
  summary:
    'Verifies archives, holds what they hold against newer advisories, and writes a problem report for each that is open.',
  arguments: [['<archives...>', 'archives of releases: directories, ZIP files, or oci://host/name:tag']],
  options: [
    [
      '--from <path>',
      `advisories: a dump of OSV, a report of a scanner, or a snapshot; by default ${advisoriesFile}`,
    ],
    ['--file <path>', 'page the reports are written to; by default the one with the last anomaly'],
    ...trustOptions,
  ],
  async run(project, options: { from?: string; file?: string } & Trust, context, archives: string[]) {
    const from = options.from === undefined ? join(project.root, advisoriesFile) : resolve(options.from);
    const advisories = answerOf(readAdvisories(from));
    const isTrustAsked = options.signers !== undefined || options.tsaCa !== undefined;
    const releases: Model[] = [];
    for (const path of archives) {
      const { archive, verdict } = await verifiedArchive(path, options, context.signal);
      const { standing, checks } = verdict;
      context.print(`${headline(path, verdict)}\n`);
      for (const { state, text } of checks) if (state === 'bad') context.print(`  ${text}\n`);
      if (standing === 'contradicted' || (isTrustAsked && standing !== 'named')) {
        context.print(`Nothing was evaluated: what ${path} holds does not count.\n`);
        return endings[standing];
      }
      releases.push(modelSchema.parse(JSON.parse(textAt(archive, 'data/model.json'))));
    }
    const { model, ground } = await analyseProject(project, context);
    const found = releasedProblems(releases, scanOfAdvisories(advisories), model, {
      statements: ground.facts.statements,
      ...project,
    });
    const day = advisories.date.slice(0, 10) || 'no known day';
    for (const { product, soup } of releases) {
      const unknown = soup.filter(({ version }) => version === '').map(({ name }) => name);
      context.print(
        `${product.version}: packages evaluated: ${soup.length - unknown.length}, against ${advisories.name} of ${day} (SHA-256 ${advisories.sha256})\n`,
      );
      if (unknown.length > 0)
        context.print(`  not evaluated, as no version is known: ${unknown.join(', ')}\n`);
    }
    if (found.length === 0) {
      context.print('No advisory is open.\n');
      return 'clean';
    }
    const texts = found.map(({ text }) => text);
    const file = appendItems(project.root, model, 'ANOM', options.file, texts);
    for (const { id, vulnerability, versions } of found)
      context.print(`${file}: ${id} for ${vulnerability} in ${versions.join(', ')}\n`);
    return 'findings';
  },
});

import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { advisoriesFile } from '../../config/index.ts';
import { dayOf } from '../../model/index.ts';
import { isPackageOf } from '../../quality/index.ts';
import { readAdvisories } from '../../sources/vulnerabilities/advisories.ts';
import { formatSnapshot } from '../../sources/vulnerabilities/snapshot.ts';
import { analyseProject } from '../../workflows/build.ts';
import { answerOf, projectCommand, UserError } from '../command.ts';

/**
 * `dossier soup advisories`: what is known of the SOUP on a day, kept in the repository.
 * @implements SRS-3527
 */
export const advisoriesCommand = projectCommand({
  name: 'advisories',
  summary: 'Keeps what is published on the packages of the SOUP, as of a day, in content/advisories.json.',
  options: [
    [
      '--from <path>',
      'dump of OSV (a file, or a directory of records), or report of a scanner',
      { required: true },
    ],
    ['--date <date>', 'day it is of, YYYY-MM-DD, where it does not say itself'],
  ],
  async run(project, options: { from: string; date?: string }, context) {
    const found = answerOf(readAdvisories(resolve(options.from)), (why) => `${why}. Nothing was written.`);
    const date = dayOf((options.date ?? found.date).slice(0, 10));
    if (!date)
      throw new UserError(`${found.name} does not say of which day it is: name it with --date YYYY-MM-DD.`);
    const { model } = await analyseProject(project, context);
    const own = found.reported.filter((each) => model.soup.some((item) => isPackageOf(each, item)));
    const path = join(project.root, advisoriesFile);
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, formatSnapshot(date, { name: found.name, sha256: found.sha256 }, own));
    const ids = new Set(own.map((each) => each.ids[0]));
    context.print(
      `${advisoriesFile}: ${ids.size} advisories on packages of the SOUP, of ${date}, from ${found.name} (SHA-256 ${found.sha256})\n`,
    );
  },
});

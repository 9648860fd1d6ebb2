import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openArchive } from '../../release/archive/read-archive.ts';
import { reproduce } from '../../workflows/reproduce.ts';
import { answerOf, projectCommand, UserError } from '../command.ts';

/** Most names of files printed. */
const listed = 50;

/**
 * `dossier reproduce`: whether a release can be built again.
 * @implements SRS-2008
 */
export const reproduceCommand = projectCommand({
  name: 'reproduce',
  arguments: [['<archive>', 'directory or ZIP of a release of this repository']],
  async run(project, _options, context, path: string) {
    if (!existsSync(path)) throw new UserError(`There is no archive ${path}.`);
    const archive = answerOf(openArchive(resolve(path)), (why) => `${path} cannot be read: ${why}.`);
    const outcome = answerOf(await reproduce(project, archive, context));
    const { manifest, same, different } = outcome;
    if (different.length === 0) {
      context.print(`${manifest.release}: built again, ${same} files are the same bytes\n`);
      return;
    }
    const more = different.length > listed ? `  and ${different.length - listed} more\n` : '';
    context.print(
      `${manifest.release}: built again, ${same} files are the same bytes and ${different.length} are not:\n${different
        .slice(0, listed)
        .map((name) => `  ${name}\n`)
        .join('')}${more}`,
    );
    return 'findings';
  },
});

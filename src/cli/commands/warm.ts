import { warm } from '../../workflows/warm.ts';
import { projectCommand, UserError } from '../command.ts';

/**
 * `dossier warm`: a share of the reading, drawing and printing of a build, into the cache.
 * @implements SRS-3840
 */
export const warmCommand = projectCommand({
  name: 'warm',
  options: [['--shard <number>', 'which of how many shares, such as 2/4', { usual: '1/1' }]],
  async run(project, { shard }: { shard: string }, context) {
    const [, number, of] = (/^(\d{1,3})\/(\d{1,3})$/.exec(shard) ?? []).map(Number);
    if (number === undefined || of === undefined || number < 1 || number > of)
      throw new UserError(
        `${shard} is no share. Write the number of this one and of all, such as --shard 2/4.`,
      );
    const note = (sentence: string): void => {
      if (!context.quiet) context.printError(`${sentence}\n`);
    };
    await warm(project, { number, of }, context, note);
    if (!context.quiet) context.print(`Share ${number} of ${of} is in the cache.\n`);
  },
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { attachTimeStamp, requestFor } from '../../release/timestamp/attach.ts';
import { command, UserError } from '../command.ts';

/**
 * `dossier timestamp`: the question to a time-stamping authority for a signed archive, and its answer into the archive. Both go by file: who sends them is the caller's.
 * @implements SRS-3291
 */
export const timestampCommand = command({
  name: 'timestamp',
  arguments: [['<archive>', 'directory of a signed release']],
  options: [
    ['--request <file>', 'where the question is written, to be sent to the authority'],
    ['--response <file>', 'what the authority answered'],
  ],
  async run({ request, response }: { request?: string; response?: string }, context, path: string) {
    if ((request === undefined) === (response === undefined))
      throw new UserError(
        'Name either --request, to ask an authority, or --response, with what it answered.',
      );
    if (!existsSync(path)) throw new UserError(`There is no archive ${path}.`);
    const target = resolve(path);
    if (request !== undefined) {
      writeFileSync(request, requestFor(target));
      context.print(`${request} asks for the time of the signature of ${path}. Send it to the authority.\n`);
      return;
    }
    if (!existsSync(response as string)) throw new UserError(`There is no file ${response}.`);
    const time = await attachTimeStamp(target, readFileSync(response as string));
    context.print(`${path} was signed by ${time}, says the time stamp that is in it now.\n`);
  },
});

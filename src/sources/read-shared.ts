import { join } from 'node:path';
import type { Share } from '../cache/share.ts';
import type { FoundFile } from './discover.ts';
import { hashFile } from './facts-cache.ts';
import type { FileFacts } from './read-file.ts';

/**
 * Reads the files of this share, and takes the facts of the others from those who read them. What nobody has read, or of other bytes than
 * lie here, is read here.
 * @param facts what was read and taken
 * @implements SRS-3840
 */
export async function readShared(
  root: string,
  files: readonly FoundFile[],
  share: Share,
  {
    facts,
    read,
    take,
  }: {
    facts: ReadonlyMap<string, FileFacts>;
    read(files: readonly FoundFile[]): Promise<void>;
    take(answers: FileFacts[]): void;
  },
): Promise<void> {
  const own = files.filter(({ path }) => share.owns(path));
  await read(own);
  const made = own.flatMap(({ path }) => facts.get(path) ?? []);
  await share.hand('facts', made);
  const open = new Map(files.filter(({ path }) => !facts.has(path)).map((file) => [file.path, file]));
  for (const part of (await share.others('facts')) as FileFacts[][])
    for (const given of part) {
      if (!open.has(given.path) || hashFile(join(root, given.path)) !== given.hash) continue;
      open.delete(given.path);
      take([given]);
    }
  await read([...open.values()]);
}

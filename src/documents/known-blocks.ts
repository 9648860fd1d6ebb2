import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, isBlock } from './blocks/block.ts';

const directory = join(import.meta.dirname, 'blocks');
const files = readdirSync(directory).filter((name) => /(?<!\.d)\.[jt]s$/.test(name));
const modules = await Promise.all(
  files.map((name) => import(`./blocks/${name}`) as Promise<Record<string, unknown>>),
);

/**
 * The parts of documents that are generated, by name: all that the files of `blocks` define, each shown by the partial of its name in
 * `templates/partials/blocks`.
 * @implements SRS-803
 */
export const blocks: ReadonlyMap<string, Block> = new Map(
  modules
    .flatMap((module) => Object.values(module).filter(isBlock))
    .map((block): [string, Block] => [block.name, block])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

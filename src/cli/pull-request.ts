import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import type { compareWith } from '../change/index.ts';
import type { Project } from '../config/index.ts';
import type { Finding, Refused } from '../model/index.ts';
import { readInside } from '../sources/inside.ts';
import { settleFindings } from '../trace/index.ts';
import { UserError } from './command.ts';

/** Bytes of the longest description read. */
const maximum = 1_000_000;

/** @throws UserError where there is no such file, or it is too long */
export function requireDescription(file: string): void {
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`);
  if (statSync(file).size > maximum) throw new UserError(`${file} is too long for a description.`);
}

/**
 * What is wrong with the description of a pull request, held against its change.
 * @param file with the description, as the call names it; `requireDescription` let it pass
 */
export async function contractFindings(
  project: Project,
  comparison: Exclude<Awaited<ReturnType<typeof compareWith>>, Refused>,
  file: string,
): Promise<Finding[]> {
  const { checkContract, readDescription } = await import('../change/index.ts');
  const below = relative(project.root, resolve(file));
  const found = checkContract({
    ...comparison,
    description: readDescription(readFileSync(file, 'utf8'), project.ids),
    file: below.startsWith('..') ? basename(file) : below,
    readText: (path) => readInside(project.root, path)?.toString('utf8'),
    config: project.config,
  });
  return settleFindings(found, project.config);
}

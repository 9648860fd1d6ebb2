import { type OwnersOf, readOwners } from './owners-of.ts';
import { readPlace } from './place.ts';
import { runGit } from './run.ts';

/** Who owns the files of the project, by a CODEOWNERS file. */
export interface Codeowners {
  /** Path of the file, from the root of the repository. */
  file: string;
  /** Owners of a path of the project. */
  ownersOf: OwnersOf;
}

/** Where forges look, besides the place that the configuration names. */
const usual = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
/** Characters of the longest file read: that of GitHub. */
const maximum = 3_000_000;

/**
 * The CODEOWNERS file as a commit has it. Ask for the commit that a change is made against, as forges do: what the change itself writes
 * there calls nobody.
 * @param named path that the configuration names; empty for none
 * @returns undefined where that commit has none
 */
export async function readCodeowners(
  root: string,
  commit: string,
  named: string,
): Promise<Codeowners | undefined> {
  const { prefix = '' } = (await readPlace(root)) ?? {};
  const own = named === '' ? [] : [`${prefix}${named}`];
  for (const file of [...own, ...usual]) {
    const text = await runGit(root, ['cat-file', 'blob', `${commit}:${file}`]);
    if (text === undefined || text.length > maximum) continue;
    const ownersOf = readOwners(text);
    return { file, ownersOf: (path) => ownersOf(`${prefix}${path}`) };
  }
  return undefined;
}

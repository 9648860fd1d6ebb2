import type { Author } from '../../model/index.ts';
import { runGit } from './run.ts';

/** Tags that name a version: others, which anybody may set at any commit, begin no new release. */
const versions = ['v[0-9]*', '[0-9]*'];
const fields = ['%H', '%an', '%ae', '%aN', '%aE', '%(trailers:key=Co-authored-by,valueonly,unfold)'];

/**
 * Everybody who wrote a part of the content since the release before: authors and co-authors (trailers `Co-authored-by`) of every commit
 * that changed anything but records, of merges those that changed something themselves. A person whom the `.mailmap` gives another name or
 * address is named by both. Committers are not among them: whoever merges or rebases the work of others did not write it.
 * @param leftOut records
 * @implements SRS-3246
 */
export async function readAuthors(root: string, leftOut: readonly string[]): Promise<Author[]> {
  const tags = versions.flatMap((pattern) => ['--match', pattern]);
  const before = (await runGit(root, ['describe', '--tags', '--abbrev=0', ...tags, 'HEAD^']))?.trim();
  const log = await runGit(root, [
    'log',
    before ? `refs/tags/${before}..HEAD` : 'HEAD',
    '--full-history',
    '-c',
    '--name-only',
    `--format=%x1e${fields.map((field) => `${field}%x1f`).join('')}`,
    '--',
    '.',
    ...leftOut.map((each) => `:(exclude)${each}`),
  ]);
  const all = (log ?? '').split('\x1e').flatMap((entry): Author[] => {
    const [commit = '', name = '', email = '', mappedName = '', mappedEmail = '', trailers = '', files = ''] =
      entry.split('\x1f');
    if (files.trim() === '') return [];
    const others = trailers.split('\n').flatMap((line) => {
      const [, name = '', email = ''] = /^\s*(.*?)\s*(?:<([^<>]*)>)?\s*$/.exec(line) ?? [];
      return name === '' && email === '' ? [] : [{ name, email, commit }];
    });
    return [{ name, email, commit }, { name: mappedName, email: mappedEmail, commit }, ...others];
  });
  // The newest commit of each is enough to say why.
  const unique = new Map<string, Author>();
  for (const author of all) {
    const key = `${author.name}\n${author.email}`;
    if (!unique.has(key)) unique.set(key, author);
  }
  return [...unique.values()];
}

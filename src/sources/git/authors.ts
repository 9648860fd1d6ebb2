import type { Author } from '../../model/index.ts';
import { runGit } from './run.ts';

/** Tags that name a version: others, which anybody may set at any commit, begin no new release. */
const versions = ['v[0-9]*', '[0-9]*'];
const fields = ['%H', '%an', '%ae', '%aN', '%aE', '%B'];
/** Stands before a commit: no path of a file begins so, and nothing that git prints holds the character between fields, NUL. */
const mark = '//';

/**
 * Everybody who wrote a part of the content since the release before: authors and co-authors (lines `Co-authored-by`, wherever the message
 * has them, as where commits were squashed) of every commit that changed anything but records, of merges those that changed something themselves. A person whom the `.mailmap` gives another name or
 * address is named by both. Committers are not among them: whoever merges or rebases the work of others did not write it.
 * @param leftOut records
 * @implements SRS-3246
 */
export async function readAuthors(root: string, leftOut: readonly string[]): Promise<Author[]> {
  const tags = versions.flatMap((pattern) => ['--match', pattern]);
  const before = (await runGit(root, ['describe', '--tags', '--abbrev=0', ...tags, 'HEAD^']))?.trim();
  return readAuthorsOf(root, before ? `refs/tags/${before}..HEAD` : 'HEAD', leftOut);
}

/** The same of a range of commits: `<base>..<head>`. */
export async function readAuthorsOf(
  root: string,
  range: string,
  leftOut: readonly string[],
): Promise<Author[]> {
  const log = await runGit(root, [
    'log',
    range,
    '--full-history',
    '-c',
    '--name-only',
    '-z',
    `--format=${[mark, ...fields, ''].join('%x00')}`,
    '--',
    '.',
    ...leftOut.map((each) => `:(exclude)${each}`),
  ]);
  const all = commitsIn((log ?? '').split('\0')).flatMap(
    ([
      commit = '',
      name = '',
      email = '',
      mappedName = '',
      mappedEmail = '',
      message = '',
      ...files
    ]): Author[] => {
      if (files.join('').trim() === '') return [];
      const others = coAuthorsIn(message).map((person) => ({ ...person, commit }));
      return [{ name, email, commit }, { name: mappedName, email: mappedEmail, commit }, ...others];
    },
  );
  // The newest commit of each is enough to say why.
  const unique = new Map<string, Author>();
  for (const author of all) {
    const key = `${author.name}\n${author.email}`;
    if (!unique.has(key)) unique.set(key, author);
  }
  return [...unique.values()];
}

/** People of the lines `Co-authored-by` of a message, wherever they stand in it. */
export function coAuthorsIn(message: string): { name: string; email: string }[] {
  return [...message.matchAll(/^[ \t]*co-authored-by[ \t]*:(.*)$/gim)].flatMap(([, person = '']) => {
    const [, name = '', email = ''] = /^\s*(.*?)\s*(?:<([^<>]*)>)?\s*$/.exec(person) ?? [];
    return name === '' && email === '' ? [] : [{ name, email }];
  });
}

/** The fields of each commit, with the paths behind them. */
function commitsIn(tokens: readonly string[]): string[][] {
  const commits: string[][] = [];
  for (const [at, token] of tokens.entries()) {
    // A field may be the mark by chance, or by intent: it is one only where the fields of the commit before are complete.
    const last = commits.at(-1);
    if (at === 0 || (token === mark && (last?.length ?? 0) >= fields.length)) commits.push([]);
    else last?.push(token);
  }
  return commits;
}

import { type Author, compareText } from '../../model/index.ts';
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
 * @param prefix of the tags of releases
 * @implements SRS-3246
 */
export async function readAuthors(root: string, leftOut: readonly string[], prefix = ''): Promise<Author[]> {
  return readAuthorsOf(root, await sinceRelease(root, prefix), leftOut);
}

/**
 * The same, each with the files they changed, by the names that these have now.
 * @implements SRS-3731
 */
export async function readAuthorsByFile(
  root: string,
  leftOut: readonly string[],
  prefix = '',
): Promise<Author[]> {
  const range = await sinceRelease(root, prefix);
  const [commits, renamed] = await Promise.all([readCommits(root, range, leftOut), readRenames(root, range)]);
  const files = new Map<string, Set<string>>();
  const authors = commits.flatMap(({ authors: own, paths }) => {
    const now = paths.flatMap((path) => [path, ...(renamed.get(path) ?? [])]);
    for (const author of own) {
      const known = files.get(keyOf(author)) ?? new Set();
      files.set(keyOf(author), known);
      for (const path of now) known.add(path);
    }
    return own;
  });
  return newestOfEach(authors).map((author) => ({
    ...author,
    files: [...(files.get(keyOf(author)) ?? [])].sort(compareText),
  }));
}

async function sinceRelease(root: string, prefix: string): Promise<string> {
  const tags = versions.flatMap((pattern) => ['--match', `${prefix}${pattern}`]);
  const before = (await runGit(root, ['describe', '--tags', '--abbrev=0', ...tags, 'HEAD^']))?.trim();
  return before ? `refs/tags/${before}..HEAD` : 'HEAD';
}

/** The same of a range of commits: `<base>..<head>`. */
export async function readAuthorsOf(
  root: string,
  range: string,
  leftOut: readonly string[],
): Promise<Author[]> {
  const commits = await readCommits(root, range, leftOut);
  return newestOfEach(commits.flatMap(({ authors }) => authors));
}

/** Who wrote each commit, and the paths it changed, newest first. */
async function readCommits(
  root: string,
  range: string,
  leftOut: readonly string[],
): Promise<{ authors: Author[]; paths: string[] }[]> {
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
  return commitsIn((log ?? '').split('\0')).flatMap(
    ([commit = '', name = '', email = '', mappedName = '', mappedEmail = '', message = '', ...files]) => {
      if (files.join('').trim() === '') return [];
      const others = coAuthorsIn(message).map((person) => ({ ...person, commit }));
      const own = [
        { name, email, commit },
        { name: mappedName, email: mappedEmail, commit },
      ];
      return [{ authors: [...own, ...others], paths: files.map(trimmed).filter(Boolean) }];
    },
  );
}

/** What git puts before the first path of a commit. */
const trimmed = (path: string): string => path.replace(/^\n+/, '');

const keyOf = ({ name, email }: Author): string => `${name}\n${email}`;

/** The newest commit of each is enough to say why. */
function newestOfEach(authors: readonly Author[]): Author[] {
  const unique = new Map<string, Author>();
  for (const author of authors) if (!unique.has(keyOf(author))) unique.set(keyOf(author), author);
  return [...unique.values()];
}

/** Path → what the file was called later, as far as git finds a file again under another name. */
async function readRenames(root: string, range: string): Promise<Map<string, string[]>> {
  const arguments_ = ['--diff-filter=R', '-M', '--name-status', '-z', '--format='];
  const log = await runGit(root, ['log', range, ...arguments_, '--', '.']);
  const later = new Map<string, string[]>();
  const tokens = (log ?? '').split('\0').map(trimmed);
  // Newest first: what a new name became is known already.
  for (let at = 0; at + 2 < tokens.length; ) {
    if (!/^R\d+$/.test(tokens[at] as string)) {
      at += 1;
      continue;
    }
    const [from, to] = [tokens[at + 1] as string, tokens[at + 2] as string];
    later.set(from, [...new Set([...(later.get(from) ?? []), to, ...(later.get(to) ?? [])])]);
    at += 3;
  }
  return later;
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

import { runGit } from './run.ts';
import { hashTreeOfCommit } from './working-tree.ts';

/** A tag or commit that says in its message that it approves the content it stands on (lines `Approval: …`). */
export interface SignedObject {
  /** `tag v2.4.1` or `commit 0123456789ab`. */
  name: string;
  /** Object as git stores it, signature included. */
  raw: string;
}

/** Most commits and tags looked at. */
const most = 100;
const claim = /^Approval: /m;

/**
 * Tags and commits that approve a content: those since its last change whose own content, records left out, is the same.
 * A tag on other content is history, and not among them.
 * @param tree hash of the content as it is, records left out
 */
export async function readSignedObjects(
  root: string,
  leftOut: readonly string[],
  tree: string,
): Promise<SignedObject[]> {
  const run = async (...words: string[]): Promise<string> => (await runGit(root, words))?.trim() ?? '';
  const last = await run(
    'log',
    '-1',
    '--format=%H',
    '--',
    '.',
    ...leftOut.map((each) => `:(exclude)${each}`),
  );
  if (tree === '' || last === '') return [];
  const since = await run('rev-list', `--max-count=${most}`, `${last}..HEAD`);
  const commits = [...since.split('\n').filter(Boolean), last];
  const form = '--format=%(objecttype) %(objectname) %(*objectname) %(refname)';
  const tags = (await run('for-each-ref', form, 'refs/tags'))
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([type = '', , commit = '']) => type === 'tag' && commits.includes(commit))
    .slice(0, most);
  const prefix = await run('rev-parse', '--show-prefix');
  const same = new Map<string, Promise<boolean>>();
  const isSame = (commit: string): Promise<boolean> => {
    const known =
      same.get(commit) ?? hashTreeOfCommit(root, prefix, commit, leftOut).then((own) => own === tree);
    same.set(commit, known);
    return known;
  };
  const read = async (type: string, id: string, commit: string, name: string): Promise<SignedObject[]> => {
    const raw = (await runGit(root, ['cat-file', type, id])) ?? '';
    return claim.test(raw) && (await isSame(commit)) ? [{ name, raw }] : [];
  };
  const found = await Promise.all([
    ...commits.map((commit) => read('commit', commit, commit, `commit ${commit.slice(0, 12)}`)),
    ...tags.map(([, id = '', commit = '', ref = '']) =>
      read('tag', id, commit, `tag ${ref.slice('refs/tags/'.length)}`),
    ),
  ]);
  return found.flat();
}

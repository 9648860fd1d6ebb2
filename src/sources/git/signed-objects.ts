import type { ContentOf } from './content.ts';
import { lastChangeOf } from './content-time.ts';
import { readObjects } from './objects.ts';
import { runGit } from './run.ts';

/** A tag or commit that says in its message that it approves the content it stands on (lines `Approval: …`). */
export interface SignedObject {
  /** `tag v2.4.1` or `commit 0123456789ab`. */
  name: string;
  /** Object as git stores it, signature included. */
  raw: string;
  /** Whether its content, records of approvals left out, is the content as it is. */
  same: boolean;
  /** The commit it stands on. */
  commit: string;
}

/** Most commits since the last change of the content, and most tags and commits that claim to approve. */
const most = 100;
/** Most commits since the release before. */
const mostSince = 5_000;
const claim = /^Approval: /m;

/**
 * Tags and commits that say that they approve a content: those on the content as it is, and those from the release before on that stand
 * on a content that changed. What was approved before is history, and not among them.
 * @param tree hash of the content as it is, records left out
 * @param matching arguments by which git sees the tags of releases
 */
export async function readSignedObjects(
  root: string,
  leftOut: readonly string[],
  tree: string,
  contentOf: ContentOf,
  matching: readonly string[],
): Promise<SignedObject[]> {
  const run = async (...words: string[]): Promise<string> => (await runGit(root, words))?.trim() ?? '';
  const lines = async (...words: string[]): Promise<string[]> =>
    (await run(...words)).split('\n').filter((line) => line !== '');
  const [last = ''] = (await run(...lastChangeOf(leftOut))).split(' ');
  if (tree === '' || last === '') return [];
  const release = await run(
    'describe',
    '--tags',
    '--abbrev=0',
    '--exclude=approvals/*',
    ...matching,
    'HEAD^',
  );
  const range = release === '' ? 'HEAD' : `${release}..HEAD`;
  const entry = '--format=%x1e%H%n%B';
  const [here, log, first, refs] = await Promise.all([
    lines('rev-list', `--max-count=${most}`, `${last}..HEAD`),
    run('log', `--max-count=${mostSince}`, entry, range),
    release === '' ? '' : run('log', '-1', entry, release),
    lines('for-each-ref', '--format=%(objecttype) %(objectname) %(*objectname) %(refname)', 'refs/tags'),
  ]);
  const since = `${log}${first}`.split('\x1e').map((entry) => entry.trimStart());
  const tagged = new Set([...here, last, ...since.map(commitOf)]);
  const claiming = since.filter((entry) => claim.test(entry)).map(commitOf);
  const tags = refs
    .map((line) => line.split(' '))
    .filter(([type = '', , commit = '']) => type === 'tag' && tagged.has(commit))
    .slice(0, most);
  const isSame = async (commit: string): Promise<boolean> => (await contentOf(commit))?.tree === tree;
  const claims = [
    ...[...new Set([...here, last, ...claiming.slice(0, most)])].map((commit) => ({
      id: commit,
      commit,
      name: `commit ${commit.slice(0, 12)}`,
    })),
    ...tags.map(([, id = '', commit = '', ref = '']) => ({
      id,
      commit,
      name: `tag ${ref.slice('refs/tags/'.length)}`,
    })),
  ];
  const objects = await readObjects(root, [...new Set(claims.map(({ id }) => id))]);
  const raws = new Map(objects.map(({ name, bytes }) => [name, bytes.toString('utf8')]));
  const found = await Promise.all(
    claims.map(async ({ id, commit, name }): Promise<SignedObject[]> => {
      const raw = raws.get(id) ?? '';
      return claim.test(raw) ? [{ name, raw, same: await isSame(commit), commit }] : [];
    }),
  );
  return found.flat();
}

function commitOf(entry: string): string {
  return entry.split('\n', 1)[0] ?? '';
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Scratch } from './scratch.ts';

const made: Scratch[] = [];
const keep = (scratch: Scratch): Scratch => {
  made.push(scratch);
  return scratch;
};
const repository = (): Scratch => keep(Scratch.repository());
afterEach(() => {
  vi.unstubAllEnvs();
  for (const scratch of made.splice(0)) scratch.remove();
});

// @verifies SRS-503
describe('without a commit', () => {
  it.each([
    ['no repository', () => keep(new Scratch())],
    ['a repository without a commit', repository],
  ])('%s is no version control', async (_, make) => {
    const scratch = make().write('a.md', 'a');
    const { system, commit, tree, date, describe, findings } = await scratch.read();
    expect({ system, commit, tree, date, describe, findings }).toEqual({
      system: 'none',
      commit: '',
      tree: '',
      date: '',
      describe: '',
      findings: [expect.objectContaining({ rule: 'no-version-control' })],
    });
  });
});

// @verifies SRS-3587
it('a draft knows its remote and branch, a release only its directory', async () => {
  const scratch = repository().write('a/b.md', 'b');
  scratch.commit('First');
  scratch.git('remote', 'add', 'backup', '/srv/pump.git');
  scratch.git('remote', 'add', 'origin', 'https://robot:s3cret@github.com/ward/pump.git');
  const remote = { url: 'https://github.com/ward/pump', branch: 'main' };
  expect(await scratch.read('a')).toMatchObject({ folder: 'a/', remote });
  expect(JSON.stringify(await scratch.read('a'))).not.toContain('s3cret');
  scratch.git('tag', 'v1.0.0');
  const released = await scratch.read('a');
  expect([released.folder, released.remote]).toEqual(['a/', undefined]);
});

// @verifies SRS-501
describe('facts from git', () => {
  it('are what git says, in UTC', async () => {
    const scratch = repository().write('a.md', 'a').write('b/c.md', 'c');
    const first = scratch.commit('First');
    scratch.git('tag', 'v1.0.0');
    const second = scratch.write('a.md', 'aa').commit('Second');
    const revision = await scratch.read();
    expect(revision).toMatchObject({
      system: 'git',
      commit: second,
      shortCommit: second.slice(0, 12),
      tag: '',
      describe: scratch.git('describe', '--tags', '--abbrev=12'),
      date: '2026-03-01T08:00:00Z',
      dirty: false,
      shallow: false,
      tree: scratch.git('rev-parse', 'HEAD^{tree}'),
      findings: [],
    });
    expect(revision.lastChange).toEqual({
      'a.md': { commit: second, date: '2026-03-01T08:00:00Z', author: 'Author', subject: 'Second' },
      'b/c.md': { commit: first, date: '2026-03-01T08:00:00Z', author: 'Author', subject: 'First' },
    });
  });

  it('of several tags the highest version wins, on a detached HEAD as well', async () => {
    const scratch = repository().write('a.md', 'a');
    const commit = scratch.commit('First');
    for (const tag of ['v1.9.0', 'v1.10.0', 'v1.2.0']) scratch.git('tag', tag);
    scratch.git('tag', '-a', 'v1.3.0', '-m', 'annotated');
    scratch.git('checkout', '-q', '--detach');
    expect(await scratch.read()).toMatchObject({ commit, tag: 'v1.10.0', dirty: false });
    expect((await scratch.state()).tags).toEqual(['v1.10.0', 'v1.9.0', 'v1.3.0', 'v1.2.0']);
  });

  it('a release wins over its candidates on the same commit', async () => {
    const scratch = repository().write('a.md', 'a');
    scratch.commit('First');
    for (const tag of ['v1.0.0-rc.1', 'v1.0.0', 'v1.0.0-rc.2']) scratch.git('tag', tag);
    expect((await scratch.read()).tag).toBe('v1.0.0');
  });

  it('are of the directory, whatever repository the environment names', async () => {
    const other = repository().write('b.md', 'b');
    other.commit('Other');
    const scratch = repository().write('a.md', 'a');
    const commit = scratch.commit('First');
    vi.stubEnv('GIT_DIR', join(other.root, '.git'));
    vi.stubEnv('GIT_INDEX_FILE', join(other.root, '.git/index'));
    expect(await scratch.read()).toMatchObject({ commit, dirty: false });
  });

  it('odd names of files stay what they are', async () => {
    const names = [
      'a "quoted".md',
      "it's.md",
      'new\nline.md',
      '\nleading.md',
      'tab\there.md',
      'Größe 漢字.md',
      ' blank .md',
      '-dash.md',
      '\\back.md',
    ];
    const scratch = repository();
    for (const name of names) scratch.write(name, name);
    const commit = scratch.commit('Odd names');
    const { lastChange, dirty } = await scratch.read();
    expect(dirty).toBe(false);
    expect(Object.keys(lastChange).sort()).toEqual([...names].sort());
    expect(new Set(Object.values(lastChange).map((change) => change.commit))).toEqual(new Set([commit]));
    const clean = await scratch.state();
    const digests = new Set([clean.digest]);
    for (const name of names) {
      scratch.write(name, 'changed');
      digests.add((await scratch.state()).digest);
    }
    expect(digests.size).toBe(names.length + 1);
  });

  it('a renamed file changed when it was renamed', async () => {
    const scratch = repository().write('old.md', 'the same text\n'.repeat(20));
    scratch.commit('First');
    scratch.git('mv', 'old.md', 'new.md');
    const { dirty, tree } = await scratch.read();
    expect(dirty).toBe(true);
    const commit = scratch.commit('Rename');
    const after = await scratch.read();
    expect(after.lastChange['new.md']?.commit).toBe(commit);
    expect(after.tree).toBe(tree);
  });

  it('a merge is no change of the files it only brings together', async () => {
    const scratch = repository().write('a.md', 'a');
    scratch.commit('First');
    scratch.git('checkout', '-qb', 'side');
    scratch.write('side.md', 's').commit('Side');
    scratch.git('checkout', '-q', 'main');
    const main = scratch.write('a.md', 'aa').commit('Main');
    scratch.git('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
    const { lastChange } = await scratch.read();
    expect(lastChange['a.md']?.commit).toBe(main);
    expect(Object.keys(lastChange)).toEqual(['a.md', 'side.md']);
  });

  it('a project below the root of the repository knows its own files only', async () => {
    const scratch = repository().write('apps/pump/a.md', 'a').write('apps/other/b.md', 'b');
    scratch.commit('First');
    const clean = await scratch.read('apps/pump');
    expect(Object.keys(clean.lastChange)).toEqual(['a.md']);
    expect(clean.tree).toBe(scratch.git('rev-parse', 'HEAD:apps/pump'));
    scratch.write('apps/other/b.md', 'changed');
    expect(await scratch.read('apps/pump')).toEqual(clean);
    scratch.write('apps/pump/new.md', 'n');
    const changed = await scratch.read('apps/pump');
    expect(changed.dirty).toBe(true);
    scratch.commit('Second');
    expect(changed.tree).toBe(scratch.git('rev-parse', 'HEAD:apps/pump'));
  });

  it('a shallow clone is told', async () => {
    const scratch = repository().write('a.md', 'a');
    scratch.commit('First');
    scratch.write('a.md', 'aa').commit('Second');
    const clone = keep(new Scratch());
    clone.git('clone', '-q', '--depth', '1', `file://${scratch.root}`, '.');
    const revision = await clone.read();
    expect(revision.shallow).toBe(true);
    expect(revision.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['shallow-clone', 'warning'],
    ]);
  });

  it('a worktree is read like a clone', async () => {
    const scratch = repository().write('a.md', 'a');
    const commit = scratch.commit('First');
    const tree = keep(new Scratch());
    scratch.git('worktree', 'add', '-q', join(tree.root, 'w'), '--detach');
    expect(await tree.read('w')).toMatchObject({ commit, dirty: false });
    tree.write('w/a.md', 'changed');
    const changed = await tree.read('w');
    scratch.write('a.md', 'changed').commit('Second');
    expect(changed).toMatchObject({ dirty: true, tree: scratch.git('rev-parse', 'HEAD^{tree}') });
  });

  it('a submodule counts with its commit', async () => {
    const part = repository().write('part.md', 'p');
    part.commit('Part');
    const scratch = repository().write('a.md', 'a');
    scratch.git('submodule', '--quiet', 'add', part.root, 'part');
    scratch.commit('With a part');
    const clean = await scratch.read();
    expect(clean).toMatchObject({ dirty: false, tree: scratch.git('rev-parse', 'HEAD^{tree}') });
    scratch.write('part/part.md', 'changed');
    // What lies changed in a submodule is in no tree of this repository: no evidence can be of this very tree.
    expect(await scratch.read()).toMatchObject({ dirty: true, tree: '' });
    scratch.write(
      '.gitmodules',
      `${readFileSync(join(scratch.root, '.gitmodules'), 'utf8')}\tignore = all\n`,
    );
    scratch.git('add', '.gitmodules');
    scratch.git('commit', '-qm', 'Look away');
    expect(await scratch.read()).toMatchObject({ dirty: true, tree: '' });
  });
});

describe('a tree that differs from its commit', () => {
  // @verifies SRS-411, SRS-501
  it('has the hash that a commit of it would have; the index stays as it is', async () => {
    const scratch = repository().write('a.md', 'a').write('gone.md', 'g').write('.gitignore', 'kept-out\n');
    scratch.commit('First');
    const clean = await scratch.read();
    scratch.write('kept-out', 'x');
    expect(await scratch.read()).toEqual(clean);
    scratch.write('a.md', 'changed').write('new.md', 'n').git('rm', '-q', 'gone.md');
    const index = readFileSync(join(scratch.root, '.git/index'));
    const { dirty, tree, describe } = await scratch.read();
    expect(readFileSync(join(scratch.root, '.git/index'))).toEqual(index);
    expect([dirty, describe.endsWith('-dirty')]).toEqual([true, true]);
    scratch.commit('Second');
    expect(scratch.git('rev-parse', 'HEAD^{tree}')).toBe(tree);
  });

  // @verifies SRS-411, SRS-504
  it.each(['--assume-unchanged', '--skip-worktree'])(
    'is told although git was asked to look away with %s',
    async (flag) => {
      const scratch = repository().write('a.md', 'a');
      scratch.commit('First');
      scratch.git('update-index', flag, 'a.md');
      scratch.write('a.md', 'changed');
      const { dirty, tree } = await scratch.read();
      const before = (await scratch.state()).digest;
      scratch.write('a.md', 'changed again');
      expect((await scratch.state()).digest).not.toBe(before);
      scratch.git('update-index', `--no-${flag.slice(2)}`, 'a.md');
      scratch.write('a.md', 'changed').commit('Second');
      expect({ dirty, tree }).toEqual({ dirty: true, tree: scratch.git('rev-parse', 'HEAD^{tree}') });
    },
  );

  // @verifies SRS-1308
  it('changes the digest below the root of the repository as well', async () => {
    const scratch = repository().write('app/a.md', 'a');
    scratch.commit('First');
    scratch.write('app/a.md', 'b');
    const before = (await scratch.state('app')).digest;
    scratch.write('app/a.md', 'c');
    expect((await scratch.state('app')).digest).not.toBe(before);
  });

  // @verifies SRS-1308, SRS-411
  it('changes the digest with every byte', async () => {
    const scratch = repository().write('a.md', 'a');
    scratch.commit('First');
    const digests = [(await scratch.state()).digest];
    const look = async (): Promise<void> => void digests.push((await scratch.state()).digest);
    scratch.write('a.md', 'b');
    await look();
    scratch.write('a.md', 'c');
    await look();
    scratch.git('add', 'a.md');
    scratch.write('a.md', 'd');
    await look();
    scratch.write('new.md', 'n');
    await look();
    scratch.write('new.md', 'm');
    await look();
    scratch.git('tag', 'v1');
    await look();
    expect(new Set(digests).size).toBe(digests.length);
    expect((await scratch.state()).digest).toBe(digests.at(-1));
  });
});

// @verifies SRS-505
it('SOURCE_DATE_EPOCH takes the place of the commit date; nonsense in it does not', async () => {
  const scratch = repository().write('a.md', 'a');
  scratch.commit('First');
  vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000');
  expect((await scratch.read()).date).toBe('2023-11-14T22:13:20Z');
  for (const nonsense of ['', 'soon', '-5', '1e9', '99999999999999999']) {
    vi.stubEnv('SOURCE_DATE_EPOCH', nonsense);
    expect((await scratch.read()).date).toBe('2026-03-01T08:00:00Z');
  }
});

// @verifies SRS-502
it('trailers of the configured relations are changes of the items they name', async () => {
  const scratch = repository().write('a.md', '1');
  const message = (subject: string, ...trailers: string[]): string =>
    `${subject}\n\nImplements: SRS-900 in the body is no trailer.\n\n${trailers.join('\n')}`;
  const first = scratch.commit(message('One', 'Implements: SRS-041, SRS-042', 'Reviewed-by: SRS-043'));
  scratch.write('a.md', '2').commit('Nothing named');
  const third = scratch
    .write('a.md', '3')
    .commit(message('Three "quoted" \u001e\u001f', 'IMPLEMENTS: SRS-050\n  SRS-051', 'Implements: nobody'));
  const { changes } = await scratch.read();
  expect(changes.map(({ commit, trailers }) => [commit, trailers.map(({ id }) => id)])).toEqual([
    [third, ['SRS-050', 'SRS-051']],
    [first, ['SRS-041', 'SRS-042']],
  ]);
  expect(changes[1]).toMatchObject({ date: '2026-03-01T08:00:00Z', author: 'Author', subject: 'One' });
});

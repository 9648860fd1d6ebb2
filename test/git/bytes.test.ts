import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFilesOfCommit } from '../../src/sources/git/commit.ts';
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

const heading = '# Alarm $Id$\n\nThe alarm sounds.\n';

/** A repository with one page under an attribute, in which git says that nothing changed. */
function underAttribute(attribute: string): Scratch {
  const scratch = repository().write('.gitattributes', `*.md ${attribute}\n`).write('a.md', heading);
  scratch.commit('First');
  return scratch;
}

/** Writes over a page so that git goes on saying that nothing changed. */
function overwrite(scratch: Scratch, text: string): void {
  scratch.write('a.md', text).git('add', 'a.md');
  expect(scratch.git('status', '--porcelain')).toBe('');
}

// @verifies SRS-3181, SRS-3182
describe('what git makes of a file on its way to the commit is seen', () => {
  const read = async (scratch: Scratch): Promise<unknown> => {
    const { dirty, tree, findings } = await scratch.read();
    expect(tree).not.toBe(scratch.git('rev-parse', 'HEAD^{tree}'));
    return [dirty, findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`)];
  };
  const told = (by: string): unknown => [
    true,
    [
      `error converted-file: a.md is not, byte for byte, what the commit holds; git converts between the two (${by}).`,
    ],
  ];

  it('`ident` with words of its own', async () => {
    const scratch = underAttribute('ident');
    overwrite(scratch, heading.replace('$Id$', '$Id: cleared for neonates $'));
    expect(await read(scratch)).toEqual(told('`ident`'));
  });

  it.each(['text', 'text=auto', 'text eol=crlf', 'crlf=input'])('line ends with `%s`', async (attribute) => {
    const scratch = underAttribute(attribute);
    overwrite(scratch, heading.replaceAll('\n', '\r\n'));
    expect(await read(scratch)).toEqual(told('line ends'));
  });

  it('line ends with `core.autocrlf`, all files in one finding', async () => {
    const scratch = repository().write('a.md', heading).write('b.md', heading);
    scratch.commit('First');
    scratch.git('config', 'core.autocrlf', 'true');
    scratch.write('b.md', heading.replaceAll('\n', '\r\n')).git('add', 'b.md');
    overwrite(scratch, heading.replaceAll('\n', '\r\n'));
    expect(await read(scratch)).toEqual([
      true,
      [
        'error converted-file: a.md and 1 more are not, byte for byte, what the commit holds; git converts between the two (line ends).',
      ],
    ]);
  });

  it('a filter, which is not run', async () => {
    const scratch = underAttribute('filter=gloss');
    const beacon = join(scratch.root, '../', `${scratch.root.split('/').at(-1)}-ran`);
    scratch.git('config', 'filter.gloss.clean', `sed 's/does not sound/sounds/'`);
    overwrite(scratch, heading.replace('sounds', 'does not sound'));
    scratch.git('config', 'filter.gloss.clean', `touch ${beacon}; cat`);
    expect(await read(scratch)).toEqual(told('`filter=gloss`'));
    expect(existsSync(beacon)).toBe(false);
  });

  it('a filter that only this clone knows of', async () => {
    const scratch = repository().write('a.md', heading);
    scratch.commit('First');
    scratch.write('.git/info/attributes', '*.md filter=gloss\n');
    scratch.git('config', 'filter.gloss.clean', `sed 's/does not sound/sounds/'`);
    overwrite(scratch, heading.replace('sounds', 'does not sound'));
    expect(await read(scratch)).toEqual(told('`filter=gloss`'));
  });

  it('an encoding', async () => {
    const scratch = underAttribute('working-tree-encoding=UTF-16LE');
    scratch.write('a.md', '').git('add', 'a.md');
    scratch.write('a.md', Buffer.from(heading, 'utf16le')).git('add', 'a.md');
    scratch.git('commit', '-qm', 'In another encoding', '--allow-empty');
    expect(scratch.git('status', '--porcelain')).toBe('');
    expect(await read(scratch)).toEqual(told('`working-tree-encoding=UTF-16LE`'));
  });
});

// @verifies SRS-3182
describe('bytes that are the commit’s stay good', () => {
  const clean = async (scratch: Scratch): Promise<void> => {
    expect(await scratch.read()).toMatchObject({
      dirty: false,
      tree: scratch.git('rev-parse', 'HEAD^{tree}'),
      findings: [],
    });
  };

  it.each(['text=auto eol=lf', 'text', 'ident', '-text', 'filter=absent', 'diff=markdown'])(
    'under the attribute `%s`',
    async (attribute) => clean(underAttribute(attribute)),
  );

  it('with line ends of Windows that are committed as such', async () => {
    const scratch = repository()
      .write('.gitattributes', '* -text\n')
      .write('a.md', heading.replaceAll('\n', '\r\n'));
    scratch.commit('First');
    scratch.git('config', 'core.autocrlf', 'true');
    await clean(scratch);
  });

  it('in Git LFS, where the commit names the very bytes', async () => {
    const bytes = '\u0000\u0001 a drawing';
    const scratch = repository().write('.gitattributes', '*.png filter=lfs diff=lfs merge=lfs -text\n');
    scratch.write('a.png', bytes);
    const pointer = (hash: string): string =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize ${bytes.length}\n`;
    scratch.write('pointer', pointer(createHash('sha256').update(bytes).digest('hex')));
    const commitPointer = (): void => {
      const blob = scratch.git('hash-object', '-w', 'pointer');
      rmSync(join(scratch.root, 'pointer'));
      scratch.git('add', '.gitattributes');
      scratch.git('update-index', '--add', '--cacheinfo', `100644,${blob},a.png`);
      scratch.git('commit', '-qm', 'A drawing');
    };
    commitPointer();
    await clean(scratch);
    scratch.write('a.png', bytes.replace('a', 'b'));
    expect(await scratch.read()).toMatchObject({ dirty: true, findings: [] });
    scratch.write('a.png', bytes).write('pointer', pointer('f'.repeat(64)));
    commitPointer();
    expect(await scratch.read()).toMatchObject({ dirty: true, findings: [] });
  });

  it('on a file system that knows no executable files', async () => {
    const scratch = repository().write('a.md', heading);
    scratch.commit('First');
    chmodSync(join(scratch.root, 'a.md'), 0o755);
    expect(await scratch.read()).toMatchObject({ dirty: true });
    scratch.git('config', 'core.fileMode', 'false');
    await clean(scratch);
  });

  it('in a repository with SHA-256, with links, executable files, and names that are no UTF-8', async () => {
    const scratch = keep(new Scratch());
    scratch.git('init', '-q', '-b', 'main', '--object-format=sha256');
    scratch.write('run.sh', 'x').write('a/b.md', 'b').write('a.md', 'a').write('a0.md', 'a');
    chmodSync(join(scratch.root, 'run.sh'), 0o755);
    symlinkSync('a.md', join(scratch.root, 'link.md'));
    renameSync(
      join(scratch.root, 'a0.md'),
      Buffer.concat([Buffer.from(`${scratch.root}/gr`), Buffer.from([0xf6]), Buffer.from('sse.md')]) as never,
    );
    scratch.commit('First');
    expect(scratch.git('rev-parse', 'HEAD')).toHaveLength(64);
    await clean(scratch);
    rmSync(join(scratch.root, 'link.md'));
    symlinkSync('a/b.md', join(scratch.root, 'link.md'));
    expect(await scratch.read()).toMatchObject({ dirty: true });
  });
});

// @verifies SRS-3181
describe('a commit is what its name is the hash of', () => {
  it('whatever replaces it', async () => {
    const scratch = repository().write('a.md', 'good\n');
    const good = scratch.commit('Good');
    const evil = scratch.write('a.md', 'evil\n').commit('Evil');
    scratch.git('reset', '-q', '--hard', good);
    scratch.git('replace', good, evil);
    scratch.git('reset', '-q', '--hard');
    expect([readFileSync(join(scratch.root, 'a.md'), 'utf8'), scratch.git('status', '--porcelain')]).toEqual([
      'evil\n',
      '',
    ]);
    expect(await scratch.read()).toMatchObject({ commit: good, dirty: true });
    const content = await readFilesOfCommit(scratch.root, '', good);
    const blob = scratch.git('--no-replace-objects', 'rev-parse', `${good}:a.md`);
    expect(content?.files.get('a.md')?.object).toBe(blob);
  });

  it.each(['tree', 'blob'])('whichever %s of it is replaced', async (type) => {
    const scratch = repository().write('a.md', 'good\n');
    const good = scratch.commit('Good');
    const evil = scratch.write('a.md', 'evil\n').commit('Evil');
    const object = (commit: string): string =>
      scratch.git('rev-parse', type === 'tree' ? `${commit}^{tree}` : `${commit}:a.md`);
    scratch.git('reset', '-q', '--hard', good);
    scratch.git('replace', object(good), object(evil));
    scratch.write('a.md', 'evil\n');
    expect(await scratch.read()).toMatchObject({ commit: good, dirty: true });
  });

  it.each(['commit', 'tree'] as const)('whatever the database holds in place of its %s', async (type) => {
    const scratch = repository().write('a.md', 'good\n');
    const good = scratch.commit('Good');
    const evil = scratch.write('a.md', 'evil\n').commit('Evil');
    const name = (commit: string): string =>
      type === 'tree' ? scratch.git('rev-parse', `${commit}^{tree}`) : commit;
    scratch.git('reset', '-q', '--hard', good);
    const bytes = scratch.git('cat-file', type, name(evil));
    const raw = type === 'tree' ? treeBytes(scratch, name(evil)) : Buffer.from(`${bytes}\n`);
    putInPlace(scratch, name(good), type, raw);
    scratch.write('a.md', 'evil\n');
    const { commit, dirty, tree } = await scratch.read();
    // A commit that is not what its name says is none at all.
    if (type === 'commit') expect([commit, tree]).toEqual(['', '']);
    else expect({ commit, dirty }).toEqual({ commit: good, dirty: true });
    expect(await readFilesOfCommit(scratch.root, '', good)).toBeUndefined();
  });

  it('with the parents that it names, whatever was grafted', async () => {
    const scratch = repository().write('a.md', '1');
    const first = scratch.commit('First');
    const second = scratch.write('b.md', '2').commit('Second');
    scratch.write('.git/info/grafts', `${second}\n`);
    expect((await scratch.read()).lastChange['a.md']?.commit).toBe(first);
  });

  it('whatever the environment says', async () => {
    const other = repository().write('a.md', 'other\n');
    const foreign = other.commit('Other');
    const scratch = repository().write('a.md', 'good\n');
    scratch.commit('Good');
    const before = await scratch.read();
    const settings = { 'core.worktree': other.root, 'core.excludesFile': '/dev/null', 'core.bare': 'true' };
    const hostile: Record<string, string> = {
      GIT_DIR: join(other.root, '.git'),
      GIT_WORK_TREE: other.root,
      GIT_COMMON_DIR: join(other.root, '.git'),
      GIT_OBJECT_DIRECTORY: join(other.root, '.git/objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(other.root, '.git/objects'),
      GIT_REPLACE_REF_BASE: 'refs/heads/',
      GIT_GRAFT_FILE: join(other.root, 'a.md'),
      GIT_SHALLOW_FILE: join(other.root, 'a.md'),
      GIT_NAMESPACE: 'other',
      GIT_CEILING_DIRECTORIES: join(scratch.root, '..'),
      GIT_EXEC_PATH: other.root,
      GIT_ATTR_SOURCE: foreign,
      GIT_LITERAL_PATHSPECS: '1',
      GIT_ICASE_PATHSPECS: '1',
      GIT_DEFAULT_HASH: 'sha256',
      GIT_TRACE: '1',
      GIT_TRACE_SETUP: '1',
      GIT_CONFIG: join(other.root, '.git/config'),
      GIT_CONFIG_PARAMETERS: `'core.worktree'='${other.root}'`,
      GIT_CONFIG_COUNT: String(Object.keys(settings).length),
    };
    for (const [index, [key, value]] of Object.entries(settings).entries()) {
      hostile[`GIT_CONFIG_KEY_${index}`] = key;
      hostile[`GIT_CONFIG_VALUE_${index}`] = value;
    }
    for (const [name, value] of Object.entries(hostile)) vi.stubEnv(name, value);
    expect(await scratch.read()).toEqual(before);
  });

  it('whatever the configuration says of how to compare files', async () => {
    const scratch = repository().write('a.md', 'good\n');
    scratch.commit('Good');
    const { mtime } = statSync(join(scratch.root, 'a.md'));
    for (const [key, value] of [
      ['core.trustctime', 'false'],
      ['core.checkStat', 'minimal'],
      ['core.ignoreStat', 'true'],
      ['core.untrackedCache', 'true'],
      ['core.fsmonitor', 'true'],
      ['diff.ignoreSubmodules', 'all'],
    ])
      scratch.git('config', key as string, value as string);
    utimesSync(join(scratch.root, 'a.md'), mtime, new Date(1_700_000_000_000));
    scratch.git('-c', 'core.fsmonitor=false', 'update-index', '--refresh');
    scratch.write('a.md', 'evil\n');
    utimesSync(join(scratch.root, 'a.md'), mtime, new Date(1_700_000_000_000));
    expect(scratch.git('-c', 'core.fsmonitor=false', 'status', '--porcelain')).toBe('');
    expect(await scratch.read()).toMatchObject({ dirty: true, findings: [] });
  });

  it('and a file that the index was told to leave out is missing', async () => {
    const scratch = repository().write('a.md', 'a').write('hazards.md', 'h');
    scratch.commit('First');
    scratch.git('update-index', '--skip-worktree', 'hazards.md');
    rmSync(join(scratch.root, 'hazards.md'));
    expect(scratch.git('status', '--porcelain')).toBe('');
    expect(await scratch.read()).toMatchObject({ dirty: true });
  });
});

// @verifies SRS-3183
describe('a submodule is surveyed like the project', () => {
  const withPart = (): Scratch => {
    const part = repository().write('part.md', 'p').write('.gitignore', 'secret.md\n');
    part.commit('Part');
    const scratch = repository().write('a.md', 'a');
    scratch.git('submodule', '--quiet', 'add', part.root, 'sub/part');
    scratch.commit('With a part');
    return scratch;
  };

  it('its files are listed, what it ignores is not', async () => {
    const scratch = withPart();
    scratch.write('sub/part/secret.md', 'SRS-009').write('sub/part/new.md', 'n');
    const state = await scratch.state();
    expect(state.listed?.filter((path) => path.startsWith('sub/part/')).sort()).toEqual([
      'sub/part/.gitignore',
      'sub/part/new.md',
      'sub/part/part.md',
    ]);
    const paths = ['sub/part/secret.md', 'sub/part/part.md', 'sub/part/new.md', 'a.md'];
    expect(paths.map((path) => state.ignores(path))).toEqual([true, false, false, false]);
  });

  it.each(['--assume-unchanged', '--skip-worktree'])(
    'a change hidden in it with %s is told',
    async (flag) => {
      const scratch = withPart();
      expect(await scratch.read()).toMatchObject({
        dirty: false,
        tree: scratch.git('rev-parse', 'HEAD^{tree}'),
      });
      scratch.git('-C', 'sub/part', 'update-index', flag, 'part.md');
      scratch.write('sub/part/part.md', 'changed');
      expect(scratch.git('status', '--porcelain')).toBe('');
      expect(await scratch.read()).toMatchObject({ dirty: true, tree: '' });
    },
  );

  it('another commit of it is another tree', async () => {
    const scratch = withPart();
    const own = join(scratch.root, 'sub/part');
    new Scratch(own).write('part.md', 'changed').commit('Changed');
    expect(await scratch.read()).toMatchObject({ dirty: true });
    const { tree } = await scratch.read();
    scratch.commit('Newer part');
    expect(await scratch.read()).toMatchObject({ dirty: false, tree });
  });

  it('what lies in the place of one that is not checked out is in no commit', async () => {
    const scratch = withPart();
    const clone = keep(new Scratch());
    clone.git('clone', '-q', scratch.root, '.');
    expect(await clone.read()).toMatchObject({ dirty: false });
    clone.write('sub/part/evil.md', 'SRS-666');
    expect(clone.git('status', '--porcelain')).toBe('');
    expect((await clone.state()).ignores('sub/part/evil.md')).toBe(true);
  });

  it('a repository within that is no submodule is no part of the commit', async () => {
    const scratch = repository().write('a.md', 'a');
    scratch.commit('First');
    scratch.write('within/b.md', 'b').git('init', '-q', '-b', 'main', 'within');
    expect(await scratch.read()).toMatchObject({ dirty: true, tree: '' });
  });
});

function treeBytes(scratch: Scratch, name: string): Buffer {
  const parts = scratch
    .git('ls-tree', name)
    .split('\n')
    .flatMap((line) => {
      const [, mode, object, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.+)$/.exec(line) as unknown as string[];
      return [Buffer.from(`${mode} ${path}\0`), Buffer.from(object as string, 'hex')];
    });
  return Buffer.concat(parts);
}

/** Writes an object into the database under the name of another. */
function putInPlace(scratch: Scratch, name: string, type: string, bytes: Buffer): void {
  const path = `.git/objects/${name.slice(0, 2)}/${name.slice(2)}`;
  chmodSync(join(scratch.root, path), 0o644);
  scratch.write(path, deflateSync(Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes])));
}

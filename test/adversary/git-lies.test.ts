import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';

const page = 'content/requirements.md';
const good = 'within 2 s';
const evil = 'within 9 s';

let project: TestProject;
let other: TestProject;
beforeAll(() => {
  for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM']) vi.stubEnv(name, '/dev/null');
  other = TestProject.clean();
  other.edit(page, good, evil).commit('Evil');
});
afterEach(() => project.remove());
afterAll(() => {
  other.remove();
  vi.unstubAllEnvs();
});

const at = (path: string): string => join(project.root, path);
const lie = (): TestProject => project.edit(page, good, evil);
const configure = (...settings: string[]): void => {
  for (const setting of settings) project.git('config', ...setting.split('=', 2));
};
const attribute = (text: string): void => {
  project.write('.gitattributes', `${text}\n`).commit('Attributes');
};
const status = (): string => project.git('status', '--porcelain');
const submodule = (): void => {
  project.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.root, 'content/part');
  project.commit('A part');
};

/** What git is made to say, so that a page that no commit holds passes for that of the commit; and by what Dossier tells. */
const lies: Record<string, [change: () => unknown, told: string]> = {
  'the commit is replaced': [
    () => {
      const head = project.git('rev-parse', 'HEAD').trim();
      project.edit(page, good, evil).commit('Evil');
      const bad = project.git('rev-parse', 'HEAD').trim();
      project.git('update-ref', 'HEAD', head);
      project.git('replace', head, bad);
      expect(status()).toBe('');
    },
    'draft',
  ],
  'the blob is replaced': [
    () => {
      const blob = project.git('rev-parse', `HEAD:${page}`).trim();
      lie();
      project.git('replace', blob, project.git('hash-object', '-w', page).trim());
      project.git('update-index', '--cacheinfo', `100644,${blob},${page}`);
    },
    'draft',
  ],
  'the database of another holds other bytes under the name of the blob': [
    () => {
      const blob = project.git('rev-parse', `HEAD:${page}`).trim();
      const object = `.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`;
      lie();
      const bad = project.git('hash-object', '-w', page).trim();
      mkdirSync(at(`elsewhere/${blob.slice(0, 2)}`), { recursive: true });
      renameSync(
        at(`.git/objects/${bad.slice(0, 2)}/${bad.slice(2)}`),
        at(`elsewhere/${blob.slice(0, 2)}/${blob.slice(2)}`),
      );
      rmSync(at(object), { force: true });
      project.write('.git/objects/info/alternates', `${at('elsewhere')}\n`);
      project.write('.git/info/exclude', 'elsewhere\n');
    },
    'draft',
  ],
  'line ends are converted': [
    () => {
      configure('core.autocrlf=true');
      project.write(page, project.read(page).replaceAll('\n', '\r\n')).git('add', page);
      expect(status()).toBe('');
    },
    'converted-file',
  ],
  'a filter cleans it': [
    () => {
      attribute('*.md filter=gloss');
      configure(`filter.gloss.clean=sed "s/${evil}/${good}/"`);
      lie().git('add', page);
      expect(status()).toBe('');
    },
    'converted-file',
  ],
  'a filter that only this clone knows cleans it': [
    () => {
      project.write('.git/info/attributes', '*.md filter=gloss\n');
      configure(`filter.gloss.clean=sed "s/${evil}/${good}/"`);
      lie().git('add', page);
      expect(status()).toBe('');
    },
    'converted-file',
  ],
  '`ident` takes words away': [
    () => {
      project.edit(page, '# ', '# $Id$ ').write('.gitattributes', '*.md ident\n').commit('Ident');
      project.edit(page, '$Id$', '$Id: cleared for neonates $').git('add', page);
      expect(status()).toBe('');
    },
    'converted-file',
  ],
  'an encoding takes its bytes away': [
    () => {
      project.write('.gitattributes', '*.md working-tree-encoding=UTF-16LE\n');
      const text = project.read(page);
      for (const name of readdirSync(at('content')))
        if (name.endsWith('.md'))
          project.write(`content/${name}`, Buffer.from(project.read(`content/${name}`), 'utf16le'));
      project.commit('In another encoding');
      expect(project.git('show', `HEAD:${page}`)).toBe(text);
      expect(status()).toBe('');
    },
    'converted-file',
  ],
  'the index assumes that it is unchanged': [
    () => {
      project.git('update-index', '--assume-unchanged', page);
      lie();
      expect(status()).toBe('');
    },
    'draft',
  ],
  'the index skips it': [
    () => {
      project.git('update-index', '--skip-worktree', page);
      lie();
      expect(status()).toBe('');
    },
    'draft',
  ],
  'a sparse checkout leaves out a page': [
    () => {
      project.git('sparse-checkout', 'set', '--no-cone', '/*', '!/content/risks.md');
      expect(existsSync(at('content/risks.md'))).toBe(false);
      expect(status()).toBe('');
    },
    'draft',
  ],
  'a page that only this clone ignores': [
    () => project.write('.git/info/exclude', 'content/more.md\n').write('content/more.md', '# More\n'),
    'ignored-input',
  ],
  'a page that the user ignores': [
    () => {
      project.write('.git/ignored', 'content/more.md\n').write('content/more.md', '# More\n');
      configure(`core.excludesFile=${at('.git/ignored')}`);
      expect(status()).toBe('');
    },
    'ignored-input',
  ],
  'the times of the file are as before': [
    () => {
      configure('core.trustctime=false', 'core.checkStat=minimal', 'core.ignoreStat=true');
      project.git('update-index', '--refresh');
      lie();
    },
    'draft',
  ],
  'the directory of another repository is asked': [
    () => {
      configure(`core.worktree=${other.root}`);
      lie();
    },
    'draft',
  ],
  'a program watches the files and says that nothing changed': [
    () => {
      project.write('.git/watch', '#!/bin/sh\nprintf 1').git('config', 'core.fsmonitor', at('.git/watch'));
      lie();
    },
    'draft',
  ],
  'a link stands in its place': [
    () => {
      lie();
      renameSync(at(page), at('.git/evil.md'));
      symlinkSync('../.git/evil.md', at(page));
      project.git('update-index', '--assume-unchanged', page);
    },
    'draft',
  ],
  'a link leads out of the project': [
    () => {
      symlinkSync(join(other.root, page), at('content/linked.md'));
      project.commit('A link');
    },
    'path-outside-project',
  ],
  'a link leads to a directory of pages': [
    () => {
      symlinkSync(join(other.root, 'content'), at('content/more'));
      project.commit('A link');
    },
    'linked-directory',
  ],
  'a repository within holds pages': [
    () => project.git('clone', '-q', other.root, 'content/within'),
    'draft',
  ],
  'a submodule has changes': [
    () => {
      submodule();
      project.edit(`content/part/${page}`, evil, 'within 12 s');
      configure('diff.ignoreSubmodules=all', 'submodule.content/part.ignore=all');
      expect(status()).toBe('');
    },
    'draft',
  ],
  'a submodule hides its changes': [
    () => {
      submodule();
      project.git('-C', 'content/part', 'update-index', '--assume-unchanged', page);
      project.edit(`content/part/${page}`, evil, 'within 12 s');
      expect(status()).toBe('');
    },
    'draft',
  ],
  'a submodule is at another commit': [
    () => {
      submodule();
      project.git('-C', 'content/part', 'checkout', '-q', 'HEAD~1');
      configure('diff.ignoreSubmodules=all', 'submodule.content/part.ignore=all');
      expect(status()).toBe('');
    },
    'draft',
  ],
  'a submodule is not checked out': [
    () => {
      submodule();
      project.git('submodule', '--quiet', 'deinit', '--force', 'content/part');
      expect(status()).toBe('');
    },
    'unfetched-input',
  ],
  'a page is in Git LFS, and was not fetched': [
    () => {
      const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 9\n`;
      project.write('content/more.md', pointer).write('.gitattributes', 'content/more.md filter=lfs -text\n');
      project.commit('A large page');
    },
    'unfetched-input',
  ],
};

/** Whether the project is a draft, and the rules of its errors. */
async function told(): Promise<string[]> {
  const { model, findings } = await analyseProject(await loadProject(project.root), {
    progress: silentProgress,
  });
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  return [
    ...new Set([...(model.release.draftReasons.includes('uncommitted changes') ? ['draft'] : []), ...errors]),
  ];
}

// @verifies SRS-3260, SRS-3181, SRS-3182, SRS-3183, SRS-3274
describe('what git is made to say', () => {
  it('the honest project is no draft', async () => {
    project = TestProject.clean();
    expect(await told()).toEqual([]);
  });

  it.each(Object.entries(lies))('is seen through: %s', async (_, [change, by]) => {
    project = TestProject.clean();
    change();
    expect(await told()).toContain(by);
  });

  // Grafts change no file, only who wrote it: the honest project stays what it is.
  it('has no effect on parents: grafts', async () => {
    project = TestProject.clean();
    const revision = async () =>
      (await analyseProject(await loadProject(project.root), { progress: silentProgress })).model.release
        .revision;
    const before = await revision();
    project.write('.git/info/grafts', `${project.git('rev-parse', 'HEAD').trim()}\n`);
    expect(project.git('rev-list', '--count', 'HEAD').trim()).toBe('1');
    expect(await revision()).toEqual(before);
  });
});

// @verifies SRS-3274
it('files of Git LFS that were not fetched are told once', async () => {
  project = TestProject.clean();
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 9\n`;
  for (const name of ['a', 'b', 'c']) project.write(`content/${name}.md`, pointer);
  project.commit('Large pages');
  const { findings } = await analyseProject(await loadProject(project.root), { progress: silentProgress });
  const messages = findings.filter(({ rule }) => rule === 'unfetched-input').map(({ message }) => message);
  expect(messages).toEqual([
    'content/a.md is a pointer of Git LFS; its bytes were not fetched, and nothing of it is read. The same holds for 2 more files.',
  ]);
});

// @verifies SRS-3274
it('a submodule that is not checked out is told by what reaches into it', async () => {
  project = TestProject.clean();
  submodule();
  project.git('mv', 'content/part', 'vendor');
  project.commit('Elsewhere');
  project.git('submodule', '--quiet', 'deinit', '--force', 'vendor');
  const findings = async () =>
    (await analyseProject(await loadProject(project.root), { progress: silentProgress })).findings
      .filter(({ rule }) => rule === 'unfetched-input')
      .map(({ severity, message }) => `${severity}: ${message}`);
  expect(await findings()).toEqual([
    'warning: vendor is a submodule that is not checked out; `sources` looks everywhere, and nothing of it is read.',
  ]);
  project.edit(
    'site.config.ts',
    '  product:',
    "  sources: { code: ['src/**', 'vendor/src/**'] },\n  product:",
  );
  expect(await findings()).toEqual([
    'error: vendor is a submodule that is not checked out; `sources` reaches into it by vendor/src/**, and nothing of it is read.',
  ]);
  project.edit('site.config.ts', 'sources: {', "sources: { exclude: ['vendor/**'],");
  expect(await findings()).toEqual([]);
});

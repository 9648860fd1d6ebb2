import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

const secret = 'hunter2-of-no-commit';
const page = 'content/files.md';

/** Everything a build wrote, as one text by path. */
function written(project: TestProject, directory = 'dist'): [path: string, text: string][] {
  return readdirSync(join(project.root, directory), {
    recursive: true,
    encoding: 'utf8',
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(project.root.length + 1), readFileSync(path, 'latin1')]);
}

function withPage(project: TestProject, ...lines: string[]): TestProject {
  project.write(page, `# Files\n\n${lines.join('\n\n')}\n`);
  return project.edit(
    'site.config.ts',
    'documents: [',
    `documents: [{ id: 'FILES', type: 'plain', title: 'Files', pages: ['${page}'] },`,
  );
}

/** Messages of what a page refers to and may not show, by line. */
function refused(project: TestProject): string[] {
  const { findings } = JSON.parse(project.run('check', '--format', 'json').out) as {
    findings: { rule: string; file?: string; line?: number; message: string }[];
  };
  return findings
    .filter(({ rule, file }) => file === page && /^(?:file-not-of-commit|path-outside-project)$/.test(rule))
    .map(({ rule, line, message }) => `${line} ${rule} ${message}`);
}

describe('what no commit holds', () => {
  let project: TestProject;
  beforeAll(() => {
    project = TestProject.clean();
    project.write('.gitignore', `${project.read('.gitignore')}.env\n/private/\n`);
    project.git('config', 'http.extraheader', `AUTHORIZATION: basic ${secret}`);
    for (const path of ['.env', 'private/a.png', 'node_modules/p/a.txt', '.dossier/cache/a.txt'])
      project.write(path, secret);
    project.write('dist/manifest.json', '{}').write('dist/old.txt', secret);
    symlinkSync('../.env', join(project.root, 'content/link.txt'));
    symlinkSync('../private', join(project.root, 'content/linked'));
    symlinkSync('link.txt', join(project.root, 'content/chain.txt'));
    symlinkSync('/etc/hostname', join(project.root, 'content/out.txt'));
    withPage(
      project,
      '[a](../.git/config)',
      '[b](../.env)',
      '![c](../.git/logs/HEAD)',
      '![d](../private/a.png)',
      '[e](link.txt)',
      '[f](chain.txt)',
      '[g](linked/a.png)',
      '[h](/node_modules/p/a.txt)',
      '[i](../.dossier/cache/a.txt)',
      '[j](../dist/old.txt)',
      '[k](out.txt)',
      '[l][m]\n\n[m]: ..%2f.git%2fconfig',
      '| A |\n| --- |\n| [n](../.git/HEAD) |',
      `<a href="../.env">o</a> <img src='../.git/config' alt="p">`,
      '`<a href="../.env">` is code',
    );
    project.edit('site.config.ts', 'documents: [', 'output: { html: true },\n  documents: [');
    project.git(
      'add',
      '-A',
      '-f',
      'node_modules/p/a.txt',
      '.dossier/cache/a.txt',
      'content',
      'site.config.ts',
    );
    project.commit('Refer to files');
  });
  afterAll(() => project.remove());

  // @verifies SRS-3200, SRS-1303
  it('is a finding with the line of whatever refers to it', () => {
    const hidden = 'which belongs to git, to a package manager or to what Dossier writes; it is not shown.';
    const ignored =
      'which git ignores, or to such a file through a symbolic link: no commit holds it, and it is not shown.';
    expect(refused(project)).toEqual([
      `3 file-not-of-commit The link "../.git/config" leads to .git/config, ${hidden}`,
      `5 file-not-of-commit The link "../.env" leads to .env, ${ignored}`,
      `7 file-not-of-commit The image "../.git/logs/HEAD" leads to .git/logs/HEAD, ${hidden}`,
      `9 file-not-of-commit The image "../private/a.png" leads to private/a.png, ${ignored}`,
      `11 file-not-of-commit The link "link.txt" leads to content/link.txt, ${ignored}`,
      `13 file-not-of-commit The link "chain.txt" leads to content/chain.txt, ${ignored}`,
      `15 file-not-of-commit The link "linked/a.png" leads to content/linked/a.png, ${ignored}`,
      `17 file-not-of-commit The link "/node_modules/p/a.txt" leads to node_modules/p/a.txt, ${hidden}`,
      `19 file-not-of-commit The link "../.dossier/cache/a.txt" leads to .dossier/cache/a.txt, ${hidden}`,
      `21 file-not-of-commit The link "../dist/old.txt" leads to dist/old.txt, ${hidden}`,
      '23 path-outside-project The link "out.txt" leads through a symbolic link out of the project.',
      `25 file-not-of-commit The link "..%2f.git%2fconfig" leads to .git/config, ${hidden}`,
      `31 file-not-of-commit The link "../.git/HEAD" leads to .git/HEAD, ${hidden}`,
      `33 file-not-of-commit The link "../.env" leads to .env, ${ignored}`,
      `33 file-not-of-commit The image "../.git/config" leads to .git/config, ${hidden}`,
    ]);
  });

  // @verifies SRS-3200
  it('is in no file of the output', { timeout: 60_000 }, () => {
    // A directory that no build of ours wrote is not written over.
    rmSync(join(project.root, 'dist'), { recursive: true });
    project.run('--quiet', 'build', '--no-pdf');
    const files = written(project);
    expect(files.some(([path]) => path === 'dist/site/documents/FILES/index.html')).toBe(true);
    expect(files.filter(([, text]) => text.includes(secret)).map(([path]) => path)).toEqual([]);
    expect(files.map(([path]) => path).filter((path) => path.startsWith('dist/site/files/'))).toEqual([]);
  });
});

describe('what is of the commit', () => {
  let project: TestProject;
  afterEach(() => project.remove());

  // @verifies SRS-3200
  it('is shown: tracked files, new ones that are not ignored, and a link to one', { timeout: 60_000 }, () => {
    project = TestProject.clean();
    project.write('content/data.csv', 'a,b\n').write('.github/x.txt', 'x');
    symlinkSync('data.csv', join(project.root, 'content/link.csv'));
    withPage(project, '[a](data.csv) [b](link.csv) [c](../.github/x.txt) [d](new.csv)').commit(
      'Refer to files',
    );
    project.write('content/new.csv', 'c,d\n');
    expect(refused(project)).toEqual([]);
    project.run('--quiet', 'build', '--no-pdf');
    expect(
      written(project, 'dist/site/files').map(([path, text]) => [path.replace('dist/site/files/', ''), text]),
    ).toEqual(
      expect.arrayContaining([
        ['content/data.csv', 'a,b\n'],
        ['content/link.csv', 'a,b\n'],
        ['content/new.csv', 'c,d\n'],
      ]),
    );
  });

  // @verifies SRS-3200
  it('is what a submodule tracks, and nothing else below it', { timeout: 60_000 }, () => {
    const library = TestProject.empty();
    project = TestProject.clean();
    try {
      library.git('init', '-q', '-b', 'main');
      library.write('.gitignore', 'token.txt\n').write('pinout.csv', 'pin,use\n').commit('Begin');
      const words = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.root, 'lib'];
      execFileSync('git', words, { cwd: project.root, stdio: 'pipe' });
      project.write('lib/token.txt', secret);
      withPage(project, '[a](../lib/pinout.csv)', '[b](../lib/token.txt)', '[c](../lib/.git)').commit(
        'Refer',
      );
      expect(refused(project).map((text) => text.split(',')[0])).toEqual([
        '5 file-not-of-commit The link "../lib/token.txt" leads to lib/token.txt',
        '7 file-not-of-commit The link "../lib/.git" leads to lib/.git',
      ]);
      project.run('--quiet', 'build', '--no-pdf');
      expect(written(project, 'dist/site/files').map(([path]) => path)).toEqual([
        'dist/site/files/lib/pinout.csv',
      ]);
    } finally {
      library.remove();
    }
  });

  // @verifies SRS-3200
  it('is known again when nothing but the state of the file changed', () => {
    project = TestProject.clean();
    project.write('.gitignore', `${project.read('.gitignore')}*.log\n`).write('run.log', secret);
    withPage(project, '[a](../run.log)').commit('Refer to a file');
    expect(refused(project)).toHaveLength(1);
    project.git('add', '-f', 'run.log');
    expect(refused(project)).toEqual([]);
  });

  // @verifies SRS-3200
  it('is told by names where there is no version control', () => {
    project = TestProject.clean();
    project.write('.env', secret);
    withPage(project, '[a](../.env)', '[b](../site.config.ts)', '[c](../.git/config)');
    execFileSync('rm', ['-r', join(project.root, '.git')]);
    project.write('.git/config', secret);
    expect(refused(project).map((text) => text.split(',')[0])).toEqual([
      '3 file-not-of-commit The link "../.env" leads to .env',
      '7 file-not-of-commit The link "../.git/config" leads to .git/config',
    ]);
  });

  // @verifies SRS-3201
  it('is every template and setting, or it is a finding', { timeout: 60_000 }, () => {
    project = TestProject.clean();
    project.write('.gitignore', `${project.read('.gitignore')}/templates/documents/\nbaseline.json\n.env\n`);
    project.write('.env', secret).write('content/baseline.json', '{"entries": []}');
    project.write('templates/documents/plain.hbs', secret).write('templates/partials/x.hbs', 'x');
    symlinkSync('../../.env', join(project.root, 'templates/partials/blocks.hbs'));
    withPage(project, 'Text.').commit('Bring templates');
    expect(project.findings().filter((text) => /not-of-commit|ignored/.test(text))).toEqual([
      'ignored-input content/baseline.json:1:1',
      'file-not-of-commit templates/documents/plain.hbs:1:1',
      'file-not-of-commit templates/partials/blocks.hbs:1:1',
    ]);
    project.run('--quiet', 'build', '--no-pdf');
    expect(written(project).filter(([, text]) => text.includes(secret))).toEqual([]);
  });
});

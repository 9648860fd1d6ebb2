import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { main, TestProject } from './project.ts';

let project: TestProject;
afterEach(() => project.remove());

// @verifies SRS-410
it('a stamp needs reports that lie in the project', () => {
  project = TestProject.clean();
  expect(project.run('stamp', 'nowhere')).toMatchObject({
    code: 2,
    err: 'There is no directory nowhere: run the tests first, so that they write their reports there.\n',
  });
  expect(project.run('stamp', '..')).toMatchObject({
    code: 2,
    err: '.. lies outside the project; evidence has to lie inside.\n',
  });
  symlinkSync('/etc/hostname', `${project.root}/reports/outside.xml`);
  symlinkSync('gone', `${project.root}/reports/broken.xml`);
  project.must('stamp');
  expect(Object.keys(JSON.parse(project.read('reports/evidence.json')).files)).toEqual(['junit.xml']);
});

const stampOf = (of: TestProject) => JSON.parse(of.read('reports/evidence.json'));
const stateOf = (of: TestProject, id: string): string => {
  of.run('build', '--no-pdf');
  return JSON.parse(of.read('dist/data/model.json')).verdicts[id].state;
};
const case_ = '<testcase classname="test/queue.test.ts" name="serves an alarm first"';
const reportOf = (attributes: string, more = ''): string =>
  `<testsuites><testsuite name="unit" tests="1" failures="0"${attributes}>${more}${case_} time="0.002"/></testsuite></testsuites>`;

// @verifies SRS-3160
describe('a report that cannot be of this tree', () => {
  it('verifies nothing when it is stamped again after a change', () => {
    project = TestProject.clean();
    expect(stateOf(project, 'SRS-041')).toBe('verified');
    project
      .edit('src/queue.ts', 'alarms first', 'alarms before all')
      .commit('Change the source, run no test');
    const tree = stampOf(project).tree;
    const { code, out, err } = project.run('stamp');
    expect(code).toBe(1);
    expect(err).toBe(
      `reports/junit.xml was refused: it was stamped before as of the tree ${tree.slice(0, 12)}, and its tests did not run again.\n`,
    );
    expect(out).toMatch(/^reports\/evidence\.json: 0 reports of tree [0-9a-f]{12}, 1 refused\n$/);
    expect(stateOf(project, 'SRS-041')).not.toBe('verified');
    expect(project.findings()).toContain('evidence-of-other-commit reports/junit.xml:1:1');
    // Neither does asking again help, nor a new time of the file.
    utimesSync(join(project.root, 'reports/junit.xml'), new Date(), new Date());
    expect(project.run('stamp').code).toBe(1);
    expect(project.run('stamp', '--check')).toMatchObject({
      code: 1,
      err: `reports/junit.xml was refused: it was stamped before as of the tree ${tree.slice(0, 12)}, and its tests did not run again.\n`,
    });
    // The tree it is of makes it evidence again.
    project.git('checkout', '-q', 'HEAD~1');
    project.must('stamp');
    expect(stateOf(project, 'SRS-041')).toBe('verified');
  });

  it.each([
    [
      'its own time',
      reportOf(' timestamp="2020-01-01T00:00:00"'),
      /^reports\/old\.xml was refused: it began on 2020-01-01T00:00:00, before \S+ was changed on /,
    ],
    [
      'the commit it names',
      reportOf('', `<properties><property name="commit" value="${'0'.repeat(40)}"/></properties>`),
      /^reports\/old\.xml was refused: it says that it is of the commit 000000000000\.\n$/,
    ],
  ])('is told by %s, alone, beside one that is good', (_, text, message) => {
    project = TestProject.clean();
    const { code, err } = project.write('reports/old.xml', text).run('stamp');
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(Object.keys(stampOf(project).files)).toEqual(['junit.xml']);
  });

  it('is told by the time of the file', () => {
    project = TestProject.clean();
    project.write('reports/old.xml', reportOf(''));
    const past = new Date('2020-01-01T00:00:00Z');
    utimesSync(join(project.root, 'reports/old.xml'), past, past);
    expect(project.run('stamp').err).toMatch(
      /^reports\/old\.xml was refused: it was written on 2020-01-01T00:00:00Z, before \S+ was changed on /,
    );
  });

  it.each([
    ['removed', (of: TestProject) => rmSync(join(of.root, 'test/queue.test.ts'))],
    ['renamed', (of: TestProject) => of.git('mv', 'src/queue.ts', 'src/line.ts')],
    ['made executable', (of: TestProject) => chmodSync(join(of.root, 'src/queue.ts'), 0o755)],
  ])('is older than a file that was %s after it', (_, change) => {
    project = TestProject.clean();
    rmSync(join(project.root, 'reports/evidence.json'));
    expect(project.run('stamp').code).toBe(0);
    rmSync(join(project.root, 'reports/evidence.json'));
    change(project);
    expect(project.run('stamp').err).toMatch(/^reports\/junit\.xml was refused: it was written on /);
  });
});

// @verifies SRS-3160
it('good reports are stamped in a fresh clone, and before and after the commit', () => {
  project = TestProject.clean();
  const clone = TestProject.empty();
  execFileSync('git', ['clone', '-q', '--no-hardlinks', project.root, clone.root]);
  clone.write('reports/junit.xml', project.read('reports/junit.xml'));
  expect(clone.run('stamp')).toMatchObject({ code: 0, err: '' });
  // A report of a job that ran elsewhere, before this clone was made.
  clone.write('reports/other.xml', reportOf(' timestamp="2026-04-01T10:00:00Z"'));
  expect(clone.run('stamp')).toMatchObject({ code: 0, err: '' });
  clone.remove();
  project.write('src/more.ts', 'export const more = 1;\n').retest().commit('More');
  expect(project.run('stamp')).toMatchObject({ code: 0, err: '' });
});

// @verifies SRS-3162
it('results of a cache count with a reason, which the stamp keeps', () => {
  project = TestProject.clean();
  project.edit('content/risks.md', '#', '# All').commit('Reword');
  expect(project.run('stamp', '--reused', ' ')).toMatchObject({
    code: 2,
    err: '--reused takes a reason: why the results of the cache hold for this tree.\n',
  });
  project.must('stamp', '--reused', 'Gradle: up to date');
  expect(stampOf(project).reused).toEqual({ 'junit.xml': 'Gradle: up to date' });
  project.must('stamp');
  expect(stampOf(project).reused).toEqual({ 'junit.xml': 'Gradle: up to date' });
});

const script = (body: string): string => `mkdir -p reports\n${body}\n`;
const writing = (name: string, text = reportOf('')): string => `cat > reports/${name} <<'X'\n${text}\nX`;

// @verifies SRS-3161
describe('the stamp runs the tests', () => {
  it('takes what they wrote, and keeps command, directory, duration and exit code', () => {
    project = TestProject.clean();
    project.write('t.sh', script(`${writing('unit.xml')}\necho ran; exit 3`)).commit('A script');
    const { code, out, err } = project.run('stamp', '--', 'sh', 't.sh', '--check');
    expect([code, out]).toEqual([3, 'ran\n']);
    const before = 'reports/junit.xml was refused: `sh t.sh --check` did not write it.\n';
    expect(err).toMatch(
      new RegExp(`^${before}reports/evidence.json: 1 report of tree [0-9a-f]{12}, 1 refused\\n$`),
    );
    const [run] = stampOf(project).runs;
    expect(run).toMatchObject({
      command: 'sh t.sh --check',
      directory: '',
      exitCode: 3,
      files: ['unit.xml'],
    });
    expect([run.seconds < 60, run.began]).toEqual([true, expect.stringMatching(/^20\d\d-.*Z$/)]);
    // Another job of the same tree leaves what the first one proved.
    rmSync(join(project.root, 'reports/junit.xml'));
    expect(
      project.run(
        'stamp',
        'reports',
        '--',
        'sh',
        '-c',
        script(writing('more.xml', reportOf(' package="x"'))),
      ),
    ).toMatchObject({ code: 0 });
    expect(stampOf(project).runs.map(({ files }: { files: string[] }) => files)).toEqual([
      ['unit.xml'],
      ['more.xml'],
    ]);
    expect(project.must('stamp', '--check').err).toBe('');
  });

  it.each([
    [
      'changes the tree',
      ['sh', '-c', 'echo "" >> src/queue.ts'],
      1,
      /^The tree changed while the tests ran \(src\/queue\.ts was changed last\), so their reports are of neither: nothing was stamped\. What tests write belongs into \.gitignore\.\n$/,
    ],
    [
      'writes no report',
      ['true'],
      1,
      /^`true` wrote no report to reports: nothing was stamped\. Name the directory of its reports: dossier stamp <directory> -- <command>\n$/,
    ],
    ['is none', ['no-such-command'], 2, /^There is no command no-such-command\.\n$/],
    [
      'is ended by a signal',
      ['sh', '-c', `${script(writing('junit.xml'))}kill -9 $$`],
      137,
      /1 report of tree/,
    ],
  ])('a command that %s', (_, words, code, message) => {
    project = TestProject.clean();
    const outcome = project.run('stamp', '--', ...words);
    expect(outcome.code).toBe(code);
    expect(outcome.err).toMatch(message);
  });

  it('a runner that brings old results back from its cache is refused', () => {
    project = TestProject.clean();
    const restore = script(writing('junit.xml', reportOf(' timestamp="2020-01-01T00:00:00Z"')));
    const words = ['--', 'sh', '-c', restore] as const;
    expect(project.run('stamp', ...words)).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'reports/junit.xml was refused: it began on 2020-01-01T00:00:00Z, before ',
      ),
    });
    expect(project.run('stamp', '--reused', 'the cache compares inputs', ...words).code).toBe(0);
    expect(stampOf(project).reused).toEqual({ 'junit.xml': 'the cache compares inputs' });
  });

  it('two dashes stand before the command', () => {
    project = TestProject.clean();
    expect(project.run('stamp', 'reports', 'npm', 'test')).toMatchObject({
      code: 2,
      err: 'The command that runs the tests stands after two dashes: dossier stamp -- npm test\n',
    });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends it at once with all it started', async (name) => {
    project = TestProject.clean();
    const child = spawn(
      process.execPath,
      [main, 'stamp', '--', 'sh', '-c', 'sleep 60 & echo started; trap "" TERM; sleep 60; sleep 60'],
      {
        cwd: project.root,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    await once(child.stdout, 'data');
    const start = Date.now();
    child.kill(name);
    // The pipe closes when nobody holds it any more, grandchildren included.
    const [[code]] = await Promise.all([once(child, 'exit'), once(child.stdout, 'close')]);
    expect([code, Date.now() - start < 5000]).toEqual([130, true]);
    expect(project.run('stamp', '--check').code).toBe(0);
  });
});

// @verifies SRS-3164
describe('without a tree nothing is stamped, and what lies there stays', () => {
  it.each([
    [
      'no repository',
      (of: TestProject) => rmSync(join(of.root, '.git'), { recursive: true }),
      {},
      'This is no git work tree: nothing tells of which tree evidence is. Put the project under version control: `git init`, `git add --all`, then `git commit`.\n',
    ],
    [
      'no commit',
      (of: TestProject) => of.git('update-ref', '-d', 'HEAD'),
      {},
      'There is no commit yet: nothing tells of which tree evidence is. Commit the project: `git add --all`, then `git commit`.\n',
    ],
    [
      'no git',
      () => '',
      { PATH: '/nowhere' },
      'Git is not installed: nothing tells of which tree evidence is. Install git.\n',
    ],
  ])('%s', (_, break_, variables, err) => {
    project = TestProject.clean();
    const before = project.read('reports/evidence.json');
    break_(project);
    expect(project.runWith(variables, 'stamp')).toEqual({ code: 2, out: '', err });
    expect(project.read('reports/evidence.json')).toBe(before);
    const { out } = project.runWith(variables, 'check', '--rule', 'no-version-control');
    expect(out).toContain(err.split('.')[0]);
  });
});

// @verifies SRS-3163
it('the stamp tells the versions of the tools, whatever the language', () => {
  project = TestProject.clean();
  project.write(
    'reports/junit.xml',
    reportOf('', '<properties><property name="java.version" value="21.0.2"/></properties>'),
  );
  project.write('requirements.txt', 'pytest==8.3.1\nidna==3.7\n');
  const tools = (commands: string): void => {
    const text = project.read('site.config.ts').replace(/ {2}sources: \{ tools.*\n/, '');
    project.write(
      'site.config.ts',
      text.replace('documents: [', `sources: { tools: ${commands} },\n  documents: [`),
    );
  };
  tools("{ git: 'git --version', echo: 'echo \"a b\"; touch pwned' }");
  project.commit('Tools').retest();
  expect(stampOf(project).tools).toMatchObject({
    Java: '21.0.2',
    pytest: '8.3.1',
    git: expect.stringMatching(/^(?:version )?\d/),
    echo: 'a b ; touch pwned',
    node: process.versions.node,
  });
  project.edit('site.config.ts', 'echo:', 'ech:');
  project.edit('site.config.ts', "'echo ", "'no-such-tool ");
  expect(project.run('stamp')).toMatchObject({
    code: 2,
    err: '`sources.tools.ech`: `no-such-tool "a b"; touch pwned` tells no version (there is no such command).\n',
  });
});

// @verifies SRS-3109
it('a report is of the project that its tests ran in, as the stamp saw it', () => {
  project = TestProject.clean();
  for (const name of ['pump', 'ui'])
    project
      .write(`packages/${name}/package.json`, '{}')
      .write(`packages/${name}/test/index.test.ts`, "it('runs', () => {});\n");
  project
    .edit('site.config.ts', 'documents: [', "sources: { code: ['**/*.ts'] },\n  documents: [")
    .commit('Add two packages');
  const report =
    '<testsuites name="vitest tests"><testsuite name="test/index.test.ts" tests="1"><testcase classname="test/index.test.ts" name="runs" time="0"/></testsuite></testsuites>';
  project.must(
    'stamp',
    '--',
    process.execPath,
    '-e',
    `require('fs').writeFileSync('reports/junit.xml', ${JSON.stringify(report)})`,
  );
  const testedFile = (): string | undefined => {
    project.run('build', '--no-pdf');
    return JSON.parse(project.read('dist/data/model.json')).reports[0].results[0].test?.file;
  };
  expect(testedFile()).toBeUndefined();
  for (const name of ['pump', 'ui']) {
    const stamp = stampOf(project);
    stamp.runs[0].directory = `packages/${name}`;
    project.write('reports/evidence.json', JSON.stringify(stamp));
    expect(testedFile()).toBe(`packages/${name}/test/index.test.ts`);
  }
});

// @verifies SRS-3294
describe('a report with paths of the machine', () => {
  const inDirectory = (directory: string): string =>
    project.read('reports/junit.xml').replace('classname="test/', `classname="${directory}/test/`);
  const other = (): string => {
    const place = mkdtempSync(join(tmpdir(), 'dossier-other-'));
    mkdirSync(join(place, 'test'));
    writeFileSync(join(place, 'test/queue.test.ts'), 'another checkout');
    return place;
  };

  it('says nothing of the tree where they are those of another checkout', () => {
    project = TestProject.clean();
    const place = other();
    project.write('more.xml', inDirectory(place)).commit('Prepare a report');
    project.must('stamp', '--', 'cp', 'more.xml', 'reports/junit.xml');
    expect(project.read('reports/evidence.json')).not.toContain(place);
    expect(stampOf(project).elsewhere).toEqual([createHash('sha256').update(`${place}/`).digest('hex')]);
    expect(project.findings().join()).toContain('requirement-verified');
    rmSync(place, { recursive: true });
    expect(project.findings().join()).toContain('requirement-verified');
  });

  it.each([
    [
      'a link to it',
      (root: string) => {
        symlinkSync(root, `${root}-link`);
        return `${root}-link`;
      },
    ],
    ['a container that is gone', () => '/workspace/that/is/gone'],
  ])('is of the tree where they are those of %s', (_, directory) => {
    project = TestProject.clean();
    project.write('more.xml', inDirectory(directory(project.root))).commit('Prepare a report');
    project.must('stamp', '--', 'cp', 'more.xml', 'reports/junit.xml');
    expect(stampOf(project).elsewhere).toBeUndefined();
    expect(project.findings().join()).not.toContain('requirement-verified');
    rmSync(`${project.root}-link`, { force: true });
  });
});

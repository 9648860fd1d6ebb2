import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';
import { clone } from './packed.ts';

let project: TestProject;
beforeEach(() => {
  project = TestProject.empty();
});
afterEach(() => project.remove());

// @verifies SRS-2202
describe('dossier init', () => {
  it('lays down configuration, content, CI and README, class C unless told', () => {
    const { out } = project.must('init', 'device', '--yes');
    expect(out).toContain(' files written in device: blank, class C\n');
    for (const path of [
      'site.config.ts',
      'package.json',
      '.gitignore',
      'README.md',
      'content/requirements.md',
      'src/index.ts',
      'test/identity.test.ts',
    ])
      expect(existsSync(join(project.root, 'device', path)), path).toBe(true);
    expect(project.read('device/site.config.ts')).toContain("safetyClass: 'C'");
    expect(project.read('device/site.config.ts')).toContain("name: 'device'");
    expect(existsSync(join(project.root, 'device/gitignore'))).toBe(false);
  });

  it('asks nothing where there is no terminal', () => {
    expect(project.run('init', '--class', 'B')).toMatchObject({ code: 0 });
    expect(project.read('site.config.ts')).toContain("safetyClass: 'B'");
  });

  it('refuses a class and an example that do not exist', () => {
    expect(project.run('init', '--class', 'D').err).toContain('Allowed choices are A, B, C.');
    expect(project.run('init', '--example', 'pump').err).toContain(
      'Allowed choices are infusion-alarm, blank.',
    );
    expect(readdirSync(project.root)).toEqual([]);
  });

  it('refuses a file in place of the directory', () => {
    project.write('device', 'no directory');
    expect(project.run('init', 'device')).toMatchObject({ code: 2, err: 'device is no directory.\n' });
  });
});

/** Runs `init` on a terminal and types an answer at each question. */
function onTerminal(...typed: string[]): Promise<{ code: number | null; shown: string }> {
  const main = join(clone, 'src/cli/main.ts');
  const child = spawn('script', ['-qefc', `'${process.execPath}' '${main}' init`, '/dev/null'], {
    cwd: project.root,
  });
  let shown = '';
  child.stdout.on('data', (bytes: Buffer) => {
    shown += bytes.toString();
    const next = shown.split(']: ').length - 1 > asked ? typed[asked++] : undefined;
    if (next !== undefined) child.stdin.write(next);
  });
  let asked = 0;
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, shown }));
  });
}

// @verifies SRS-2202
describe('on a terminal', () => {
  it('asks what was not said, again where the answer is none of the choices', async () => {
    const { code, shown } = await onTerminal('pump\n', '\n', 'My pump\n', 'A\n');
    expect(code).toBe(0);
    expect(shown.split('Start from (infusion-alarm, blank) [blank]: ').length).toBeGreaterThan(2);
    expect(project.read('site.config.ts')).toContain("name: 'My pump'");
    expect(project.read('site.config.ts')).toContain("safetyClass: 'A'");
  });

  it.each([
    ['the end of the input', '\u0004'],
    ['an interrupt', '\u0003'],
  ])('writes nothing at %s', async (_, key) => {
    const { code, shown } = await onTerminal('blank\n', key);
    expect(code).toBe(2);
    expect(shown).toContain('Nobody answered. Nothing was written.');
    expect(readdirSync(project.root)).toEqual([]);
  });
});

// @verifies SRS-2203
describe('what is there', () => {
  it('is left as it is and named', () => {
    project.write('readme.md', 'mine').write('content/risks.md', 'my risks');
    const { out } = project.must('init', '--yes');
    expect(out).toContain('left as they are, since they were there: README.md, content/risks.md\n');
    expect(project.read('readme.md')).toBe('mine');
    expect(readdirSync(project.root)).not.toContain('README.md');
    expect(project.read('content/risks.md')).toBe('my risks');
  });

  // @verifies SRS-3835
  it('gains the lines that git has to leave out, and no others', () => {
    project.write('.gitignore', '*.pyc\r\n/node_modules\r\nout/').write('reports/kept.txt', 'kept');
    const { out } = project.must('init', '--yes');
    expect(project.read('.gitignore')).toBe(
      '*.pyc\r\n/node_modules\r\nout/\r\n/dist/\r\n/.dist-*\r\n/build/\r\n/releases/\r\n/.dossier/\r\n',
    );
    expect(out).toContain('added to .gitignore: /dist/ /.dist-* /build/ /releases/ /.dossier/\n');
    expect(out).toContain('there already, so add it to .gitignore where git is not to keep it: /reports/\n');
  });

  // @verifies SRS-3924
  it('keeps its directory of outputs, and the technical file has another', () => {
    const named = () => {
      const { out } = project.must('init', '--yes', '--ci', 'gitlab');
      project.must('init', '--ci', 'github');
      const texts = [
        out,
        ...['README.md', '.gitlab-ci.yml', '.gitignore', '.github/workflows/technical-file.yml'].map((path) =>
          project.read(path),
        ),
      ];
      return texts.map((text) => [
        text.includes('technical-file/') || /^ +technical-file$/m.test(text),
        /\bdist\b/.test(text),
      ]);
    };
    project.write('dist/bundle.js', 'mine');
    expect(named()).toEqual(Array.from({ length: 5 }, () => [true, false]));
    expect(project.read('site.config.ts')).toContain("  output: { directory: 'technical-file' },\n");
    project.must('build', '--no-pdf', '--exit-zero');
    expect(existsSync(join(project.root, 'technical-file/site/index.html'))).toBe(true);
    expect(project.read('dist/bundle.js')).toBe('mine');
    project.remove();
    project = TestProject.empty();
    project.write('.gitignore', 'node_modules\ndist\n');
    project.must('init', '--yes');
    expect(project.read('.gitignore')).toContain('\n/technical-file/\n/.technical-file-*\n');
    project.remove();
    project = TestProject.empty();
    project.write('dist/bundle.js', 'mine');
    project.must('init', '--yes', '--example', 'infusion-alarm');
    expect(project.read('.gitignore')).not.toContain('technical-file');
  });

  it('keeps the example away, with nothing written', () => {
    project.write('package.json', '{}').write('content/trace.md', 'mine');
    expect(project.run('init', '--example', 'infusion-alarm')).toMatchObject({
      code: 2,
      err: 'The example would meet files that are there: content/trace.md, package.json. Nothing was written; name an empty directory.\n',
    });
    expect(readdirSync(project.root).sort()).toEqual(['content', 'package.json']);
  });

  it('is a project of Dossier already', () => {
    project.must('init', '--yes');
    const before = project.read('site.config.ts');
    expect(project.run('init', '--yes')).toMatchObject({
      code: 2,
      err: 'There is a site.config.ts already: this is a project of Dossier. Nothing was written.\n',
    });
    expect(project.read('site.config.ts')).toBe(before);
  });

  it('is not left through links', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'dossier-elsewhere-'));
    try {
      symlinkSync(elsewhere, join(project.root, 'content'));
      symlinkSync(join(elsewhere, 'readme'), join(project.root, 'README.md'));
      expect(project.must('init', '--yes').out).toContain('README.md, content/');
      expect(readdirSync(elsewhere)).toEqual([]);
    } finally {
      rmSync(elsewhere, { recursive: true, maxRetries: 5 });
    }
  });
});

// @verifies SRS-2204
describe('an existing repository', () => {
  it('is looked through for languages, source, lockfiles and reports', () => {
    project
      .write('engine/src/alarm.py', 'pass\n')
      .write('engine/src/queue.py', 'pass\n')
      .write('firmware/main.c', 'int main(void) { return 0; }\n')
      .write('node_modules/x/index.js', '')
      .write('target/classes/Made.java', '')
      .write('uv.lock', 'version = 1\n')
      .write('package.json', '{"name": "alarm\'s engine", "version": "2.4.1"}')
      .write('target/failsafe-reports/TEST-a.xml', '<?xml version="1.0"?>\n<testsuite name="a"/>\n')
      .write('out/unit/junit.xml', '<testsuites/>')
      .write('out/other.xml', '<project/>');
    const { out } = project.must('init', '--yes');
    expect(out).toContain('found name and version in: package.json\n');
    expect(out).toContain('found languages: Python, C\n');
    expect(out).toContain('found source: engine, firmware\n');
    expect(out).toContain('found lockfiles: uv.lock\n');
    expect(out).toContain('found test reports: out/unit, target/failsafe-reports\n');
    expect(out).toContain('  let your tests write JUnit reports to reports/\n');
    expect(out).toContain('  npx dossier stamp -- pytest --junitxml=reports/unit.xml runs the tests, and');
    const configuration = project.read('site.config.ts');
    expect(configuration).toContain("name: 'alarm\\'s engine',\n    version: '2.4.1',");
    expect(configuration).toContain("code: ['engine/**', 'firmware/**'],");
    expect(configuration).toContain("{ files: ['out/unit/*.xml'], level: 'unit' },");
    expect(configuration).toContain("{ files: ['target/failsafe-reports/*.xml'], level: 'integration' },");
    expect(existsSync(join(project.root, 'src'))).toBe(false);
    expect(existsSync(join(project.root, 'tsconfig.json'))).toBe(false);
  });

  // @verifies SRS-3867
  it('keeps linters from the configuration, or says how they are kept from it', () => {
    const manifest = { scripts: { test: 'xo && ava' }, devDependencies: { xo: '1', '@biomejs/biome': '2' } };
    project
      .write('index.js', 'export default 1;\n')
      .write('eslint.config.js', 'export default [];\n')
      .write('.prettierrc', '{}')
      .write('package.json', JSON.stringify(manifest));
    const { out } = project.must('init', '--yes');
    expect(out).toContain('"xo": { "ignores": ["site.config.ts"] }');
    expect(out).toContain('name site.config.ts and content/ in .prettierignore');
    expect(out).toContain('  npx dossier stamp -- npm test    runs the tests');
    expect(project.read('site.config.ts')).toMatch(
      /^\/\* eslint-disable \*\/\n\/\/ biome-ignore-all lint: .*\n\/\/ biome-ignore-all format: .*\n\/\/ .*\nimport \{/,
    );
  });

  it('can be checked at once, and is told what to write next', () => {
    project.write('src/alarm.py', '# sounds\n').must('init', '--yes');
    const { code, out } = project.run('check');
    expect(code).toBe(1);
    expect(out).toContain(
      'There is no test report (reports/**/*.xml), so nothing can be verified; 1 software requirement waits for it.',
    );
    expect(
      project.findings().filter((finding) => /^(?:configuration|broken|unknown|document)/.test(finding)),
    ).toEqual([]);
  });

  it('may hold directories that cannot be read and names with quotes', () => {
    mkdirSync(join(project.root, "it's \\ here"));
    project.write("it's \\ here/a.go", 'package a\n').must('init', '--yes');
    expect(project.run('check').code).toBe(1);
  });
});

// @verifies SRS-3461
describe('continuous integration', () => {
  const pipelines = (): string[] =>
    readdirSync(project.root)
      .filter((name) => /^\.git(?:hub|lab)/.test(name))
      .sort();
  const withRemote = (url: string): TestProject => {
    project.git('init', '-q');
    project.git('remote', 'add', 'origin', url);
    return project;
  };

  it.each([
    ['https://github.com/somebody/pump.git', ['.github']],
    ['git@gitlab.example.org:somebody/github-pump.git', ['.gitlab', '.gitlab-ci.yml']],
  ])('is laid down for the forge of the remote %s only', (url, expected) => {
    expect(withRemote(url).must('init', '--yes').out).not.toContain('no continuous integration');
    expect(pipelines()).toEqual(expected);
  });

  it('is not laid down where no remote tells the forge, which is said with the way to get it', () => {
    const { out } = withRemote('ssh://git@example.org/github/pump.git').must('init', '--yes');
    expect(out).toContain(
      'no continuous integration: no remote tells the forge; `dossier init --ci github|gitlab` lays it down\n',
    );
    expect(pipelines()).toEqual([]);
    project.write('.gitlab-ci.yml', 'mine');
    expect(project.must('init', '--ci', 'gitlab').out).toBe(
      '3 files written: .gitlab/comment.mjs, .gitlab/merge-export.mjs, .gitlab/merge_request_templates/Default.md\n' +
        'left as they are, since they were there: .gitlab-ci.yml\n',
    );
    expect(project.read('.gitlab-ci.yml')).toBe('mine');
    expect(pipelines()).toEqual(['.gitlab', '.gitlab-ci.yml']);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { main, TestProject } from '../cli/project.ts';

let project: TestProject;
afterEach(() => project.remove());

const environment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  NO_COLOR: '1',
};

/** Runs a line of the shell in which `dossier` is the command. */
function shell(line: string, variables: Record<string, string> = {}): { code: number | null; err: string } {
  const { status, stderr } = spawnSync('sh', ['-c', line.replace('dossier', `${process.execPath} ${main}`)], {
    cwd: project.root,
    encoding: 'utf8',
    env: { ...environment, ...variables },
  });
  return { code: status, err: stderr };
}

/** The exit code and the last line, which is a sentence for people, and no stack. */
function ended({ code, err }: { code: number | null; err: string }): [number | null, string] {
  expect(err).not.toMatch(/^ {4}at |defect of Dossier|Node\.js v/m);
  return [code, err.trimEnd().split('\n').at(-1) ?? ''];
}

/** What keeps a command from its end: the line, and the sentence that says so; what was there before has to stay. */
const faults: Record<string, [prepare: () => unknown, line: string, said: RegExp | '']> = {
  'nothing can be printed': [
    () => {},
    'dossier rules > /dev/full',
    /^What is printed cannot be written: ENOSPC\. Free some space, or print to another place\.$/,
  ],
  'findings cannot be printed': [
    () => {},
    'dossier check --format json > /dev/full',
    /^What is printed cannot be written: ENOSPC\./,
  ],
  'nothing can be told': [() => {}, 'dossier check 2> /dev/full', ''],
  'files may not be as large': [
    () => project.edit('content/requirements.md', 'within 2 s', 'within 3 s'),
    'ulimit -f 1; exec dossier accept --all --reason "Read both ends again."',
    /^The largest file this user may write is too small for .+\. Raise the limit \(ulimit -f\), and run the command again\.$/,
  ],
  'a directory stands where the lock has to be': [
    () => {
      project.edit('content/requirements.md', 'within 2 s', 'within 3 s');
      rmSync(join(project.root, 'content/trace.lock'));
      mkdirSync(join(project.root, 'content/trace.lock'));
    },
    'dossier accept --all --reason "Read both ends again."',
    /^A directory stands where a file has to be: content\/trace\.lock\. Move it away\.$/,
  ],
  'a file stands where reports have to be': [
    () => {
      rmSync(join(project.root, 'reports'), { recursive: true });
      project.write('reports', 'x');
    },
    'dossier stamp',
    /^A file stands where a directory has to be: reports/,
  ],
  'the output is a link to the files of others': [
    () => {
      project.write('away/precious.txt', 'years of work');
      symlinkSync('away', join(project.root, 'dist'));
    },
    'dossier build --no-pdf',
    /^ {2}Name another directory with `output\.directory`, or remove this one yourself\.$/,
  ],
  'the index of git is damaged': [
    () => project.write('.git/index', 'x'),
    'dossier stamp',
    /nothing tells of which tree evidence is/,
  ],
  'the head of git is damaged': [
    () => project.write('.git/HEAD', 'x'),
    'dossier stamp',
    /nothing tells of which tree evidence is/,
  ],
};

const isUnix = existsSync('/dev/full');

// @verifies SRS-3275
describe.runIf(isUnix)(`what the machine lacks${isUnix ? '' : ' (skipped: it has no /dev/full)'}`, () => {
  it.each(Object.entries(faults))('ends with a sentence and exit code 2: %s', (_, [prepare, line, said]) => {
    project = TestProject.clean();
    prepare();
    const kept = ['content/trace.lock', 'reports/evidence.json', 'away/precious.txt'];
    const read = (): string[] =>
      kept.map((path) => {
        try {
          return project.read(path);
        } catch {
          return '';
        }
      });
    const before = read();
    const [code, last] = ended(shell(line));
    expect(code).toBe(2);
    if (said !== '') expect(last).toMatch(said);
    expect(read()).toEqual(before);
  });
});

// @verifies SRS-3275
it('a reader that closes the pipe before the end makes no clean end', () => {
  project = TestProject.clean();
  const line = 'set -o pipefail; dossier rules | head -1 > /dev/null';
  const run = (text: string) =>
    spawnSync('bash', ['-c', text.replace('dossier', `${process.execPath} ${main}`)], {
      cwd: project.root,
      encoding: 'utf8',
    });
  const { status, stderr } = run(line.replace('head -1', 'true'));
  expect([status, stderr]).toEqual([141, '']);
});

/** Variables and settings of a hostile machine, each of which would change what git says or run a program. */
const hostile = (other: string, beacon: string): Record<string, string> => {
  const settings = {
    'core.fsmonitor': beacon,
    'core.hooksPath': other,
    'core.pager': beacon,
    'core.sshCommand': beacon,
    'core.worktree': other,
    'diff.external': beacon,
    'filter.x.clean': beacon,
    'gpg.program': beacon,
    'log.showSignature': 'true',
    'alias.log': `!${beacon}`,
  };
  return {
    GIT_DIR: join(other, '.git'),
    GIT_WORK_TREE: other,
    GIT_INDEX_FILE: join(other, '.git/index'),
    GIT_OBJECT_DIRECTORY: join(other, '.git/objects'),
    GIT_EXTERNAL_DIFF: beacon,
    GIT_PAGER: beacon,
    GIT_SSH_COMMAND: beacon,
    GIT_ASKPASS: beacon,
    GIT_EDITOR: beacon,
    GIT_TRACE: '1',
    GIT_CONFIG_COUNT: String(Object.keys(settings).length),
    ...Object.fromEntries(
      Object.entries(settings).flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
};

// @verifies SRS-3275, SRS-3181
it('a hostile environment of git changes nothing that is said, and runs nothing', () => {
  project = TestProject.clean();
  const other = TestProject.clean();
  try {
    other.edit('content/requirements.md', 'within 2 s', 'within 9 s').commit('Other');
    const beacon = join(other.root, 'beacon.sh');
    writeFileSync(beacon, `#!/bin/sh\ntouch ${join(other.root, 'ran')}\n`, { mode: 0o755 });
    const check = (variables: Record<string, string>) =>
      project.runWith(variables, '--quiet', 'check', '--format', 'json');
    const honest = check({});
    expect(honest.code).toBe(0);
    expect(check(hostile(other.root, beacon))).toEqual(honest);
    expect(existsSync(join(other.root, 'ran'))).toBe(false);
  } finally {
    other.remove();
  }
});

// @verifies SRS-3275
it.each(['SIGTERM', 'SIGINT'] as const)(
  'a build that waits for another ends at once on %s',
  async (signal) => {
    project = TestProject.clean();
    project.write('.dist-lock', `${process.pid}\n`);
    const locks = (): string[] => readdirSync(project.root).filter((name) => name.startsWith('.dist'));
    const child = spawn(process.execPath, [main, 'build', '--no-pdf'], {
      cwd: project.root,
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    const ending = new Promise((resolve) => child.once('close', resolve));
    // Its own lock lies beside while it waits.
    while (locks().length < 2) await wait(50);
    const sent = performance.now();
    child.kill(signal);
    expect([await ending, err.match(/^ {4}at /m)]).toEqual([130, null]);
    expect(performance.now() - sent).toBeLessThan(4_000);
    expect(locks()).toEqual(['.dist-lock']);
  },
);

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unzipFiles } from '../../src/release/archive/unzip.ts';
import { unpackBundledBrowser } from '../../src/render/browser/bundled.ts';
import { TestProject } from '../cli/project.ts';
import { randomFrom } from '../results/mutations.ts';

/** `npm run fuzz` kills several times as often, at other moments each time. */
const times = Math.ceil(Number(process.env.DOSSIER_FUZZ ?? '1') / 5);
const random = randomFrom(times === 1 ? 3262 : Date.now());
const browser = await unpackBundledBrowser();

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
  project.write('.gitignore', `${project.read('.gitignore')}/releases/\n`).commit('Ignore releases');
  project.git('tag', 'v2.4.1');
});
afterAll(() => project.remove());

/** Runs the command and, as `kill -9` would, ends it before it changes the disk for the nth time. Answers how often it did. */
function runUntil(change: number, words: readonly string[]): { code: number | null; changes: number } {
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let done = 0;
    const { writeSync } = fs;
    for (const name of ['writeFileSync', 'writeSync', 'openSync', 'renameSync', 'mkdirSync', 'rmSync', 'linkSync']) {
      const original = fs[name];
      fs[name] = (...words) => {
        if (done++ === ${change}) process.kill(process.pid, 'SIGKILL');
        return original(...words);
      };
    }
    syncBuiltinESMExports();
    process.on('exit', () => writeSync(2, 'changes: ' + done));`;
  const fault = `data:text/javascript,${encodeURIComponent(script)}`;
  const { code, err } = project.runWith({ NODE_OPTIONS: `--import ${fault}` }, ...words);
  return { code, changes: Number(/changes: (\d+)$/.exec(err)?.[1] ?? 0) };
}

/** What a file says apart from when it was written; empty where there is none. */
function said(path: string): string {
  const full = join(project.root, path);
  return existsSync(full) ? readFileSync(full, 'utf8').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '') : '';
}

/**
 * Every file and directory, those of git, below the cache and of the output before the last one left out: what a run leaves behind. Names
 * that tell a content stay without it.
 */
function names(): string[] {
  return readdirSync(project.root, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^\.git\/|^\.dossier\/cache\/(?:output$|.*\/)/.test(path))
    .map((path) => path.replace(/\.[0-9a-f]{10}\.(?=\w+$)/, '.'))
    .sort();
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What of a directory is not as its manifest says. */
function brokenIn(directory: string): string[] {
  if (!existsSync(join(project.root, directory))) return [];
  const { files } = JSON.parse(project.read(`${directory}/manifest.json`)) as {
    files: { path: string; sha256: string }[];
  };
  return files.flatMap(({ path, sha256: hash }) => {
    const full = join(project.root, directory, path);
    return existsSync(full) && sha256(readFileSync(full)) === hash ? [] : `${directory}/${path}`;
  });
}

const archives = (): string[] =>
  existsSync(join(project.root, 'releases')) ? readdirSync(join(project.root, 'releases')).sort() : [];

/** A command, how often a run of the suite kills it, what it is to write, and what is half written. */
interface Killed {
  words: readonly string[];
  kills: number;
  /** Changes what is to be written. */
  change(count: number): unknown;
  written(): string;
  broken(): string[];
}

const edit = (count: number): void => {
  const text = project.read('content/requirements.md');
  project.write('content/requirements.md', text.replace(/within \d+ s of/, `within ${count + 3} s of`));
};

const commands: Killed[] = [
  {
    words: ['stamp'],
    kills: 10,
    change: (count) =>
      project.write(
        'reports/junit.xml',
        project.read('reports/junit.xml').replace(/time="[\d.]+"/, `time="${count}"`),
      ),
    written: () => said('reports/evidence.json'),
    broken: () => [],
  },
  {
    words: ['accept', '--all', '--reason', 'Read both ends again.'],
    kills: 10,
    change: edit,
    written: () => said('content/trace.lock'),
    broken: () => [],
  },
  {
    words: ['build', '--no-pdf', '--exit-zero'],
    kills: 6,
    change: (count) => edit(count + 1),
    written: () => said('dist/manifest.json'),
    // Killed between two renames, the last output waits beside for the next run.
    broken: () => brokenIn(existsSync(join(project.root, 'dist')) ? 'dist' : '.dist-previous'),
  },
  {
    words: ['release', 'v2.4.1', '--candidate'],
    kills: 5,
    change: () => {
      project.git('checkout', '-q', '--', '.');
      project.retest();
      rmSync(join(project.root, 'releases'), { recursive: true, force: true });
    },
    written: () =>
      archives()
        .filter((name) => !name.includes('.next-'))
        .join(),
    broken: () =>
      archives().flatMap((name) => {
        if (name.includes('.next-')) return [];
        if (!name.endsWith('.zip')) return brokenIn(`releases/${name}`);
        const unpacked = unzipFiles(readFileSync(join(project.root, 'releases', name)));
        return 'problem' in unpacked ? `releases/${name}` : [];
      }),
  },
];

// @verifies SRS-3262
it.runIf(browser).each(commands)(
  '$words, killed at any moment, leaves what it writes whole, and the next run ends well',
  ({ words, kills, change, written, broken }) => {
    // The first run leaves what every run leaves, and tells how often it changes the disk.
    change(0);
    const { code, changes } = runUntil(-1, words);
    expect(changes).toBeGreaterThan(5);
    const usual = names();
    change(1);
    const before = written();
    const seen = new Set<string>();
    let killed = 0;
    for (let count = 0; count < kills * times; count++) {
      const at = Math.floor(random() * changes);
      if (runUntil(at, words).code === null) killed++;
      expect(broken(), `killed before change ${at}`).toEqual([]);
      seen.add(written());
      if (written() !== before) change(1);
    }
    expect(killed).toBeGreaterThan((kills * times) / 2);
    const last = runUntil(-1, words);
    expect([last.code, broken(), names()]).toEqual([code, [], usual]);
    expect([...seen].filter((each) => each !== before && each !== written())).toEqual([]);
  },
  600_000 * times,
);

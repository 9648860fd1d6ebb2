import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';
import { randomFrom } from '../results/mutations.ts';

/** `npm run fuzz` kills many times as often, at other moments each time. */
const times = Number(process.env.DOSSIER_FUZZ ?? '1');
const random = randomFrom(times === 1 ? 3262 : Date.now());

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
});
afterAll(() => project.remove());

/** Kills the command, as `kill -9` would, before it changes the disk for the nth time. */
function killedBefore(change: number, ...words: string[]): number | null {
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let left = ${change};
    for (const name of ['writeFileSync', 'writeSync', 'openSync', 'renameSync', 'mkdirSync', 'rmSync', 'linkSync']) {
      const original = fs[name];
      fs[name] = (...words) => {
        if (left-- === 0) process.kill(process.pid, 'SIGKILL');
        return original(...words);
      };
    }
    syncBuiltinESMExports();`;
  const fault = `data:text/javascript,${encodeURIComponent(script)}`;
  return project.runWith({ NODE_OPTIONS: `--import ${fault}` }, ...words).code;
}

/** A command, the file it writes, how many changes of the disk it makes at least, and how often it is killed in one run of the suite. */
const commands: [words: string[], file: string, changes: number, kills: number][] = [
  [['stamp'], 'reports/evidence.json', 8, 3],
  [['accept', '--all', '--reason', 'Read both ends again.'], 'content/trace.lock', 8, 3],
  [['build', '--no-pdf'], 'dist/manifest.json', 120, 3],
];

// @verifies SRS-3262
it.each(commands)(
  '%j, killed at any moment, leaves its file whole, and the next run ends well',
  (words, file, changes, kills) => {
    let killed = 0;
    for (let count = 0; count < kills * times; count++) {
      project.edit(
        'content/requirements.md',
        /within \d+ s of/.exec(project.read('content/requirements.md'))?.[0] as string,
        `within ${count + 3} s of`,
      );
      project.commit('Change');
      project.write(
        'reports/junit.xml',
        project.read('reports/junit.xml').replace(/time="[\d.]+"/, `time="${count + 1}"`),
      );
      const before = existsSync(join(project.root, file)) ? project.read(file) : undefined;
      const change = Math.floor(random() * changes);
      if (killedBefore(change, ...words) === null) killed++;
      const after = existsSync(join(project.root, file)) ? project.read(file) : undefined;
      project.run(...words);
      const whole = project.read(file);
      if (after !== undefined && after !== before)
        expect(sound(after), `killed before change ${change}`).toBe(sound(whole));
    }
    expect(killed).toBeGreaterThan(0);
  },
  600_000 * times,
);

/** What a file says apart from when it was written. */
function sound(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
}

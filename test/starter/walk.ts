import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Outcome } from '../cli/project.ts';
import { clone, linkCommands, Packed } from './packed.ts';
import { runScript } from './workflow.ts';

/** The page "From nothing to a release" as its reader carries it out, without a registry. */
export class Walk {
  readonly packed = new Packed();
  /** Absolute path of the directory where it begins: the clone lies in it, and the device comes to lie beside it. */
  readonly root: string;

  /** @param root an empty directory */
  constructor(root: string) {
    this.root = root;
    mkdirSync(join(root, 'dossier'));
    // The clone, as far as the page uses it.
    for (const name of ['bin', 'src', 'templates', 'package.json', 'node_modules'])
      symlinkSync(join(clone, name), join(root, 'dossier', name));
  }

  /** The commands of the page in their order. */
  static commands(): string[] {
    const page = readFileSync(join(clone, 'content/manual/15-start.md'), 'utf8');
    return [...page.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(
      ([, text]) => (text ?? '').match(/^.*<<'(\w+)'\n[\s\S]*?\n\1$|^.+$/gm) ?? [],
    );
  }

  /**
   * Carries out the page.
   * @param told gets each command that ran, before the next one runs
   * @returns what each command printed, by its words
   */
  run(told: (command: string, outcome: Outcome) => void): Map<string, Outcome> {
    const outcomes = new Map<string, Outcome>();
    let directory = this.root;
    for (const command of Walk.commands()) {
      const moved = /^cd (\S+)$/.exec(command)?.[1];
      if (moved) directory = join(directory, moved);
      const instead = this.#replaced(command);
      if (instead) instead();
      if (moved || instead) continue;
      const outcome = runScript({ root: directory }, command, {
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: 'user.name',
        GIT_CONFIG_VALUE_0: 'Test',
        GIT_CONFIG_KEY_1: 'user.email',
        GIT_CONFIG_VALUE_1: 'test@localhost',
      });
      told(command, outcome);
      outcomes.set(command, outcome);
      if (command.includes('soup.md')) this.#evaluateToday();
    }
    return outcomes;
  }

  /** What stands for the commands that would ask a registry. */
  #replaced(command: string): (() => void) | undefined {
    if (command === 'npm ci') return () => {};
    if (command === 'npm pack')
      return () => copyFileSync(this.packed.file, join(this.root, 'dossier', basename(this.packed.file)));
    const installed = /^npm install --save-dev dossier@file:(\S+)$/.exec(command)?.[1];
    if (installed === undefined) return undefined;
    return () => {
      const device = join(this.root, 'alarm');
      readFileSync(join(device, installed));
      this.packed.installInto(device, { others: ['vitest', 'typescript', '@types/node'] });
      linkCommands(device);
      this.#lock(installed);
    };
  }

  /** What the installation leaves in manifest and lockfile, as far as anybody reads it here. */
  #lock(file: string): void {
    const { version } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { version: string };
    const edit = (name: string, change: (json: Lockfile) => void): void => {
      const path = join(this.root, 'alarm', name);
      const json = JSON.parse(readFileSync(path, 'utf8')) as Lockfile;
      change(json);
      writeFileSync(path, `${JSON.stringify(json, null, 2)}\n`);
    };
    edit('package.json', (json) => {
      json.devDependencies.dossier = `file:${file}`;
    });
    edit('package-lock.json', ({ packages }) => {
      packages[''].devDependencies.dossier = `file:${file}`;
      packages['node_modules/dossier'] = {
        name: '@technical-file/dossier',
        version,
        resolved: `file:${file}`,
        dev: true,
      };
    });
  }

  /** The published anomalies of the example were evaluated at a date; a later year would rightly ask for it again. */
  #evaluateToday(): void {
    const path = join(this.root, 'alarm/content/soup.md');
    const today = new Date().toISOString().slice(0, 10);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/(anomalies-evaluated: )[\d-]+/g, `$1${today}`));
  }
}

interface Lockfile {
  devDependencies: Record<string, string>;
  packages: { '': { devDependencies: Record<string, string> }; [path: string]: object };
}

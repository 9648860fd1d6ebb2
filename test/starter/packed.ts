import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the clone. */
export const clone = fileURLToPath(new URL('../..', import.meta.url));

/** The package as `npm pack` makes it, in a directory of its own. */
export class Packed {
  readonly directory: string;
  readonly file: string;

  constructor() {
    this.directory = mkdtempSync(join(tmpdir(), 'dossier-packed-'));
    const words = ['pack', '--json', '--pack-destination', this.directory];
    const said = execFileSync('npm', words, {
      cwd: this.#copy(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const name = /"filename":\s*"([^"]+)"/.exec(said)?.[1] ?? '';
    this.file = join(this.directory, name);
  }

  /** What is packed, as a clone of its own: packing writes `lib/`, and tests run beside each other. */
  #copy(): string {
    const copy = join(this.directory, 'clone');
    mkdirSync(copy);
    for (const name of ['package.json', 'tsconfig.json', 'LICENSE', 'README.md', 'src', 'templates'])
      cpSync(join(clone, name), join(copy, name), { recursive: true });
    symlinkSync(join(clone, 'node_modules'), join(copy, 'node_modules'));
    return copy;
  }

  /** Paths of the files in the package. */
  files(): string[] {
    return execFileSync('tar', ['tzf', this.file], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((path) => path.replace(/^package\//, ''));
  }

  /** What `npm install` does, without a network: the package below node_modules, beside its declared dependencies and what else is named. */
  installInto(project: string, ...others: string[]): void {
    const modules = join(project, 'node_modules');
    mkdirSync(join(modules, 'dossier'), { recursive: true });
    execFileSync('tar', ['xzf', this.file, '--strip-components=1', '-C', join(modules, 'dossier')]);
    linkModules(project, [...declaredDependencies(), ...others]);
    mkdirSync(join(modules, '.bin'), { recursive: true });
    chmodSync(join(modules, 'dossier/lib/cli/main.js'), 0o755);
    symlinkSync('../dossier/lib/cli/main.js', join(modules, '.bin', 'dossier'));
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Links packages of the clone below the node_modules of a project. */
export function linkModules(project: string, names: readonly string[]): void {
  for (const name of names) {
    const at = join(project, 'node_modules', name);
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(join(clone, 'node_modules', name), at);
  }
}

function declaredDependencies(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies);
}

/** Links the tools a laid-down project calls, and Dossier as it stands in the clone where none is installed. */
export function linkCommands(project: string): void {
  const bin = join(project, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['vitest', 'tsc', 'biome'])
    symlinkSync(join(clone, 'node_modules/.bin', name), join(bin, name));
  if (existsSync(join(bin, 'dossier'))) return;
  const main = join(clone, 'src/cli/main.ts');
  writeFileSync(join(bin, 'dossier'), `#!/bin/sh\nexec node '${main}' "$@"\n`, { mode: 0o755 });
}

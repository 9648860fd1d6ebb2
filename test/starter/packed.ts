import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sample } from '../samples.ts';

/** Root of the clone. */
export const clone = fileURLToPath(new URL('../..', import.meta.url));

/** The package as `npm pack` makes it, once for a run. */
export class Packed {
  readonly directory: string;
  readonly file: string;

  constructor() {
    this.directory = sample('packed', pack);
    const name = readdirSync(this.directory).find((each) => each.endsWith('.tgz')) ?? '';
    this.file = join(this.directory, name);
  }

  /** Paths of the files in the package. */
  files(): string[] {
    return execFileSync('tar', ['tzf', this.file], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((path) => path.replace(/^package\//, ''));
  }

  /**
   * What `npm install` does, without a network: the package below node_modules, beside its declared dependencies and what else is named.
   * With `optional: false` those that draw and print are left out.
   */
  installInto(project: string, { optional = true, others = [] as string[] } = {}): void {
    const modules = join(project, 'node_modules');
    mkdirSync(join(modules, 'dossier'), { recursive: true });
    execFileSync('tar', ['xzf', this.file, '--strip-components=1', '-C', join(modules, 'dossier')]);
    linkModules(project, [...declaredDependencies(optional), ...others]);
    mkdirSync(join(modules, '.bin'), { recursive: true });
    chmodSync(join(modules, 'dossier/bin/dossier.cjs'), 0o755);
    symlinkSync('../dossier/bin/dossier.cjs', join(modules, '.bin', 'dossier'));
  }
}

/** Packs a clone of its own: packing writes `lib/`, and tests run beside each other. */
function pack(): string {
  const directory = mkdtempSync(join(tmpdir(), 'dossier-packed-'));
  const copy = mkdtempSync(join(tmpdir(), 'dossier-clone-'));
  for (const name of ['package.json', 'tsconfig.json', 'LICENSE', 'README.md', 'bin', 'src', 'templates'])
    cpSync(join(clone, name), join(copy, name), { recursive: true });
  symlinkSync(join(clone, 'node_modules'), join(copy, 'node_modules'));
  // Types are checked once a run (run.ts), which takes longer than all the rest of packing.
  const manifest = readFileSync(join(copy, 'package.json'), 'utf8');
  const compile = 'tsc -p src/tsconfig.package.json';
  if (!manifest.includes(compile)) throw new Error(`Packing does not run: ${compile}`);
  writeFileSync(join(copy, 'package.json'), manifest.replace(compile, `${compile} --noCheck`));
  execFileSync('npm', ['pack', '--pack-destination', directory], { cwd: copy, stdio: 'ignore' });
  rmSync(copy, { recursive: true });
  return directory;
}

/** Links packages of the clone below the node_modules of a project. */
export function linkModules(project: string, names: readonly string[]): void {
  for (const name of names) {
    const at = join(project, 'node_modules', name);
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(join(clone, 'node_modules', name), at);
  }
}

function declaredDependencies(optional: boolean): string[] {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(clone, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'optionalDependencies', Record<string, string>>;
  return Object.keys({ ...dependencies, ...(optional ? optionalDependencies : {}) });
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

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { compareText, sha256Of } from '../model/index.ts';

const packageUrl = new URL('../../package.json', import.meta.url);

/** Name and version of this generator, as every output states them (IEC 62304 5.1.10). */
export const generator: { name: string; version: string } = (() => {
  const { version } = JSON.parse(readFileSync(packageUrl, 'utf8')) as { version: string };
  return { name: 'dossier', version };
})();

/**
 * The lockfile that fixes what this generator runs on: its own, or that of npm where it is installed.
 * @returns its name and SHA-256; undefined where neither lies there
 */
export function lockfileIdentity(): { name: string; sha256: string } | undefined {
  for (const [name, path] of [
    ['package-lock.json', '../../package-lock.json'],
    ['node_modules/.package-lock.json', '../../.package-lock.json'],
  ] as const) {
    const url = new URL(path, import.meta.url);
    if (existsSync(url)) return { name, sha256: sha256Of(readFileSync(url)) };
  }
  return undefined;
}

/**
 * Tells this build of Dossier from another: version and the state of its source files and templates. Only for what is kept between runs,
 * never for output.
 */
export function toolIdentity(): string {
  identity ??= readIdentity();
  return identity;
}
let identity: string | undefined;

function readIdentity(): string {
  const hash = createHash('sha256').update(`${generator.version} ${process.version}\n`);
  for (const from of ['..', '../../templates/']) {
    const directory = fileURLToPath(new URL(from, import.meta.url));
    const paths = (readdirSync(directory, { recursive: true }) as string[]).filter((path) =>
      /\.[a-z]+$/.test(path),
    );
    for (const path of paths.sort(compareText)) {
      const { size, mtimeMs } = statSync(join(directory, path));
      hash.update(`${path} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

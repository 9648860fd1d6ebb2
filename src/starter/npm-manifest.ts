import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is asked of the manifest of npm in a directory; nothing where there is none that can be read. */
export interface NpmManifest {
  hasScript(name: string): boolean;
  /** Whether something is configured under a name, or depends on a package of it. */
  names(name: string): boolean;
}

/** @param root absolute directory */
export function npmManifest(root: string): NpmManifest {
  const manifest = objectIn(read(join(root, 'package.json')));
  const parts = [manifest, ...['dependencies', 'devDependencies'].map((key) => objectIn(manifest[key]))];
  const scripts = objectIn(manifest.scripts);
  return {
    hasScript: (name) => typeof (Object.hasOwn(scripts, name) && scripts[name]) === 'string',
    names: (name) => parts.some((part) => Object.hasOwn(part, name)),
  };
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

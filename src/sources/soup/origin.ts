import { posix } from 'node:path';
import { Unreadable } from '../unreadable.ts';
import { type Repository, repositoryIn } from './repository.ts';

/** An archive that somebody made of a package: its address, or its path from the root of the project. */
export interface Archive {
  archive: string;
}

/** A directory that is no part of the project, by its path from the project's root. */
export interface Outside {
  outside: string;
}

/** Where the code of a package is taken from, if not from the registry of its ecosystem. */
export type Origin = Repository | Archive | Outside;

/** A directory of the project itself: what lies there is no package of others. */
export type Inside = 'inside';

/** Whether a path is that of an archive, and not of a directory. */
export function isArchive(path: string): boolean {
  return archives.test(path);
}

const archives = /\.(?:tgz|tar|tbz2?|zip|whl|egg|gem|conda|jar)$|\.tar\.\w{1,4}$/i;

/**
 * What an address means that package managers write in the place of a version or beside it: `git+https://…#commit`, `https://…/left.tgz`,
 * `file:vendor/left.tgz`, `link:../left`, `./left`.
 * @param file that states it: paths are relative to its directory
 * @returns undefined for a version, a range, or a package of a registry
 * @implements SRS-3546, SRS-3547
 */
export function originIn(file: string, address: string): Origin | Inside | undefined {
  const plain = address.slice(0, 2000);
  const repository = repositoryIn(plain);
  if (repository) return repository;
  if (isAddress(plain)) return { archive: plain.replace(/#.*$/, '') };
  if (!/^(?:file|link|portal|path):|^(?:~|\.{0,2})[\\/]|^\.{1,2}$|^[A-Za-z]:[\\/]/.test(plain))
    return undefined;
  return fromPath(file, plain);
}

/** Whether a text is an address, and no path. */
export function isAddress(text: string): boolean {
  return /^(?!file:)[a-z][a-z\d+.-]*:\/\//i.test(text);
}

/**
 * What lies at a path that a file states: an archive, wherever it lies; a directory of the project; or one outside of it.
 * @implements SRS-3546, SRS-3547
 */
export function fromPath(file: string, stated: string): Archive | Outside | Inside {
  if (stated === '') throw new Unreadable('it takes a package from a directory without saying which');
  const path = placed(file, stated);
  if (isArchive(path)) return { archive: path };
  return /^(?:[~/]|[A-Za-z]:\/|\.\.(?:\/|$))/.test(path) ? { outside: path } : 'inside';
}

/** A path that a file states, from the root of the project. Python's tools write `file:///${PROJECT_ROOT}/` before theirs. */
export function placed(file: string, stated: string): string {
  const path = stated
    .replace(/^(?:file|link|portal|path):(?:\/\/(?:localhost)?(?=\/))?/, '')
    .replace(/[#?].*$/, '')
    .replaceAll('\\', '/')
    .replace(/^\/*\$\{PROJECT_ROOT\}\//, '');
  const isAbsolute = /^(?:[~/]|[A-Za-z]:\/)/.test(path);
  return posix.normalize(isAbsolute ? path : posix.join(posix.dirname(file), path)).replace(/(.)\/$/, '$1');
}

/** An address without what lets its reader in: name and password, and words of its query that are secret. */
export function withoutCredentials(address: string): string {
  if (!address.includes('://')) return address;
  return address
    .replace(/(https?:\/\/)[^@/?#\s]*@/gi, '$1')
    .replace(/(:\/\/[^@/?#:\s]*):[^@/?#\s]*@/g, '$1@')
    .replace(/[?&][^=&#]*(?:token|secret|sig|signature|password|auth|credential|key)[^=&#]*=[^&#\s]*/gi, '')
    .replace(/^([^?&#]*)&/, '$1?');
}

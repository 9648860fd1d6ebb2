import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refused } from '../../model/index.ts';
import { unzipFiles } from './unzip.ts';

/** Files of an archive by POSIX path; directories are read file by file. */
export interface ArchiveFiles {
  paths: string[];
  read(path: string): Uint8Array;
}

/** A file of an archive as text; empty where there is none. */
export function textAt(archive: ArchiveFiles, path: string): string {
  return archive.paths.includes(path) ? Buffer.from(archive.read(path)).toString('utf8') : '';
}

/** Files that are not written yet, as an archive of them would hold them. */
export function archiveOf(files: ReadonlyMap<string, Uint8Array>): ArchiveFiles {
  return { paths: [...files.keys()].sort(), read: (path) => files.get(path) as Uint8Array };
}

/**
 * Opens an archive: a directory or a ZIP.
 * @returns its files; or why it cannot be read
 */
export function openArchive(path: string): ArchiveFiles | Refused {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return openDirectory(path);
  if (!stat?.isFile()) return { refused: 'there is no archive' };
  return openZip(readFileSync(path));
}

/** Opens the bytes of a ZIP. */
export function openZip(bytes: Uint8Array): ArchiveFiles | Refused {
  const outcome = unzipFiles(bytes);
  if ('refused' in outcome) return outcome;
  return archiveOf(outcome.files);
}

function openDirectory(root: string): ArchiveFiles | Refused {
  const paths: string[] = [];
  const pending = [''];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const entries = readdirSync(join(root, at), { withFileTypes: true });
    if (entries.length === 0) return { refused: `it holds an empty directory: ${at || '.'}` };
    for (const entry of entries) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile()) paths.push(path);
      else return { refused: `it holds what is no file: ${path}` };
    }
  }
  return { paths: paths.sort(), read: (path) => readFileSync(join(root, path)) };
}

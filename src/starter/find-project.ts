import { closeSync, type Dirent, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../model/index.ts';
import { builtFolders, foreignFolders, languageByEnding, lockfileNames } from './languages.ts';
import { lintingOf } from './linters.ts';
import { outputDirectory } from './output-directory.ts';
import { productOf } from './product-of.ts';

/** What a directory holds already. Paths are POSIX, relative to it, sorted. */
export interface FoundProject {
  /** From the manifest of a package, else the name of the directory. */
  name: string;
  /** From the manifest of a package; empty where none states it. */
  version: string;
  /** Manifests that name and version come from. */
  manifests: string[];
  /** Languages of the source, the most frequent first. */
  languages: string[];
  /** Folders at the top that hold source. `.` when source lies beside them. */
  sourceFolders: string[];
  /** Endings of the source beside them, e.g. `py`. */
  topEndings: string[];
  lockfiles: string[];
  /** Folders that hold JUnit reports. */
  reportFolders: string[];
  linting: ReturnType<typeof lintingOf>;
  /** Directory for the outputs. */
  output: string;
  /** What could not be looked at whole; empty when everything was. */
  unread: string;
}

/** How far a repository is looked at: enough to find its folders, never all of a huge one. */
const limits = { depth: 8, entries: 50_000, reportHead: 4096 };

/**
 * Looks through a directory for lockfiles, test reports, source folders and languages. Links are not followed.
 * @implements SRS-2204
 */
export function findProject(root: string): FoundProject {
  const count = new Map<string, number>();
  const sourceFolders = new Set<string>();
  const topEndings = new Set<string>();
  const reportFolders = new Set<string>();
  const lockfiles: string[] = [];
  let left = limits.entries;
  let unread = '';

  const look = (directory: string, depth: number, built: boolean): void => {
    for (const entry of entriesOf(join(root, directory))) {
      if (left-- <= 0) {
        unread = `only the first ${limits.entries} files were looked at`;
        return;
      }
      const path = directory === '.' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        if (foreignFolders.has(entry.name) || depth >= limits.depth) continue;
        look(path, depth + 1, built || builtFolders.has(entry.name));
      } else if (entry.isFile()) {
        if (entry.name.endsWith('.xml') && isReport(join(root, path))) reportFolders.add(directory);
        if (built) continue;
        if (lockfileNames.includes(entry.name)) lockfiles.push(path);
        const ending = /\.([^.]+)$/.exec(entry.name)?.[1] ?? '';
        const language = languageByEnding[ending];
        if (language === undefined || isConfiguration(entry.name)) continue;
        count.set(language, (count.get(language) ?? 0) + 1);
        if (directory === '.') topEndings.add(ending);
        sourceFolders.add(directory === '.' ? '.' : (directory.split('/', 1)[0] as string));
      }
    }
  };
  look('.', 0, false);
  return {
    ...productOf(root),
    languages: [...count].sort(([a, m], [b, n]) => n - m || compareText(a, b)).map(([language]) => language),
    sourceFolders: [...sourceFolders].sort(compareText),
    topEndings: [...topEndings].sort(compareText),
    lockfiles: lockfiles.sort(compareText),
    reportFolders: [...reportFolders].sort(compareText),
    linting: lintingOf(root),
    output: outputDirectory(root),
    unread,
  };
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  } catch {
    return [];
  }
}

/** Settings of tools are programs of their own, but no source of the product. */
function isConfiguration(name: string): boolean {
  return /(?:^|\.)(?:config|conf|setup)\.\w+$/.test(name) || name.startsWith('.');
}

function isReport(file: string): boolean {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const head = Buffer.alloc(limits.reportHead);
    const length = readSync(handle, head, 0, head.length, 0);
    return /<testsuites?[\s/>]/.test(head.toString('utf8', 0, length));
  } catch {
    return false;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

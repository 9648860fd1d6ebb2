import {
  type Dirent,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { isAbsolute, join, posix } from 'node:path';
import picomatch from 'picomatch';
import type { Project } from '../config/index.ts';
import { compareText, type Finding, fileRules, startOf } from '../model/index.ts';
import { languageOf } from './code/languages.ts';
import { type FileState, fileState } from './file-state.ts';
import { isInside } from './inside.ts';
import { type SourceKind, sourceKinds } from './kinds.ts';
import { checkExcluded, checkPatterns } from './patterns.ts';
import { finding } from './rules.ts';
import { furtherLists } from './soup/further-lists.ts';

/** A file some source will read. */
export interface FoundFile extends FileState {
  /** POSIX path relative to the project root. */
  path: string;
  kinds: SourceKind[];
}

/** Files to read, sorted by path, and what is wrong with others. */
export interface Discovered {
  files: FoundFile[];
  findings: Finding[];
}

/**
 * Lists the files the configuration names, sorted by path. A symbolic link is followed to a file inside the project; one that leads
 * outside, nowhere, or to a directory is a finding (`path-outside-project`, `linked-directory`), since what lies behind it is not read.
 * Lockfiles named wherever they lie are `discoverEverywhere`'s. Findings on patterns: those of `checkPatterns`.
 */
export function discover(project: Project): Discovered {
  const { config, root } = project;
  const kinds = (Object.keys(sourceKinds) as SourceKind[]).map((kind) => {
    const patterns = sourceKinds[kind]
      .include(config)
      .filter((pattern) => kind !== 'soup' || !isEverywhere(pattern));
    return { kind, patterns, matches: picomatch(patterns) };
  });
  const found: Discovered = { files: [], findings: [] };
  found.findings.push(
    ...kinds.flatMap(({ patterns }) =>
      patterns.filter(isOutside).map((pattern) => outsidePattern(pattern, project.configFile)),
    ),
  );
  const entries = listEntries(
    project,
    kinds.flatMap(({ patterns }) => patterns),
  );
  found.findings.push(
    ...(config.sources.exclude.length === 0 ? [] : checkExcluded(project, readdirSync(root))),
    ...checkPatterns(
      project,
      kinds.map(({ kind, patterns }) => ({ kind, patterns: patterns.filter((each) => !isOutside(each)) })),
      [...entries.keys()],
      (path) => lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false,
    ),
  );
  for (const [path, entry] of entries) {
    const of = withoutPages(kinds.filter(({ matches }) => matches(path)).map(({ kind }) => kind));
    if (of.length > 0) take(found, root, path, entry, of);
    else if (entry.isSymbolicLink() && leadsToDirectory(root, path))
      found.findings.push(linkedDirectory(path));
  }
  return found;
}

/**
 * Adds the lockfiles that `sources.soup` names wherever they lie. Git tells which files there are, so that directories it ignores,
 * with what a build fetched or made, are neither searched nor taken for the project's own.
 * A file whose name is one of theirs but for its case, or for what marks a copy, is a finding (`lockfile-nearly-named`),
 * unless it is read as source code (`dockerfile.ts`).
 * @param listed paths git tracks or would track; undefined outside version control, where the tree is searched
 * What lists of pip name is read with them (`furtherLists`).
 * @implements SRS-1601, SRS-3492, SRS-3566
 */
export function discoverEverywhere(
  project: Project,
  listed: readonly string[] | undefined,
  { files, findings }: Discovered,
): Discovered {
  const patterns = sourceKinds.soup.include(project.config).filter(isEverywhere);
  const matches = picomatch(patterns);
  const nearly = picomatch(patterns, { nocase: true });
  const isIgnored = picomatch(ignoredPatterns(project), { dot: true });
  const isRead = (path: string): boolean =>
    files.some(
      ({ path: other, kinds }) =>
        other === path &&
        (kinds.includes('soup') || (kinds.includes('code') && languageOf(path) !== undefined)),
    );
  const found: Discovered = { files: [], findings: [] };
  for (const path of listed ?? listEntries(project, ['**']).keys()) {
    // Few files have such a name in whatever case: one pattern is held against each path.
    const original = withoutCopy(path);
    if (!nearly(original) && (original === path || !matches(path))) continue;
    if (isIgnored(path)) continue;
    const entry = lstatSync(join(project.root, path), { throwIfNoEntry: false });
    if (entry && matches(path)) take(found, project.root, path, entry, ['soup']);
    else if (entry && !isRead(path)) found.findings.push(nearlyNamed(path));
  }
  const further = furtherLists(
    [...files.filter(({ kinds }) => kinds.includes('soup')), ...found.files].map(({ path }) => path),
    (path) => textInside(project.root, path),
  );
  found.findings.push(...further.findings);
  for (const path of further.paths.filter((each) => !isIgnored(each)))
    take(found, project.root, path, lstatSync(join(project.root, path)), ['soup']);
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const file of found.files) {
    const kinds = [...(byPath.get(file.path)?.kinds ?? []), ...file.kinds];
    byPath.set(file.path, { ...file, kinds });
  }
  return {
    files: [...byPath.values()].sort((a, b) => compareText(a.path, b.path)),
    findings: [...findings, ...found.findings],
  };
}

/** Text of a file inside the project, also behind a link. */
function textInside(root: string, path: string): string | undefined {
  return statInside(root, path)?.isFile() ? readFileSync(join(root, path), 'utf8') : undefined;
}

/** A file of items of another tool is no page, whatever its ending. */
function withoutPages(kinds: SourceKind[]): SourceKind[] {
  return kinds.includes('imports') ? kinds.filter((kind) => kind !== 'markdown') : kinds;
}

/** Whether a pattern names no directory to begin in, so that the whole tree has to be looked through. */
function isEverywhere(pattern: string): boolean {
  return picomatch.scan(pattern).base === '';
}

/** A path without what file managers and browsers write into the names of copies: `package-lock (1).json`, `go copy.mod`. */
function withoutCopy(path: string): string {
  return path.replace(/(?: ?\(\d{1,3}\)| (?:- )?copy(?: \d{1,3})?)(?=(?:\.[^/]*)?$)/i, '');
}

/** Takes up a file, or what is wrong with a link. */
function take(
  found: Discovered,
  root: string,
  path: string,
  entry: Dirent | Stats,
  kinds: SourceKind[],
): void {
  if (entry.isSymbolicLink() && leadsToDirectory(root, path)) {
    found.findings.push(linkedDirectory(path));
    return;
  }
  const stat = entry.isSymbolicLink() ? statInside(root, path) : lstatSync(join(root, path));
  if (stat === undefined) found.findings.push(outside(path));
  else if (stat.isFile()) found.files.push({ path, ...fileState(stat), kinds });
}

/** Files and links below the directories the patterns name, by path, sorted. Linked directories are listed, not entered. */
function listEntries(project: Project, patterns: readonly string[]): Map<string, Dirent | Stats> {
  const { root } = project;
  const isIgnored = picomatch(ignoredPatterns(project), { dot: true });
  const entries = new Map<string, Dirent | Stats>();
  const walk = (directory: string): void => {
    const found = readdirSync(join(root, directory), { withFileTypes: true });
    for (const entry of found.sort((a, b) => compareText(a.name, b.name))) {
      const path = directory === '.' ? entry.name : `${directory}/${entry.name}`;
      if (isIgnored(path)) continue;
      if (entry.isDirectory()) walk(path);
      else entries.set(path, entry);
    }
  };
  for (const base of new Set(patterns.map((pattern) => picomatch.scan(pattern).base || '.'))) {
    const stat = leavesProject(base) ? undefined : lstatSync(join(root, base), { throwIfNoEntry: false });
    if (stat?.isDirectory()) walk(base);
    else if (stat && !isIgnored(base)) entries.set(base, stat);
  }
  return new Map([...entries].sort(([a], [b]) => compareText(a, b)));
}

function isOutside(pattern: string): boolean {
  return leavesProject(picomatch.scan(pattern).base);
}

/** Whether a path of the configuration leads out of the project. */
function leavesProject(path: string): boolean {
  const normal = posix.normalize(path);
  return normal === '..' || normal.startsWith('../') || isAbsolute(normal);
}

/** Patterns of what is not read, whatever `sources` names. */
export function ignoredPatterns({ config }: Project): string[] {
  return [...neverRead(config), ...config.sources.exclude];
}

/** What is never part of the documentation, whatever version control says of it. */
function neverRead({ output }: Project['config']): string[] {
  return ['**/node_modules/**', '**/.git/**', '**/.git', `${output.directory}/**`, `${output.cache}/**`];
}

/** Tells whether a path lies below `.git`, `node_modules`, the output or the cache. */
export function isNeverRead({ config }: Project): (path: string) => boolean {
  return picomatch(neverRead(config), { dot: true, nocase: true });
}

function leadsToDirectory(root: string, path: string): boolean {
  try {
    return statSync(join(root, path)).isDirectory();
  } catch {
    return false;
  }
}

/** What a symbolic link leads to; undefined when that is nothing inside the project. */
function statInside(root: string, path: string): Stats | undefined {
  try {
    const real = realpathSync(join(root, path));
    return isInside(realpathSync(root), real) ? statSync(real) : undefined;
  } catch {
    return undefined;
  }
}

function outside(path: string): Finding {
  return fileRules.finding('path-outside-project', startOf(path), {
    message: `${path} is a symbolic link that leads to no file inside the project.`,
    hint: 'Put the file into the project, or exclude the link with `sources.exclude`.',
  });
}

function linkedDirectory(path: string): Finding {
  return finding('linked-directory', startOf(path), {
    message: `${path} is a symbolic link to a directory; what lies behind it was not read.`,
    hint: 'Name the directory itself in `sources`, or exclude the link with `sources.exclude`.',
  });
}

function nearlyNamed(path: string): Finding {
  return finding('lockfile-nearly-named', startOf(path), {
    message: `${path} is nearly named as a lockfile, manifest or bill of materials, and so is not read.`,
    hint: 'Rename it as its package manager writes it, name it in `sources.soup`, or leave it out with `sources.exclude`.',
  });
}

function outsidePattern(pattern: string, configFile: string): Finding {
  return fileRules.finding('path-outside-project', startOf(configFile), {
    message: `\`sources\` names ${pattern}, which leads out of the project; nothing of it is read.`,
    hint: 'Put the files into the project, or move the configuration to the directory above.',
  });
}

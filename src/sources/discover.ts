import { lstatSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { globSync } from 'tinyglobby';
import type { Project } from '../config/index.ts';
import { compareText, type Finding } from '../model/index.ts';
import { type SourceKind, sourceKinds } from './kinds.ts';

/** A file some source will read. */
export interface FoundFile {
  /** POSIX path relative to the project root. */
  path: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since the epoch, with fractions. */
  modified: number;
  kinds: SourceKind[];
}

/**
 * Lists the files the configuration names, sorted by path. Symbolic links are followed only to files inside the project;
 * what leads outside is a finding (`path-outside-project`).
 */
export function discover(project: Project): { files: FoundFile[]; findings: Finding[] } {
  const { config, root } = project;
  const kinds = (Object.keys(sourceKinds) as SourceKind[]).map((kind) => ({
    kind,
    patterns: sourceKinds[kind].include(config),
  }));
  const matchers = kinds.map(({ kind, patterns }) => ({ kind, matches: picomatch(patterns, { dot: true }) }));
  const found = globSync(
    kinds.flatMap(({ patterns }) => patterns),
    { cwd: root, ignore: ignored(project), followSymbolicLinks: false, dot: false, expandDirectories: false },
  );
  const files: FoundFile[] = [];
  const findings: Finding[] = [];
  for (const path of found.sort(compareText)) {
    const stat = statInside(root, path);
    if (stat === undefined) findings.push(outside(path));
    else if (stat.isFile()) {
      const of = matchers.filter(({ matches }) => matches(path)).map(({ kind }) => kind);
      files.push({ path, size: stat.size, modified: stat.mtimeMs, kinds: of });
    }
  }
  return { files, findings };
}

function ignored({ config }: Project): string[] {
  const always = [
    '**/node_modules/**',
    '**/.git/**',
    `${config.output.directory}/**`,
    `${config.output.cache}/**`,
  ];
  return [...always, ...config.sources.exclude];
}

function statInside(root: string, path: string) {
  const full = join(root, path);
  const stat = lstatSync(full);
  if (!stat.isSymbolicLink()) return stat;
  try {
    return isInside(realpathSync(root), realpathSync(full)) ? statSync(full) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an absolute path lies in a directory or is it. Both must be real paths. */
export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || way.includes(':'));
}

function outside(path: string): Finding {
  return {
    rule: 'path-outside-project',
    severity: 'error',
    message: `${path} is a symbolic link that leads to no file inside the project.`,
    hint: 'Put the file into the project, or exclude the link with `sources.exclude`.',
    file: path,
    line: 1,
    column: 1,
  };
}

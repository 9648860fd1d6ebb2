import picomatch from 'picomatch';
import type { Project } from '../config/index.ts';
import { sourceDefaults } from '../config/schema.ts';
import { type Finding, startOf } from '../model/index.ts';
import { evidenceKinds, type SourceKind } from './kinds.ts';
import { finding } from './rules.ts';

/** Patterns of one kind of sources. */
export interface KindPatterns {
  kind: SourceKind;
  patterns: readonly string[];
}

/**
 * Findings on patterns of `sources` that read less than somebody meant: `source-pattern-empty` where one meets no file (of reports only
 * where its form is the reason, since they are made later), and `source-nearly-named` where a file is met but for the case of its letters.
 * Patterns that nobody wrote may meet nothing.
 * @param paths the files below the directories that the patterns name
 * @param isDirectory tells whether a path is a directory
 * @implements SRS-3554
 */
export function checkPatterns(
  { configFile }: Pick<Project, 'configFile'>,
  kinds: readonly KindPatterns[],
  paths: readonly string[],
  isDirectory: (path: string) => boolean,
): Finding[] {
  const nearly = kinds.flatMap(({ patterns }) => {
    const [matches, inAnyCase] = [picomatch([...patterns]), picomatch([...patterns], { nocase: true })];
    return patterns.length === 0 ? [] : paths.filter((path) => !matches(path) && inAnyCase(path));
  });
  const empty = kinds.flatMap(({ kind, patterns }) =>
    patterns
      .filter((pattern) => !usual.has(pattern) && !meetsAny(pattern, paths))
      .flatMap((pattern) => {
        const mend = mendOf(pattern, kind, isDirectory);
        return mend === undefined && (evidenceKinds.has(kind) || kind === 'soup') ? [] : [{ pattern, mend }];
      }),
  );
  return [
    ...empty.map(({ pattern, mend }) =>
      finding('source-pattern-empty', startOf(configFile), {
        message: `\`sources\` names ${pattern}, which meets no file.`,
        hint: mend ?? 'Mend its spelling, or take it out.',
      }),
    ),
    ...[...new Set(nearly)].map((path) =>
      finding('source-nearly-named', startOf(path), {
        message: `${path} is not read: its name differs from what \`sources\` names in the case of letters.`,
        hint: 'Rename it with small letters, or leave it out with `sources.exclude`.',
      }),
    ),
  ];
}

function meetsAny(pattern: string, paths: readonly string[]): boolean {
  const matches = picomatch(pattern);
  return paths.some((path) => matches(path));
}

/** Patterns that hold where nobody states others. */
const usual: ReadonlySet<string> = new Set(
  Object.values(sourceDefaults).flatMap((value): string[] =>
    typeof value === 'string'
      ? [`${value}/**/*.md`]
      : Array.isArray(value)
        ? value.flatMap((each) => (typeof each === 'string' ? each : each.files))
        : [],
  ),
);

/** How a pattern is mended whose form is the reason that it meets nothing. */
function mendOf(
  pattern: string,
  kind: SourceKind,
  isDirectory: (path: string) => boolean,
): string | undefined {
  const path = pattern.replaceAll('\\', '/').replace(/^\.\//, '');
  if (pattern.includes('\\')) return `Write it with slashes: ${path}`;
  const directory = path.replace(/\/+$/, '');
  if (isDirectory(directory))
    return `It is a directory; name the files in it: ${directory}/**${kind === 'markdown' ? '/*.md' : ''}`;
  return path === pattern ? undefined : `Write it from the directory of the configuration on: ${path}`;
}

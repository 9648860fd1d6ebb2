import picomatch from 'picomatch';
import type { Project } from '../config/index.ts';
import { withSlashes } from '../config/slashes.ts';
import { sourceDefaults } from '../config/source-defaults.ts';
import { type Finding, slipOf, startOf, suggestion } from '../model/index.ts';
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
  project: Pick<Project, 'configFile' | 'configSource'>,
  kinds: readonly KindPatterns[],
  paths: readonly string[],
  isDirectory: (path: string) => boolean,
): Finding[] {
  const { configFile } = project;
  const nearly = kinds.flatMap(({ patterns }) => {
    const [matches, inAnyCase] = [picomatch([...patterns]), picomatch([...patterns], { nocase: true })];
    return patterns.length === 0 ? [] : paths.filter((path) => !matches(path) && inAnyCase(path));
  });
  const empty = kinds.flatMap(({ kind, patterns }) =>
    patterns
      .filter((pattern) => !usual.has(pattern) && !meetsAny(pattern, paths))
      .flatMap((pattern) => {
        const mend = mendOf(pattern, kind, isDirectory, project);
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
    ...otherEndings(kinds, paths),
    ...[...new Set(nearly)].map((path) =>
      finding('source-nearly-named', startOf(path), {
        message: `${path} is not read: its name differs from what \`sources\` names in the case of letters.`,
        hint: 'Rename it with small letters, or leave it out with `sources.exclude`.',
      }),
    ),
  ];
}

/** Markdown beside the pages whose ending no pattern names. */
function otherEndings(kinds: readonly KindPatterns[], paths: readonly string[]): Finding[] {
  const patterns = kinds.flatMap((each) => (each.kind === 'markdown' ? each.patterns : []));
  const isRead = picomatch(kinds.flatMap((each) => each.patterns));
  const isPage = picomatch([...patterns]);
  return paths.flatMap((path) => {
    const page = path.replace(/\.(?:markdown|mdown|mkdn?|mdx|md\.txt)$/i, '.md');
    if (page === path || patterns.length === 0 || isRead(path) || !isPage(page)) return [];
    return finding('source-nearly-named', startOf(path), {
      message: `${path} is not read: no pattern of \`sources.markdown\` has its ending.`,
      hint: `Rename it to ${page}, name it in \`sources.markdown\`, or leave it out with \`sources.exclude\`.`,
    });
  });
}

/**
 * Patterns of `sources.exclude` that leave out nothing, because they are written with backslashes or misspelt where they begin. Others may be
 * about what is made later.
 * @param names what lies in the directory of the configuration
 * @implements SRS-3554
 */
export function checkExcluded(
  project: Pick<Project, 'configFile' | 'configSource' | 'config'>,
  names: readonly string[],
): Finding[] {
  return project.config.sources.exclude.flatMap((pattern) => {
    const slashes = withSlashes(project, pattern);
    const [first = '', ...rest] = pattern.split('/');
    const meant = slashes === undefined && !names.includes(first) ? slipOf(first, names, 3) : undefined;
    const isEscape = slashes === undefined || /\\[^\w.*/-]/.test(pattern);
    if (isEscape && meant === undefined) return [];
    const path = slashes ?? [meant, ...rest].join('/');
    return finding('source-pattern-empty', startOf(project.configFile), {
      message: `\`sources.exclude\` names ${pattern}, which leaves out no file.`,
      hint: slashes === undefined ? suggestion(path) : `Write it with slashes: ${path}`,
    });
  });
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
  project: Pick<Project, 'configSource'>,
): string | undefined {
  const slashes = withSlashes(project, pattern);
  const path = (slashes ?? pattern).replace(/^\.\//, '');
  if (slashes !== undefined) return `Write it with slashes: ${path}`;
  const directory = path.replace(/\/+$/, '');
  if (isDirectory(directory))
    return `It is a directory; name the files in it: ${directory}/**${kind === 'markdown' ? '/*.md' : ''}`;
  return path === pattern ? undefined : `Write it from the directory of the configuration on: ${path}`;
}

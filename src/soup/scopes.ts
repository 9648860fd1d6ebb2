import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { Config } from '../config/index.ts';
import { compareText, type LockedPackage, type SoupFile, type SoupScope } from '../model/index.ts';

/** Directories whose name says that what lies there helps to make or to explain a product, in any case of letters. It is a guess. */
const directories: ReadonlyMap<string, SoupScope> = new Map([
  ...['doc', 'docs', 'documentation', 'website'].map((name) => [name, 'documentation'] as const),
  ...[
    ['bench', 'benchmark', 'benchmarks', 'demo', 'demos', 'e2e', 'example', 'examples', 'fixtures'],
    ['sample', 'samples', 'script', 'scripts', 'test', 'tests', 'tool', 'tools'],
    ['ci', '.ci', '.circleci', '.devcontainer', '.github', '.gitlab'],
  ]
    .flat()
    .map((name) => [name, 'development'] as const),
]);

/** What a file is there for, and what tells it: a pattern of the configuration, or a directory; undefined where neither does. */
export type ScopeTold = Pick<SoupFile, 'scope' | 'toldBy' | 'by'>;

/**
 * Tells of a path what the configuration says of it, or else the outermost directory with a name that says it.
 * @param scopes pattern → what the files are there for; the first that matches counts
 * @implements SRS-3542, SDS-3241
 */
export function scopeTeller(scopes: Config['soup']['scopes']): (path: string) => ScopeTold | undefined {
  const stated = Object.entries(scopes).map(([pattern, scope]) => ({
    scope,
    by: pattern,
    matches: picomatch(pattern, { dot: true }),
  }));
  return (path) => {
    const statement = stated.find(({ matches }) => matches(path));
    if (statement) return { scope: statement.scope, toldBy: 'configuration', by: statement.by };
    const segments = posix.dirname(path).split('/');
    const at = segments.findIndex((segment) => directories.has(segment.toLowerCase()));
    const scope = directories.get(segments[at]?.toLowerCase() ?? '');
    return scope && { scope, toldBy: 'directory', by: segments.slice(0, at + 1).join('/') };
  };
}

/**
 * The packages, those of files for documentation or development as development whatever the file says of them, and the files that state them,
 * sorted by path. A bill of materials beside the documentation is of the product unless the configuration says otherwise.
 * @param isBill whether a file is a bill of materials
 * @implements SRS-3542, SDS-3241
 */
export function scopeFiles(
  packages: readonly LockedPackage[],
  scopes: Config['soup']['scopes'],
  isBill: (path: string) => boolean,
): { packages: LockedPackage[]; files: SoupFile[] } {
  const tell = scopeTeller(scopes);
  const scoped = [...Map.groupBy(packages, ({ place }) => place.file)].map(([path, own]) => {
    const reaching = own.filter(({ scope }) => scope !== 'development').length;
    const told = tell(path);
    const isGuess = told?.toldBy === 'directory';
    if (!told || (isGuess && (isBill(path) || reaching === 0)))
      return fileOf(path, own, { scope: reaching > 0 ? 'product' : 'development', toldBy: 'file', by: '' });
    if (told.scope === 'product') return fileOf(path, own, told);
    return fileOf(
      path,
      own.map((each): LockedPackage => ({ ...each, scope: 'development' })),
      told,
    );
  });
  return {
    packages: scoped.flatMap((each) => each.packages),
    files: scoped.map(({ file }) => file).sort((a, b) => compareText(a.path, b.path)),
  };
}

function fileOf(
  path: string,
  packages: readonly LockedPackage[],
  told: ScopeTold,
): { packages: readonly LockedPackage[]; file: SoupFile } {
  const tools = packages.filter(({ scope }) => scope === 'development').length;
  return { packages, file: { path, ...told, product: packages.length - tools, tools } };
}

/**
 * The files as a reader is shown them; none where each tells itself what it is there for.
 * @implements SRS-3543
 */
export function scopedFiles(files: readonly SoupFile[]): (SoupFile & { isGuess: boolean })[] {
  if (files.every(({ toldBy }) => toldBy === 'file')) return [];
  return files.map((file) => ({ ...file, isGuess: file.toldBy === 'directory' }));
}

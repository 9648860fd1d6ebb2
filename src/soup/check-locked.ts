import { compareText, type Finding, type Model, type PackageUse, type SoupItem } from '../model/index.ts';
import { libraryOf, mayBeImportOf } from './import-names.ts';
import { isOfPlatform } from './platform-modules.ts';
import { finding } from './rules.ts';

/** Whose lockfiles may hold what a language imports, for those that take packages of several managers. */
const holders: Readonly<Record<string, readonly string[]>> = {
  npm: ['npm', 'generic'],
  pypi: ['pypi', 'conda'],
  swift: ['swift', 'cocoapods', 'generic'],
  generic: ['generic', 'conan', 'conda', 'bazel', 'deb', 'apk', 'rpm', 'swift', 'cocoapods'],
};

/** Ecosystems whose imports name the package itself; elsewhere the names have little to do with each other. */
const exact = new Set(['npm', 'pypi', 'golang', 'cargo', 'pub']);

/**
 * Imports of packages that no file locks. Where nothing of an ecosystem is locked, its SOUP is empty, which is no sign that there is none; where
 * something is, a package that is not among it came into the build by another way. What the platform brings, modules of the project and what an
 * entry of the register names with `imports` are none.
 * Findings: `soup-nothing-locked`, one for each ecosystem, and `soup-import-unlocked`, one for each package, at the first import.
 * @implements SRS-1626, SRS-3522
 */
export function checkLocked({
  model,
}: {
  model: Pick<Model, 'soup' | 'architecture' | 'items'> & { codeFiles: readonly { path: string }[] };
}): Finding[] {
  const isOwn = ownNames(model.codeFiles.map(({ path }) => path));
  const stated = statedImports(model.items);
  const uses = (model.architecture?.packages ?? [])
    .map((use) => ({
      ...use,
      ecosystem: use.example.file.endsWith('.swift') ? 'swift' : use.ecosystem,
      name: use.ecosystem === 'generic' ? libraryOf(use.name) : use.name,
    }))
    .filter(
      ({ ecosystem, name }) =>
        !isOfPlatform(ecosystem, name) &&
        !isOwn(ecosystem, name) &&
        !stated.some((one) => isPart(name, one)) &&
        // Headers of a package of Python or Node.js, which is built against.
        !(ecosystem === 'generic' && model.soup.some((item) => item.name === name)),
    )
    .sort((a, b) => compareText(a.example.file, b.example.file) || a.example.line - b.example.line);
  return [...Map.groupBy(uses, ({ ecosystem }) => ecosystem)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([ecosystem, own]) => {
      const locked = model.soup.filter((item) =>
        (holders[ecosystem] ?? [ecosystem]).includes(item.ecosystem),
      );
      return locked.length === 0 ? [nothingLocked(ecosystem, own)] : unlocked(ecosystem, own, locked);
    });
}

function nothingLocked(ecosystem: string, own: readonly PackageUse[]): Finding {
  const names = [...new Set(own.map(({ name }) => name))].sort(compareText);
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  const whose = { generic: 'C and C++', swift: 'Swift' }[ecosystem] ?? ecosystem;
  return finding(
    'soup-nothing-locked',
    { ...own[0]?.example, column: 1 },
    {
      message: `Packages of ${whose} are imported (${shown}), but no lockfile or bill of materials states any.`,
      hint: 'Commit the lockfile; or name a bill of materials in CycloneDX or SPDX with `sources.soup`.',
    },
  );
}

function unlocked(ecosystem: string, own: readonly PackageUse[], locked: readonly SoupItem[]): Finding[] {
  return [...Map.groupBy(own, ({ name }) => name)]
    .filter(([name]) => !locked.some((item) => mayBeImportOf(name, item)))
    .map(([name, [first]]) =>
      finding(
        'soup-import-unlocked',
        { ...first?.example, column: 1 },
        {
          message: `${name} is imported, but no lockfile or bill of materials holds it: nobody can tell which version is used.`,
          hint: `Add it to the manifest and lock it. Where a package of another name holds it, write \`- imports: ${name}\` into that package's entry of the SOUP register.`,
          ...(exact.has(ecosystem) ? {} : { severity: 'warning' }),
        },
      ),
    );
}

/** Names that entries of the register say their package is imported by. */
function statedImports(items: Model['items']): string[] {
  return items
    .filter(({ type }) => type === 'SOUP')
    .flatMap(({ attributes }) => (attributes.imports ?? '').split(/[,\s]+/).filter(Boolean));
}

function isPart(name: string, of: string): boolean {
  return name === of || name.startsWith(`${of}.`) || name.startsWith(`${of}/`);
}

/**
 * Tells modules of the project: directories a bundler may look in, those and files a compiler searches headers and modules in, and what generators
 * of code write.
 */
function ownNames(paths: readonly string[]): (ecosystem: string, name: string) => boolean {
  const parts = new Set<string>();
  const roots = new Set<string>();
  const modules = new Set(paths.flatMap((path) => /(?:^|\/)([^/]+)\.pyx?$/.exec(path)?.[1] ?? []));
  for (const path of paths) {
    const segments = path.split('/');
    for (const [at, segment] of segments.entries()) {
      parts.add(segment.replace(/\.\w+$/, ''));
      if (at === 0 || /^(?:src|app|lib|source)$/.test(segments[at - 1] as string)) roots.add(segment);
    }
  }
  return (ecosystem, name) => {
    if (ecosystem === 'generic' || ecosystem === 'swift') return parts.has(name);
    if (ecosystem === 'pypi') return /_pb2(?:_grpc)?$/.test(name) || modules.has(name);
    return ecosystem === 'npm' && roots.has(name);
  };
}

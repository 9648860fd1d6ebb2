import { compareText, type Finding, type LockedPackage } from '../../model/index.ts';
import { type LockText, lockedPackage } from './reader.ts';
import { finding } from './rules.ts';

/** What CMake looks for that is no package: the system's threads, and tools that only a build calls. */
const tools =
  /^(?:Threads|PkgConfig|Git|Subversion|Hg|Doxygen|LATEX|UnixCommands|Perl|PythonInterp|Sphinx|Wget|Gnuplot|CTest)$/i;

const searched = /^[ \t]*find_package[ \t]*\(\s*([A-Za-z][\w.+-]*)(?:\s+(\d[\w.]*))?/i;

/** Packages that `find_package` looks for on the machine that builds, one for each call; they tell themselves by what they ask for. */
export function searchedPackages({ path, text }: LockText): LockedPackage[] {
  if (!/find_package/i.test(text)) return [];
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const [, name = '', version = ''] = searched.exec(raw) ?? [];
    if (name === '' || tools.test(name)) return [];
    const requested = `find_package(${[name, version].filter(Boolean).join(' ')})`;
    return [lockedPackage(path, { ecosystem: 'generic', name, version: '', requested, line: index + 1 })];
  });
}

/** Whether a package is one that `find_package` looks for. */
export function isSearched({ requested }: LockedPackage): boolean {
  return requested.startsWith('find_package(');
}

/**
 * What a build takes from the machine and neither a file nor the SOUP register states. What the project itself provides to others
 * (`<name>Config.cmake.in`) is its own.
 * Finding: `soup-from-machine`, one for each package, at its first place.
 * @param stated packages that files lock or the register declares
 * @param paths of all files of the project
 * @implements SRS-3609
 */
export function checkMachine(
  found: readonly LockedPackage[],
  stated: readonly Pick<LockedPackage, 'name'>[],
  paths: readonly string[],
): Finding[] {
  if (found.length === 0) return [];
  const held = stated.map(({ name }) => plain(name.slice(name.lastIndexOf('/') + 1)));
  const exact = new Set(held.map(withoutDigits));
  const own = new Set(
    paths.flatMap((path) => /([^/]+?)-?config\.cmake\.in$/i.exec(path)?.[1]?.toLowerCase() ?? []),
  );
  const isStated = (name: string): boolean =>
    exact.has(withoutDigits(plain(name))) ||
    held.some(
      (one) => one.length > 1 && /^\d/.test(plain(name).slice(one.length)) && plain(name).startsWith(one),
    );
  const open = found.filter(({ name }) => !own.has(name.toLowerCase()) && !isStated(name));
  return [...Map.groupBy(open, ({ name }) => plain(name)).values()]
    .flatMap(([first]) => first ?? [])
    .sort((a, b) => compareText(a.place.file, b.place.file) || a.place.line - b.place.line)
    .map(({ name, requested, place }) =>
      finding('soup-from-machine', place, {
        message: `\`${requested}\` takes ${name} from the machine that builds, and nothing tells which version that is.`,
        hint: `Write it into the SOUP register: dossier soup add ${name}@<version> --platform library`,
        item: name,
      }),
    );
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^lib/, '');
}

function withoutDigits(name: string): string {
  return name.replace(/\d/g, '') || name;
}

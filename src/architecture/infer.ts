import type { CodeFile } from '../model/index.ts';
import { compareText, isTestPath } from '../model/index.ts';
import { readModules } from './modules/index.ts';
import { type ManifestText, resolvedLanguages } from './resolve/index.ts';
import { ancestorsOf } from './resolve/resolution.ts';

/** An element proposed for a project without annotations. */
export interface ProposedElement {
  kind: 'container' | 'component';
  name: string;
  /** Directory, POSIX; `.` for the root. */
  path: string;
  /** The language most of its lines are in. */
  technology: string;
  files: number;
  /** Why it is proposed: what its build system calls it, `build module` for a layout without a build file, `folder`. */
  because: string;
}

/** More proposals than this help nobody: without a depth asked for, folders inside modules are left out then. */
const mostUseful = 100;

/** Elements proposed, and how many more the folders inside modules would make, where they were left out for their number. */
export interface Proposal {
  elements: ProposedElement[];
  leftOut: number;
}

/**
 * Proposes elements from what the project shows without annotations: a container for each module of a build system (Gradle, Maven, CMake,
 * Cargo, Go, npm, SwiftPM, Xcode, .NET, Python) that does not lie in the root, a component for each folder below where the sources of a
 * module branch. Names are the shortest ends of paths that tell elements apart. Tests and files of languages whose imports are not read do
 * not count.
 * @param depth levels of folders inside each module, 0 for modules alone; undefined for one level, and none where that would be too many
 * @returns elements sorted by path
 * @implements SRS-3582
 */
export function inferElements(
  codeFiles: readonly CodeFile[],
  manifests: readonly ManifestText[],
  depth?: number,
): Proposal {
  const files = codeFiles
    .filter(({ path, language }) => resolvedLanguages.has(language) && !isTestPath(path))
    .sort((a, b) => compareText(a.path, b.path));
  const grounds = groundsOf(files, manifests);
  const groups = Map.groupBy(
    files,
    ({ path }) => [...ancestorsOf(path)].find((directory) => grounds.has(directory)) ?? '',
  );
  const modules: ProposedElement[] = [];
  const folders: (ProposedElement & { owner: string })[] = [];
  for (const [owner, members] of groups) {
    const ground = grounds.get(owner);
    if (/ test /.test(ground?.because ?? '')) continue;
    if (ground)
      modules.push({
        kind: 'container',
        ...ground,
        path: owner,
        technology: languageOf(members),
        files: members.length,
      });
    folders.push(
      ...(depth === 0
        ? []
        : foldersOf(members, depth ?? 1).map((folder) => ({ ...folder, owner: ground?.name ?? '' }))),
    );
  }
  const isTooMany = depth === undefined && modules.length > 0 && modules.length + folders.length > mostUseful;
  const elements = isTooMany ? modules : [...modules, ...folders];
  return {
    elements: distinctNames(elements.sort((a, b) => compareText(a.path, b.path))),
    leftOut: isTooMany ? folders.length : 0,
  };
}

/** Directories of modules below the root, each with its name and why it is one; several targets of one directory bear its name. */
function groundsOf(
  files: readonly CodeFile[],
  manifests: readonly ManifestText[],
): Map<string, { name: string; because: string }> {
  const modules = readModules(
    manifests,
    files.map(({ path }) => path),
  );
  const grounds = new Map<string, { name: string; because: string }>();
  for (const [directory, own] of Map.groupBy(modules, (module) => module.directory)) {
    const [first] = own;
    if (directory === '' || !first) continue;
    const ofKind = own.filter(({ kind }) => kind === first.kind);
    grounds.set(directory, {
      name: ofKind.length === 1 ? lastPart(first.name) : lastPart(directory),
      because: first.kind,
    });
  }
  for (const { path } of files) {
    const build = /^(.+?)\/src\/main\/(?:java|kotlin|scala|groovy)\//.exec(path)?.[1];
    if (build && !grounds.has(build)) grounds.set(build, { name: lastPart(build), because: 'build module' });
  }
  return grounds;
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
}

/** Proposals as a Markdown page of items to start from: `- c4:`, `- path:` and what is known; the rest is for people to write. */
export function inferredPage({ elements, leftOut }: Proposal, prefix = 'SDS'): string {
  const lines = [
    '# Software architecture',
    '',
    'Proposed from the modules and folders of the source; correct names, write what each element is for, and state its safety class.',
    '',
    ...(leftOut > 0
      ? [`The folders inside the modules would be ${leftOut} elements more: \`--depth 1\` proposes them.`, '']
      : []),
  ];
  elements.forEach(({ kind, name, path, technology, because }, index) => {
    const id = `${prefix}-ARCH-${String(index + 1).padStart(3, '0')}`;
    lines.push(
      `## ${id} ${name}`,
      '',
      `- c4: ${kind}`,
      `- path: ${path}`,
      `- technology: ${technology}`,
      '',
      `Proposed because of: ${because} \`${path}\`. TODO: responsibility.`,
      '',
    );
  });
  return lines.join('\n');
}

/** A folder that holds more than this part of the files says little; its own folders are proposed instead. */
const dominant = 0.6;

/**
 * Folders below the point where the paths branch first, as many levels as asked for; a dominant one is opened, and stays where files lie right
 * in it.
 */
function foldersOf(files: readonly CodeFile[], levels: number, nesting = 0): ProposedElement[] {
  let root = (files[0] as CodeFile).path.split('/').slice(0, -1);
  for (const { path } of files) {
    const parts = path.split('/');
    let shared = 0;
    while (shared < root.length && root[shared] === parts[shared]) shared++;
    root = root.slice(0, shared);
  }
  const folders = Map.groupBy(
    files.filter(({ path }) => path.split('/').length - 1 > root.length),
    ({ path }) =>
      path
        .split('/')
        .slice(0, root.length + 1)
        .join('/'),
  );
  return [...folders].flatMap(([path, members]) => {
    const own: ProposedElement = {
      kind: 'component',
      name: lastPart(path),
      path,
      technology: languageOf(members),
      files: members.length,
      because: 'folder',
    };
    if (nesting > 16) return [own];
    const isDominant = members.length > files.length * dominant && nesting <= 4;
    if (!isDominant) return levels > 1 ? [own, ...foldersOf(members, levels - 1, nesting + 1)] : [own];
    const inner = foldersOf(members, levels, nesting + 1);
    if (inner.length < 2) return [own];
    const covered = inner
      .filter(({ path: one }) => !inner.some(({ path: other }) => one.startsWith(`${other}/`)))
      .reduce((sum, folder) => sum + folder.files, 0);
    return covered < members.length ? [own, ...inner] : inner;
  });
}

/** Gives proposals that share a name that of their module, else as many folders above as tell them apart: `interfaces/profile`. */
function distinctNames(proposed: readonly (ProposedElement & { owner?: string })[]): ProposedElement[] {
  const named = proposed.map(({ owner, ...entry }) => {
    const folders = entry.path.split('/');
    const ends = folders.map((_, index) => folders.slice(-index - 1).join('/')).slice(1);
    return { entry: { ...entry }, longer: owner ? [`${owner}/${entry.name}`, ...ends] : ends };
  });
  for (;;) {
    const shared = [...Map.groupBy(named, ({ entry }) => entry.name.toLowerCase()).values()]
      .filter(({ length }) => length > 1)
      .flat()
      .filter(({ longer }) => longer.length > 0);
    if (shared.length === 0) return named.map(({ entry }) => entry);
    for (const { entry, longer } of shared) entry.name = longer.shift() as string;
  }
}

const languageNames: Record<string, string> = {
  typescript: 'TypeScript',
  tsx: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
  java: 'Java',
  kotlin: 'Kotlin',
  c: 'C',
  cpp: 'C++',
  csharp: 'C#',
  go: 'Go',
  rust: 'Rust',
  swift: 'Swift',
  dart: 'Dart',
  scala: 'Scala',
  groovy: 'Groovy',
  'objective-c': 'Objective-C',
};

function languageOf(files: readonly CodeFile[]): string {
  const lines = new Map<string, number>();
  for (const file of files) {
    const name = languageNames[file.language] ?? file.language;
    lines.set(name, (lines.get(name) ?? 0) + file.lines);
  }
  return [...lines].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]?.[0] ?? '';
}

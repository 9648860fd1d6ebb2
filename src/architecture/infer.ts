import type { CodeFile } from '../model/index.ts';
import { compareText, isTestPath } from '../model/index.ts';
import { type ManifestText, resolvedLanguages } from './resolve/index.ts';

/** An element proposed for a project without annotations. */
export interface ProposedElement {
  kind: 'container' | 'component';
  name: string;
  /** Directory, POSIX; `.` for the root. */
  path: string;
  /** The language most of its lines are in. */
  technology: string;
  files: number;
  /** Why it is proposed: `workspace package`, `crate`, `Go module`, `build module`, `folder`. */
  because: string;
}

/**
 * Proposes elements from what the project shows without annotations: a container for each package, crate or module that has a
 * manifest or a build layout of its own, a component for each folder on the first level below where its sources branch.
 * Sorted by path. Tests and files of languages whose imports are not read do not count.
 */
export function inferElements(
  codeFiles: readonly CodeFile[],
  manifests: readonly ManifestText[],
): ProposedElement[] {
  const files = codeFiles
    .filter(({ path, language }) => resolvedLanguages.has(language) && !isTestPath(path))
    .sort((a, b) => compareText(a.path, b.path));
  const grounds = new Map<string, { name: string; because: string }>();
  for (const { path, text } of manifests) {
    const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const ground = groundOf(path, text);
    if (ground && directory !== '') grounds.set(directory, ground);
  }
  for (const { path } of files) {
    const build = /^(.+?)\/src\/main\/(?:java|kotlin|scala|groovy)\//.exec(path)?.[1];
    if (build && !grounds.has(build))
      grounds.set(build, { name: build.slice(build.lastIndexOf('/') + 1), because: 'build module' });
  }
  const ownerOf = (path: string): string => {
    for (let at = path; at.includes('/'); ) {
      at = at.slice(0, at.lastIndexOf('/'));
      if (grounds.has(at)) return at;
    }
    return '';
  };
  const groups = new Map<string, CodeFile[]>();
  for (const file of files) {
    const owner = ownerOf(file.path);
    groups.set(owner, [...(groups.get(owner) ?? []), file]);
  }
  const proposed: ProposedElement[] = [];
  for (const [owner, members] of groups) {
    const ground = grounds.get(owner);
    if (ground)
      proposed.push({
        kind: 'container',
        ...ground,
        path: owner,
        technology: languageOf(members),
        files: members.length,
      });
    proposed.push(...foldersOf(members));
  }
  return distinctNames(proposed.sort((a, b) => compareText(a.path, b.path)));
}

/** Proposals as a Markdown page of items to start from: `- c4:`, `- path:` and what is known; the rest is for people to write. */
export function inferredPage(proposed: readonly ProposedElement[], prefix = 'SDS'): string {
  const lines = [
    '# Software architecture',
    '',
    'Proposed from the folders of the source; correct names, write what each element is for, and state its safety class.',
    '',
  ];
  proposed.forEach(({ kind, name, path, technology, because }, index) => {
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

function groundOf(path: string, text: string): { name: string; because: string } | undefined {
  const take = (pattern: RegExp, because: string) => {
    const name = pattern.exec(text)?.[1];
    return name ? { name: name.slice(name.lastIndexOf('/') + 1), because } : undefined;
  };
  if (path.endsWith('package.json')) return take(/"name"\s*:\s*"([^"\n]+)"/, 'workspace package');
  if (path.endsWith('Cargo.toml')) return take(/^\[package\][^[]*?^name[ \t]*=[ \t]*"([^"\n]+)"/ms, 'crate');
  if (path.endsWith('go.mod')) return take(/^module[ \t]+"?([^\s"]+)/m, 'Go module');
  return undefined;
}

/** A folder that holds more than this part of the files says little; its own folders are proposed instead. */
const dominant = 0.6;

/** Folders below the point where the paths branch first; a dominant one is opened, and stays where files lie right in it. */
function foldersOf(files: readonly CodeFile[], depth = 0): ProposedElement[] {
  let root = (files[0] as CodeFile).path.split('/').slice(0, -1);
  for (const { path } of files) {
    const parts = path.split('/');
    let shared = 0;
    while (shared < root.length && root[shared] === parts[shared]) shared++;
    root = root.slice(0, shared);
  }
  const folders = new Map<string, CodeFile[]>();
  for (const file of files) {
    const parts = file.path.split('/');
    if (parts.length - 1 <= root.length) continue;
    const folder = parts.slice(0, root.length + 1).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].flatMap(([path, members]) => {
    const own: ProposedElement = {
      kind: 'component',
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      technology: languageOf(members),
      files: members.length,
      because: 'folder',
    };
    if (members.length <= files.length * dominant || depth > 4) return [own];
    const inner = foldersOf(members, depth + 1);
    if (inner.length < 2) return [own];
    const covered = inner.reduce((sum, folder) => sum + folder.files, 0);
    return covered < members.length ? [own, ...inner] : inner;
  });
}

/** Gives proposals that share a name the folder above it as well: `core src`. */
function distinctNames(proposed: readonly ProposedElement[]): ProposedElement[] {
  const counts = new Map<string, number>();
  for (const { name } of proposed) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return proposed.map((entry) => {
    if ((counts.get(entry.name.toLowerCase()) ?? 0) < 2 || !entry.path.includes('/')) return entry;
    return { ...entry, name: entry.path.replaceAll('/', ' ') };
  });
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

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../../model/index.ts';
import { readCommit, treeBelow } from './commit.ts';
import { type ConvertedFile, settleConverted } from './converted.ts';
import type { KnownNames } from './known-names.ts';
import { readPlace } from './place.ts';
import { runGit } from './run.ts';
import { listTree, pathOnDisk, pathText, type Tree, type TreeEntry, treeName } from './tree.ts';
import { type NameReader, readWorkingTree } from './working-tree.ts';

/** What the project's part of the repository holds, and how it lies there. */
export interface GitState {
  /** Full hash; empty outside version control and before the first commit. */
  commit: string;
  /** When it was committed, ISO 8601 in UTC. */
  date: string;
  /** Directory of the project from the root of the repository, with a slash at its end; empty for the root. */
  prefix: string;
  /** Tags at the commit, highest version first. Those below `approvals/` approve and name no release. */
  tags: string[];
  /** The bytes differ from the commit's: changed, removed or untracked files. */
  dirty: boolean;
  /** A submodule holds changes of its own, which no tree of this repository can tell: evidence then has no known origin. */
  opaque: boolean;
  /** Files as they lie there, by the names of their raw bytes; submodules by the commits that are checked out. */
  files: Tree;
  /** Commits of submodules, by path. */
  submodules: ReadonlyMap<string, string>;
  /** Paths of submodules that are not checked out, those in others included. */
  absent: readonly string[];
  /** Files that differ from the commit by what git makes of them. */
  converted: ConvertedFile[];
  /** Whether git passes over a file: it is neither tracked nor told as untracked, so no commit and no tree holds it. */
  ignores(path: string): boolean;
  /** Paths below the root that git tracks or would track, in submodules as well; undefined outside version control. Removed files may be among them. */
  listed: string[] | undefined;
  /** Changes whenever commit, tags, or the bytes of files do. */
  digest: string;
}

/**
 * Reads the state of the project's part of the repository. What a commit holds is told by its own bytes, and whether that lies here by
 * the raw bytes of the files: neither git's index nor a filter, a replaced object or another's database has a say.
 * @param isOwn whether Dossier itself wrote a file; unless it is committed it is no part of the tree
 * @param known names of files remembered; without it every byte is read
 * @param within path of a submodule from the project, with a slash at its end
 * @implements SRS-3181, SRS-3183
 */
export async function readState(
  root: string,
  isOwn: (path: string) => boolean,
  known?: KnownNames,
  within = '',
): Promise<GitState> {
  const [where, head, committed, names, tags] = await Promise.all([
    readPlace(root),
    readCommit(root, 'HEAD'),
    listTree(root, 'HEAD'),
    runGit(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '.'], 'latin1'),
    runGit(root, [
      'for-each-ref',
      '--sort=-version:refname',
      '--format=%(refname:short) %(objectname) %(*objectname)',
      'refs/tags',
    ]),
  ]);
  if (where === undefined || names === undefined) return noState(undefined);
  const held: Tree = committed ?? new Map();
  const fresh = pathsOf(names).filter((path) => !held.has(path) && !isOwn(pathText(path)));
  const paths = new Set([...held.keys(), ...fresh]);
  if (!head) return noState([...paths].map(pathText));
  const { prefix } = where;
  const name: NameReader = known
    ? (path, state, read) => known.nameOf(within + path, state, read)
    : (_path, _state, read) => read();
  const { files, directories } = readWorkingTree(root, paths, held, name, head.name);
  const modules = await readModules(root, directories, held, files, known, within);
  const tree = await treeBelow(root, head, prefix);
  const converted = treeName(files, head.name) === tree ? [] : await settle(root, held, files);
  const present = treeName(files, head.name);
  const listed = listOf(paths, modules);
  const isListed = new Set(listed);
  const opaque = [...modules.values()].some((module) => module.commit === '' || module.dirty);
  return {
    commit: head.name,
    date: head.date,
    prefix,
    tags: tagsOf(tags ?? '', head.name),
    dirty: opaque || present !== tree,
    opaque,
    files,
    submodules: submodulesOf(files),
    absent: absentModules(held, modules),
    converted,
    ignores: (path) => !isListed.has(path),
    listed,
    digest: sha256Of(
      JSON.stringify([
        head.name,
        tags,
        process.env.SOURCE_DATE_EPOCH,
        present,
        converted,
        [...modules].map(([path, { digest }]) => [path, digest]),
      ]),
    ),
  };
}

function noState(listed: string[] | undefined): GitState {
  return {
    commit: '',
    date: '',
    prefix: '',
    tags: [],
    dirty: false,
    opaque: false,
    files: new Map(),
    submodules: new Map(),
    absent: [],
    converted: [],
    ignores: () => false,
    listed,
    digest: sha256Of(`${process.env.SOURCE_DATE_EPOCH}`),
  };
}

/** Paths of `git ls-files`; a repository that is no submodule has a slash at its end. */
function pathsOf(names: string): string[] {
  return names
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => path.replace(/\/$/, ''));
}

/**
 * Submodules are surveyed like the project: the commit that is checked out counts, not the one that git pins them to, and their files are
 * listed. One that is not checked out is as the commit has it, and what lies in its place is in no commit.
 */
async function readModules(
  root: string,
  directories: readonly string[],
  held: Tree,
  files: Map<string, TreeEntry>,
  known: KnownNames | undefined,
  within: string,
): Promise<Map<string, GitState>> {
  const modules = new Map<string, GitState>();
  for (const path of directories) {
    const pinned = held.get(path);
    const full = pathOnDisk(root, path).toString();
    const state = existsSync(join(full, '.git'))
      ? await readState(full, () => false, known, `${within}${path}/`)
      : undefined;
    // A directory that only looks like a repository would be answered by the one around it.
    if (state && state.prefix === '' && state.listed) {
      modules.set(pathText(path), state);
      if (state.commit !== '') files.set(path, { mode: '160000', object: state.commit });
    } else if (pinned?.mode === '160000') files.set(path, pinned);
  }
  return modules;
}

/** Looks closer at files that are not as the commit holds them. */
async function settle(root: string, held: Tree, files: Map<string, TreeEntry>): Promise<ConvertedFile[]> {
  const differing = [...files].filter(([path, { object }]) => held.get(path)?.object !== object);
  const modes = [...files].filter(([path, { mode }]) => mode !== held.get(path)?.mode && /^100/.test(mode));
  // Where the file system knows no executable files, all look like it, or none.
  if (
    modes.length > 0 &&
    (await runGit(root, ['config', '--type=bool', 'core.fileMode']))?.trim() === 'false'
  )
    for (const [path, entry] of modes)
      entry.mode = /^100/.exec(held.get(path)?.mode ?? '') ? (held.get(path)?.mode as string) : '100644';
  const known = differing.map(([path]) => path).filter((path) => held.has(path));
  return known.length === 0 ? [] : settleConverted(root, known, held, files);
}

/** Commits that submodules are at, by their paths. */
export function submodulesOf(files: Tree): Map<string, string> {
  const modules = [...files].filter(([, { mode }]) => mode === '160000');
  return new Map(modules.map(([path, { object }]) => [pathText(path), object]));
}

function absentModules(held: Tree, modules: ReadonlyMap<string, GitState>): string[] {
  const own = [...submodulesOf(held).keys()].filter((path) => !modules.has(path));
  const within = [...modules].flatMap(([at, { absent }]) => absent.map((path) => `${at}/${path}`));
  return [...own, ...within];
}

function listOf(paths: Iterable<string>, modules: ReadonlyMap<string, GitState>): string[] {
  const listed = [...paths].map(pathText);
  for (const [at, module] of modules) for (const path of module.listed ?? []) listed.push(`${at}/${path}`);
  return listed;
}

/** Tags of a commit. Those of others tell where the release before ended, and belong to the state too. */
function tagsOf(tags: string, head: string): string[] {
  return tags
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, object, commit]) => (commit || object) === head)
    .map(([tag = '']) => tag)
    .filter((tag) => tag !== '' && !tag.startsWith('approvals/'));
}

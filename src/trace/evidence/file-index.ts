import { normalize } from 'node:path/posix';

/** Where a report lies, and the directory its tests ran in where that is told; both relative to the project root. */
export interface RunPlace {
  report: string;
  root?: string | undefined;
}

/** Files that a path of a report may mean. Only `told` is as sure as the report is. */
export interface FoundFiles {
  files: readonly string[];
  /** The path is that of a file, or is relative to the directory the tests ran in; else one or more files end like it. */
  isExact: boolean;
}

/** Files that make their directory one that test runners are started in. */
const projectFiles =
  /^(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|tox\.ini|pytest\.ini|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|.+\.(?:cs|vb|fs)proj)$/;

const nothing: FoundFiles = { files: [], isExact: false };

/** Answers which files of the tree a path in a report means. */
export class FileIndex {
  readonly #paths: ReadonlySet<string>;
  readonly #byName = new Map<string, string[]>();
  readonly #projects: ReadonlySet<string>;
  readonly #extensions: ReadonlySet<string>;

  constructor(paths: readonly string[]) {
    this.#paths = new Set(paths);
    const projects = new Set<string>();
    for (const path of this.#paths) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (projectFiles.test(name)) projects.add(directoryOf(path));
      const known = this.#byName.get(name);
      if (known) known.push(path);
      else this.#byName.set(name, [path]);
    }
    this.#projects = projects;
    this.#extensions = new Set([...this.#byName.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)));
  }

  /**
   * A path that is relative to the directory the tests ran in, where that is told, means that file. Else it means the file it is the path of,
   * and the file of that path below the project the report lies in: where these are two, nobody knows which. Only where there is neither, it means the
   * files that end like it. Directories before a path are never dropped: `x/test/a.ts` is not `test/a.ts`.
   */
  find(path: string, { report, root }: RunPlace): FoundFiles {
    const wanted = path.replaceAll('\\', '/');
    if (root !== undefined) {
      const file = this.#at(root, wanted);
      return file === undefined ? nothing : { files: [file], isExact: true };
    }
    const near = this.#at(this.#projectOf(report), wanted);
    const exact = this.#at('', wanted);
    const found = [...new Set([exact, near])].filter((file) => file !== undefined);
    if (found.length > 0) return { files: found, isExact: true };
    const end = normalize(wanted);
    if (end.startsWith('../') || end.startsWith('/')) return nothing;
    const alike = this.#byName.get(end.slice(end.lastIndexOf('/') + 1)) ?? [];
    return { files: alike.filter((file) => file.endsWith(`/${end}`)), isExact: false };
  }

  /** Whether there are files with one of some extensions. */
  holds(extensions: readonly string[]): boolean {
    return extensions.some((extension) => this.#extensions.has(extension));
  }

  /** Those of some files that lie in the project of a report, where it lies in one; all of them where none does. */
  near<T extends { file: string }>(found: readonly T[], { report, root }: RunPlace): readonly T[] {
    const directory = root ?? this.#projectOf(report);
    const inside = directory === '' ? [] : found.filter(({ file }) => file.startsWith(`${directory}/`));
    return inside.length > 0 ? inside : found;
  }

  #at(directory: string, path: string): string | undefined {
    if (path.startsWith('/')) return undefined;
    const file = normalize(directory === '' ? path : `${directory}/${path}`);
    return this.#paths.has(file) ? file : undefined;
  }

  /** The nearest directory above a file that holds a manifest; empty for the root. */
  #projectOf(file: string): string {
    for (let at = directoryOf(file); at !== ''; at = directoryOf(at)) if (this.#projects.has(at)) return at;
    return '';
  }
}

/** Directory of a path; empty for the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

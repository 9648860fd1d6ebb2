import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Project } from '../config/index.ts';
import { type FileState, sha256Of } from '../model/index.ts';
import { isNeverRead } from './discover.ts';
import { isInside } from './inside.ts';
import { unlessUnreadable } from './unreadable.ts';
import { unzip, type Zipped } from './unzip.ts';

/**
 * The files of a project as pages, templates and styles may refer to them: the one door through which a file that is referred to is
 * read. It opens for what version control lists (tracked, or new and not ignored), wherever symbolic links lead, and for nothing below
 * `.git`, `node_modules`, the output or the cache. `pump.reqifz!/a.png` is a file in an archive that a source reads. Remembers what it was
 * asked.
 * @implements SRS-3200, SRS-3802
 */
export class ProjectFiles {
  readonly #root: string;
  readonly #realRoot: string;
  readonly #read: ReadonlySet<string>;
  readonly #listed: ReadonlySet<string> | undefined;
  readonly #isNeverRead: (path: string) => boolean;
  readonly #asked = new Map<string, FileState>();
  readonly #given = new Map<string, string>();
  /** The archive that was opened last. */
  #archive: { path: string; files: ReadonlyMap<string, Zipped> } | undefined;

  /**
   * @param read POSIX paths of files that a source reads
   * @param listed paths that version control lists, those of submodules too; undefined outside version control
   */
  constructor(project: Project, read: Iterable<string>, listed: Iterable<string> | undefined) {
    this.#root = project.root;
    this.#realRoot = realpathSync(project.root);
    this.#read = new Set(read);
    this.#listed = listed && new Set(listed);
    this.#isNeverRead = isNeverRead(project);
  }

  has(path: string): boolean {
    return this.#read.has(path) || this.stateOf(path) !== 'missing';
  }

  values(): Iterable<string> {
    return this.#read;
  }

  /** What may be done with a path. */
  stateOf(path: string): FileState {
    const state = this.#asked.get(path) ?? this.#look(path);
    this.#asked.set(path, state);
    return state;
  }

  /** Bytes of a file that may be shown; undefined for every other path. */
  read(path: string): Buffer | undefined {
    if (this.stateOf(path) !== 'shown') return undefined;
    const member = this.#memberAt(path);
    const bytes = member
      ? unlessUnreadable(() => Buffer.from(member.read()))
      : readFileSync(join(this.#root, path));
    if (bytes === undefined) return undefined;
    this.#given.set(path, sha256Of(bytes));
    return bytes;
  }

  /** What was asked, with the answers: input of the check that no survey lists. */
  get asked(): [path: string, state: FileState][] {
    return [...this.#asked];
  }

  /** SHA-256 (hex) of the files that were read, as they were then. */
  get given(): [path: string, sha256: string][] {
    return [...this.#given];
  }

  #look(path: string): FileState {
    const real = realPath(join(this.#root, path));
    if (real === undefined) return this.#memberAt(path) ? 'shown' : 'missing';
    if (!isInside(this.#realRoot, real)) return 'outside';
    const stat = statSync(real);
    if (stat.isDirectory()) return 'directory';
    if (!stat.isFile()) return 'missing';
    const meant = relative(this.#realRoot, real).split(sep).join('/');
    if (this.#isNeverRead(path) || this.#isNeverRead(meant)) return 'internal';
    return this.#isListed(path) && this.#isListed(meant) ? 'shown' : 'unlisted';
  }

  /** A file in an archive that a source reads. */
  #memberAt(path: string): Zipped | undefined {
    const [archive = '', ...inner] = path.split('!/');
    if (inner.length === 0 || !this.#read.has(archive) || this.stateOf(archive) !== 'shown') return undefined;
    if (this.#archive?.path !== archive) this.#archive = { path: archive, files: this.#filesOf(archive) };
    return this.#archive.files.get(inner.join('!/'));
  }

  #filesOf(archive: string): ReadonlyMap<string, Zipped> {
    return unlessUnreadable(() => unzip(readFileSync(join(this.#root, archive)))) ?? new Map();
  }

  /** Outside version control nothing tells what is meant for readers; names with a dot in front are not. */
  #isListed(path: string): boolean {
    return this.#listed ? this.#listed.has(path) : !/(?:^|\/)\./.test(path);
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

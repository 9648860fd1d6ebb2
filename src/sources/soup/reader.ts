import type { Finding, LockedPackage } from '../../model/index.ts';
import { compareText } from '../../model/index.ts';
import { packageUrl } from './purl.ts';

/** A lockfile or bill of materials as text. */
export interface LockText {
  /** POSIX path relative to the project root. */
  path: string;
  text: string;
}

/** What a file states. */
export interface LockContent {
  packages: LockedPackage[];
  /** What is wrong with single packages; a file that is wrong as a whole is refused by a `LockProblem`. */
  findings?: Finding[];
}

/** Reads the files of one format. Throws nothing but `LockProblem`, whatever the text is. */
export type LockReader = (file: LockText) => LockContent;

/** Why a file counts for nothing. It ends a reader, and never leaves this room. */
export class LockProblem extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line = 1, column = 1) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** A file of a format that holds all it names does not: something is missing from it. */
export function cutOff(name: string): LockProblem {
  return new LockProblem(`it asks for ${name.slice(0, 80)} and does not hold it; it may be cut off`);
}

/** What a reader knows of a package; what it leaves out takes the cautious value: production, asked for by the project. */
export type StatedPackage = Pick<LockedPackage, 'ecosystem' | 'name' | 'version'> &
  Partial<Omit<LockedPackage, 'place' | 'ecosystem' | 'name' | 'version'>> & { line: number };

/** A package as the model has it. */
export function lockedPackage(path: string, { line, ...stated }: StatedPackage): LockedPackage {
  const { ecosystem, name, version } = stated;
  return {
    requested: '',
    purl: packageUrl(ecosystem, name, version),
    direct: true,
    scope: 'production',
    licence: '',
    hashes: [],
    ...stated,
    dependencies: [...new Set(stated.dependencies)].sort(compareText),
    place: { file: path, line, column: 1 },
  };
}

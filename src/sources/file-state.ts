import type { Stats } from 'node:fs';

/** What a file system says of a file: enough to tell, without reading it, that nobody wrote to it since. */
export interface FileState {
  /** Bytes. */
  size: number;
  /** Milliseconds since the epoch, with fractions. Any program can set this time. */
  modified: number;
  /** The same of the last change of anything, this state included: no program sets it, short of turning the clock. */
  changed: number;
  inode: number;
}

export function fileState({ size, mtimeMs, ctimeMs, ino }: Stats): FileState {
  return { size, modified: mtimeMs, changed: ctimeMs, inode: ino };
}

/** Milliseconds within which a file system may not tell two changes of a file apart. */
const settlingTime = 2000;

/**
 * Whether a file certainly holds the bytes that were read when it was in another state. A file changed in the very moment before it was
 * read may hold others at the same times ("racy git", gitformat-index), and counts as changed.
 * @param read when the bytes were read, in milliseconds since the epoch
 * @implements SRS-3180
 */
export function isUntouched(now: FileState, then: FileState, read: number): boolean {
  return (
    now.size === then.size &&
    now.modified === then.modified &&
    now.changed === then.changed &&
    now.inode === then.inode &&
    Math.max(now.modified, now.changed) < read - settlingTime
  );
}

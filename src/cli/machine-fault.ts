import { isAbsolute, relative } from 'node:path';

/** What the system says of a call that failed → what it means to the person, who reads what was to be done and where. */
const faults: Readonly<Record<string, (where: string) => string>> = {
  ENOSPC: (where) => `There is no space left to write ${where}. Free some, and run the command again.`,
  EDQUOT: (where) => `Your quota leaves no space to write ${where}. Free some, and run the command again.`,
  EFBIG: (where) =>
    `The largest file this user may write is too small for ${where}. Raise the limit (ulimit -f), and run the command again.`,
  EROFS: (where) =>
    `${where} lies on a file system that cannot be written to. Mount it for writing, or work on a copy.`,
  EACCES: (where) =>
    `You may not read or write ${where}. Change its permissions, or run the command as its owner.`,
  EPERM: (where) =>
    `The system does not permit to change ${where}. Change its permissions, or run the command as its owner.`,
  EBUSY: (where) =>
    `${where} is a mount point or in use, and cannot be replaced. Mount the directory above it instead, or name another one in the configuration.`,
  EXDEV: (where) =>
    `${where} lies on another file system than the directory around it, and cannot be replaced. Name another one in the configuration.`,
  ENOTDIR: (where) =>
    `A file stands where a directory has to be: ${where}. Move it away, or name another one in the configuration.`,
  EISDIR: (where) => `A directory stands where a file has to be: ${where}. Move it away.`,
  ENOTEMPTY: (where) =>
    `Something else writes to ${where} at the same time. Run the command again when it is done.`,
  EMFILE: (where) =>
    `Too many files are open to read ${where}. Raise the limit (ulimit -n), and run the command again.`,
  ENFILE: (where) => `Too many files are open on this machine to read ${where}. Run the command again later.`,
  EIO: (where) => `The disk fails at ${where}. Look after it before you trust what lies there.`,
  ELOOP: (where) => `Symbolic links go round in a circle at ${where}. Remove one of them.`,
  ENAMETOOLONG: (where) =>
    `The name ${where} is too long for this file system. Work in a directory with a shorter path.`,
  ENOMEM: (where) => `There is no memory left for ${where}. Free some, and run the command again.`,
};

/**
 * A sentence for an error that the machine is to blame for, and the way out; undefined for every other.
 * @implements SRS-3187, SRS-3275
 */
export function machineFault(error: unknown): string | undefined {
  const { code, syscall, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  if (
    !(error instanceof Error) ||
    syscall === undefined ||
    code === undefined ||
    !Object.hasOwn(faults, code)
  )
    return undefined;
  const full = dest ?? path ?? '';
  const way = relative(process.cwd(), full);
  const where = full === '' ? 'a file' : isAbsolute(way) || way.startsWith('..') ? full : way;
  return faults[code]?.(where);
}

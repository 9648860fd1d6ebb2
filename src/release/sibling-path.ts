import { basename, dirname, join } from 'node:path';

/** A path beside an output, on the same file system, for what its makers need meanwhile. */
export function siblingPath(target: string, what: string): string {
  return join(dirname(target), `.${basename(target)}-${what}`);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { npmReader } from './npm.ts';
import type { LockReader } from './reader.ts';

/** Every reader; the first whose file names fit reads a file. */
export const readers: readonly LockReader[] = [npmReader];

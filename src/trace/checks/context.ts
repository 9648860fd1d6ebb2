import type { Config } from '../../config/index.ts';
import type { FileState } from '../../model/index.ts';
import type { LockEntry } from '../lock.ts';

/** What the checks know besides model and graph. */
export interface TraceContext {
  config: Config;
  /** POSIX path of the configuration file, for findings that have no better place. */
  configFile: string;
  /** Its text, so that a setting is told at its own line. */
  configSource?: string;
  /** Entries of the trace lock; undefined where the project has none yet. */
  lock: readonly LockEntry[] | undefined;
  /** Files of the project by POSIX path; `values` is asked for hints only. */
  files: { has(path: string): boolean; stateOf(path: string): FileState; values(): Iterable<string> };
  /** Names of all rules of all modules. */
  ruleNames: ReadonlySet<string>;
}

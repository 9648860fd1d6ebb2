import type { Command } from 'commander';
import type { Progress } from '../cache/progress.ts';

export { UserError } from '../model/index.ts';

/** What the command ends with; see `dossier --help`. */
export const exitCode = {
  clean: 0,
  findings: 1,
  usage: 2,
  defect: 3,
  /** An archive is whole, and nobody who was named stands for it. */
  nobodyNamed: 4,
  interrupted: 130,
} as const;

/** What every command gets besides its own arguments. */
export interface CommandContext {
  /** The words of the call, as they were given. */
  argv: readonly string[];
  /** Configuration file or directory, as given. */
  configPath: string;
  quiet: boolean;
  progress: Progress;
  signal: AbortSignal;
}

/** A command adds itself to the program; its action resolves to an exit code. */
export type CommandModule = (
  program: Command,
  action: <Arguments extends unknown[]>(
    run: (context: CommandContext, ...values: Arguments) => Promise<number>,
  ) => (...values: Arguments) => Promise<void>,
) => void;

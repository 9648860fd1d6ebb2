import { type Command, Option } from 'commander';
import type { Progress } from '../cache/progress.ts';
import type { Project } from '../config/index.ts';
import type { Refused } from '../model/index.ts';
import { UserError } from '../model/user-error.ts';

export { UserError };

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

/** How a command ends: a word of `exitCode`, `clean` where it says nothing, or what another program ended with. */
// biome-ignore lint/suspicious/noConfusingVoidType: a command that is done returns nothing
export type Ending = keyof typeof exitCode | number | void;

/** What every command gets besides its own arguments. */
export interface CommandContext {
  /** The words of the call, as they were given. */
  argv: readonly string[];
  /** Configuration file or directory, as given. */
  configPath: string;
  /** The variant of the product that is meant; empty where none is named. */
  variant: string;
  quiet: boolean;
  progress: Progress;
  signal: AbortSignal;
  /** Prints for people; the line of progress ends before. */
  print(text: string): void;
  /** Prints an error or a note for people. */
  printError(text: string): void;
  /** Prints text for a program, or one that a reporter made fit for a terminal: as it is. */
  printRaw(text: string): void;
}

/** An argument: `<name>`, `[name]` or `[names...]`, what it is, and its value where none is given. */
export type ArgumentRow = readonly [name: string, about: string, usual?: string];

/** An option: flags with the name of the value, what it is for, and what is known of the value. */
export type OptionRow = readonly [
  flags: string,
  about: string,
  value?: {
    choices?: readonly string[];
    usual?: unknown;
    required?: true;
    parse?: (text: string) => unknown;
  },
];

/** What the help says of a command. */
export interface CommandText {
  name: string;
  /** Of a command below another one; what those of the first level are for stands in their list. */
  summary?: string;
  /** It says what holds of one device: where there are variants, the call names one. */
  ofVariant?: true;
  arguments?: readonly ArgumentRow[];
  options?: readonly OptionRow[];
  /** Commands below it. */
  commands?: readonly CommandModule[];
}

/** A command adds itself to the program, or to the command above it. */
export type CommandModule = (parent: Command, execute: Execute) => void;

/** Runs a command with what every command gets, and notes how it ended. */
export type Execute = (run: (context: CommandContext) => Promise<Ending>) => Promise<void>;

/**
 * A command that needs no project.
 * @param definition `run` gets the options, then what every command gets, then the arguments in their order
 */
export function command<Options, Values extends unknown[]>({
  run,
  ...text
}: CommandText & {
  run(options: Options, context: CommandContext, ...values: Values): Promise<Ending>;
}): CommandModule {
  return (parent, execute) => {
    const added = parent.command(text.name).description(text.summary ?? '');
    for (const [name, about, usual] of text.arguments ?? []) added.argument(name, about, usual);
    for (const row of text.options ?? []) added.addOption(optionOf(row));
    added.action((...given: unknown[]) => {
      const count = text.arguments?.length ?? 0;
      return execute((context) =>
        run(given[count] as Options, context, ...(given.slice(0, count) as Values)),
      );
    });
    for (const add of text.commands ?? []) add(added, execute);
  };
}

/**
 * A command on the project of the call, which is loaded first.
 * @param definition `run` gets the project, then what `command` hands over
 */
export function projectCommand<Options, Values extends unknown[]>({
  run,
  ...text
}: CommandText & {
  run(project: Project, options: Options, context: CommandContext, ...values: Values): Promise<Ending>;
}): CommandModule {
  return command<Options, Values>({
    ...text,
    run: async (options, context, ...values) => {
      const { loadProject, openVariants } = await import('../config/index.ts');
      const project = await loadProject(context.configPath, context.variant);
      if (text.ofVariant) requireVariant(openVariants(project.config));
      return run(project, options, context, ...values);
    },
  });
}

/**
 * Refuses a project of several variants of which none is named.
 * @param names its variants where none is chosen
 * @throws UserError
 * @implements SRS-3853
 */
export function requireVariant(names: readonly string[]): void {
  if (names.length > 0)
    throw new UserError(
      `This project has variants. Name one of them: --variant ${names.join(', --variant ')}.`,
    );
}

function optionOf([flags, about, { choices, usual, required, parse } = {}]: OptionRow): Option {
  const option = new Option(flags, about);
  if (usual !== undefined) option.default(usual);
  if (choices) option.choices(choices);
  if (parse) option.argParser(parse);
  return option.makeOptionMandatory(required === true);
}

/** The option of all commands that print in more than one way; the first is the usual one. */
export function formatOption(choices: readonly string[]): OptionRow {
  return ['--format <format>', 'how it is printed', { choices, usual: choices[0] }];
}

/**
 * The answer of a call that may refuse.
 * @param say the sentence for the person who called, from why it was refused
 * @throws UserError where it was
 */
export function answerOf<Answer extends object>(
  answer: Answer | Refused,
  say: (why: string) => string = (why) => why,
): Exclude<Answer, Refused> {
  if ('refused' in answer) throw new UserError(say((answer as Refused).refused));
  return answer as Exclude<Answer, Refused>;
}

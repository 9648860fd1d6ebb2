import { printable } from '../model/index.ts';

/** Prints for people: names out of files, archives and repositories cannot act on the terminal. */
export function print(text: string): void {
  process.stdout.write(printable(text));
}

/** Prints an error or a note for people. */
export function printError(text: string): void {
  process.stderr.write(printable(text));
}

/** Prints text for a program, or one that a reporter made fit for a terminal: as it is. */
export function printRaw(text: string): void {
  process.stdout.write(text);
}

import type { Finding } from '../model/index.ts';
import { allRules } from '../pipeline/rules.ts';
import { type Format, report } from '../render/export/reporters/index.ts';
import { readInside } from '../sources/inside.ts';
import type { CommandContext } from './command.ts';

/**
 * Prints the findings of a project in a format; as text with the line each stands in.
 * @param root directory of the project
 */
export async function printFindings(
  { printRaw, quiet }: CommandContext,
  root: string,
  findings: readonly Finding[],
  format: Format = 'text',
): Promise<void> {
  const text = report(format, [...findings], {
    colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
    readLine: lineReader(root),
    rules: format === 'sarif' ? await allRules() : [],
  });
  if (text !== '' && !(quiet && format === 'text' && findings.length === 0)) printRaw(text);
}

/** Reads single lines of project files for the excerpt under a finding; undefined where there is none. */
function lineReader(root: string): (file: string, line: number) => string | undefined {
  const files = new Map<string, string[]>();
  return (file, line) => {
    let lines = files.get(file);
    if (!lines) {
      const bytes = readInside(root, file);
      // A workbook has no lines.
      lines = bytes === undefined || bytes.includes(0) ? [] : bytes.toString('utf8').split(/\r?\n/);
      files.set(file, lines);
    }
    return lines[line - 1];
  };
}

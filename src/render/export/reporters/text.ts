import {
  type Finding,
  foldWaiting,
  howMany,
  oneLine,
  type Severity,
  sourceLine,
} from '../../../model/index.ts';
import type { ReportOptions } from './report-options.ts';
import { summarise } from './summary.ts';
import { linesOfWaiting } from './waiting.ts';

/** Widest excerpt of a source line. */
const widest = 120;

/**
 * For people: grouped by file, one finding a line as `file:line:col  severity  message  rule`, below it the source line with a
 * caret and the hint, what only waits for it, at the end how many there are. No line starts with `::`, which a CI would take for a command.
 * @implements SRS-701, SRS-703
 */
export function reportText(findings: readonly Finding[], options: ReportOptions): string {
  const paint = painter(options.colours);
  const lines: string[] = [];
  let file: string | undefined;
  const { direct: told, waitingFor } = foldWaiting(findings);
  for (const finding of told) {
    if (lines.length > 0 && finding.file !== file) lines.push('');
    file = finding.file;
    lines.push(...describe(finding, options, paint));
    for (const line of linesOfWaiting(waitingFor(finding))) lines.push(`  waits: ${oneLine(line)}`);
  }
  const { error, warning, info } = summarise(told);
  const waiting = findings.length - told.length;
  if (findings.length === 0) lines.push(paint('green', 'No findings.'));
  else {
    const counts =
      [howMany(error, 'error'), howMany(warning, 'warning'), `${info} info`].join(', ') +
      (waiting > 0 ? `; ${waiting} more ${waiting === 1 ? 'waits' : 'wait'} for one of them` : '');
    lines.push('', paint(error > 0 ? 'error' : 'bold', counts));
  }
  return `${lines.join('\n')}\n`;
}

function describe(finding: Finding, { readLine }: ReportOptions, paint: Paint): string[] {
  const { severity, rule, message, hint, file, line, column, item } = finding;
  const place =
    file === undefined
      ? '(project)'
      : [oneLine(file).replace(/^\s*::/, './::'), line, column]
          .filter((part) => part !== undefined)
          .join(':');
  const words = oneLine(message);
  const about = item !== undefined && !words.includes(item) ? `  ${oneLine(item)}` : '';
  const lines = [
    `${paint('bold', place)}  ${paint(severity, severity)}  ${words}  ${paint('dim', oneLine(rule))}${about}`,
  ];
  const source = file !== undefined && line !== undefined ? readLine?.(file, line) : undefined;
  if (source !== undefined && source.trim() !== '') {
    lines.push(...excerpt(source, line as number, column ?? 1).map((each) => paint('dim', each)));
  }
  if (hint !== undefined && hint !== '') lines.push(`  → ${oneLine(hint)}`);
  return lines;
}

/** The line with its number, and a caret under the column. A long line is cut around the column. */
function excerpt(source: string, line: number, column: number): string[] {
  const start = column > widest - 20 ? column - 40 : 0;
  const cut = sourceLine(source.slice(start, start + widest));
  const gutter = `  ${line} | `;
  const caret = column - 1 - start;
  const lines = [`${gutter}${cut.trimEnd()}`];
  if (caret >= 0 && caret <= cut.length)
    lines.push(`${' '.repeat(gutter.length - 2)}| ${' '.repeat(caret)}^`);
  return lines;
}

type Paint = (colour: Severity | 'bold' | 'dim' | 'green', text: string) => string;

const codes = { error: 31, warning: 33, info: 36, bold: 1, dim: 2, green: 32 };

function painter(colours: boolean): Paint {
  return (colour, text) => (colours ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);
}

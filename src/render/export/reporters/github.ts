import { type Finding, foldWaiting } from '../../../model/index.ts';
import { linesOfWaiting } from './waiting.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands, one for each finding that does not only wait for another, which GitHub shows at the lines of a pull request: `::error file=…,line=…::message`. Data escapes percent
 * signs and line ends, properties colons and commas as well (GitHub, workflow commands; actions/toolkit, command).
 */
export function reportGithub(findings: readonly Finding[]): string {
  const { direct: told, waitingFor } = foldWaiting(findings);
  return told.map((finding) => `${command(finding, waitingFor(finding))}\n`).join('');
}

function command(
  { severity, rule, message, hint, file, line, column }: Finding,
  waiting: readonly Finding[],
): string {
  const properties = { file, line, col: column, title: rule };
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = [message, ...(hint ? [hint] : []), ...linesOfWaiting(waiting)].join('\n');
  return `::${commands[severity]} ${written.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replace(control, '\uFFFD');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a log viewer would act on them.
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

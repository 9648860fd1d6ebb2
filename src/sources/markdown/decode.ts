import { showHidden } from '../../model/index.ts';
import type { Report } from './report.ts';

/** Bytes at the start of a file in which a NUL says that it is no text, as Git judges. */
const binaryProbe = 8_000;

/**
 * Bytes of a Markdown file as text: UTF-8, without BOM, line endings as LF, NUL as the replacement character.
 * @returns undefined when the file is no such text; the report then says why (`file-too-large`, `binary-file`, `invalid-utf8`)
 * @implements SRS-207, SRS-211
 */
export function decodeText(bytes: Uint8Array, maximumSize: number, report: Report): string | undefined {
  const start = { line: 1, column: 1 };
  if (bytes.length > maximumSize) {
    report.add('file-too-large', start, {
      message: `The file has ${bytes.length} bytes, more than the ${maximumSize} that are read.`,
      hint: 'Split the file, or raise `sources.maximumFileSize`.',
    });
    return undefined;
  }
  if (bytes.subarray(0, binaryProbe).includes(0)) {
    report.add('binary-file', start, {
      message: 'The file holds binary data (a NUL byte), not Markdown.',
      hint: 'Remove the file from `sources.markdown`, or save it as UTF-8 text; UTF-16 is not read.',
    });
    return undefined;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return withoutHidden(text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd'), report);
  } catch {
    const { position, byte } = firstInvalid(bytes);
    report.add('invalid-utf8', position, {
      message: `The file is not UTF-8: byte 0x${byte.toString(16).padStart(2, '0')} begins no valid character.`,
      hint: 'Save the file as UTF-8.',
    });
    return undefined;
  }
}

/** Most characters reported one by one. */
const reported = 20;

/**
 * The text with an escape for each character that nobody sees or that turns the text around, reported as `hidden-character`.
 * @implements SRS-3206
 */
function withoutHidden(text: string, report: Report): string {
  const shown = showHidden(text);
  for (const { index, name } of shown.found.slice(0, reported)) {
    const lineStart = text.lastIndexOf('\n', index) + 1;
    report.add(
      'hidden-character',
      { line: text.slice(0, index).split('\n').length, column: index - lineStart + 1 },
      {
        message: `The character ${name} is not seen, or turns the text around it; it is shown as an escape.`,
        hint: 'Remove it; the text then says what it shows.',
      },
    );
  }
  return shown.text;
}

/** The first byte that belongs to no valid character, and its place. */
function firstInvalid(bytes: Uint8Array): { position: { line: number; column: number }; byte: number } {
  let low = 0;
  let high = bytes.length;
  // Streaming reports no error for a character that is only cut off, so the longest valid prefix is found by halving.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isValidPrefix(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  const valid = new TextDecoder().decode(bytes.subarray(0, low), { stream: true }).replace(/\r\n?/g, '\n');
  const lineStart = valid.lastIndexOf('\n') + 1;
  const line = valid.split('\n').length;
  return { position: { line, column: valid.length - lineStart + 1 }, byte: bytes[low] ?? bytes.at(-1) ?? 0 };
}

function isValidPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

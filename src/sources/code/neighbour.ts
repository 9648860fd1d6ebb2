import { isCode } from './commented-code.ts';

/** Why a comment speaks of nothing below it. */
export type Apart = 'blank line' | 'comment' | 'nothing';

/**
 * What parts a comment from the code below it; undefined where that code starts on the same or the next line. Lines that tell
 * something to a tool (`// eslint-disable-next-line`, `#pragma`, `#ifdef`) part nothing.
 * @param code the text with comments blanked
 * @param end offset after the comment
 * @implements SRS-3140
 */
export function apartFromBelow(text: string, code: string, end: number): Apart | undefined {
  const start = nextCode(code, end);
  if (start === undefined) return 'nothing';
  const lines = text.slice(end, start).split('\n');
  for (const [index, line] of lines.entries()) {
    const words = line.trim();
    if (index === 0 || index === lines.length - 1) {
      // Beside the comment, or before the code on its own line: a comment and `int test(void)` behind it.
      if (words !== '') return 'comment';
    } else if (words === '') return 'blank line';
    else if (!isDirective(words)) return 'comment';
  }
  return undefined;
}

/** Whether code that was commented out stands between two offsets, such as between the attributes of a definition and its name. */
export function holdsCommentedCode(text: string, code: string, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    const next = text.indexOf('\n', at);
    const lineEnd = next < 0 ? text.length : next;
    const isComment = code.slice(at, lineEnd).trim() === '';
    if (isComment && isCode(withoutMarker(text.slice(at, lineEnd)))) return true;
    at = lineEnd + 1;
  }
  return false;
}

/**
 * Start of the attributes directly above the line of an offset, comments between them included; the start of that line where there are
 * none. They tell whether a function is a test, and a tag may stand between both.
 */
export function firstAttribute(text: string, code: string, offset: number): number {
  // Behind the start of a very long line there is no attribute of it.
  if (text.slice(Math.max(0, offset - 2000), offset).lastIndexOf('\n') < 0 && offset > 2000) return offset;
  let line = text.lastIndexOf('\n', offset - 1) + 1;
  let first = line;
  while (line > 0) {
    const end = line - 1;
    line = text.lastIndexOf('\n', end - 1) + 1;
    const isComment = code.slice(line, end).trim() === '' && text.slice(line, end).trim() !== '';
    if (/^[ \t]*(?:@\w|#?\[)/.test(code.slice(line, end))) first = line;
    else if (!isComment) break;
  }
  return first;
}

/** Offset of the first code at or after an offset. */
export function nextCode(code: string, offset: number): number | undefined {
  for (let at = offset; at < code.length; at++) if (code.charCodeAt(at) > 32) return at;
  return undefined;
}

function withoutMarker(line: string): string {
  return line.trim().replace(/^(?:\/\/+|\/\*+|#+(?!\[)|--|\*+|;+)!?\s*/, '');
}

/** A comment that a compiler, linter, formatter or coverage tool reads, or a directive of a preprocessor that hides no code. */
function isDirective(line: string): boolean {
  return /^#\s*(?:if|ifdef|ifndef|pragma|region|nullable)\b/.test(line) || tools.test(withoutMarker(line));
}

const tools =
  /^(?:(?:eslint|tslint|jshint|jscs|stylelint|oxlint|deno-lint|biome|prettier|istanbul|c8|v8|ktlint|swiftlint|rubocop|checkstyle|spotless|clang-format|clang-tidy|cppcheck|pylint|flake8|mypy|pyright|ruff|isort|yapf|fmt|detekt|phpcs|phpstan|psalm|golangci|staticcheck|swift-format|cspell|sqlfluff|hadolint|shellcheck|coverity|polyspace)[-: ][\w:-]*(?:disable|ignore|expect|enable|allow|suppress|next|skip|on|off|no)|@(?:ts|phpstan|formatter|vitest|jest|suppress|noinspection)[-:\w]|noqa\b|type:\s*ignore|nosec\b|nolint|noinspection\s|nosonar|pragma[: ]|go:\w|\+build\s|lint:|language=|(?:LCOV|GCOV|GCOVR)_EXCL|(?:end)?region\b|shellcheck\s)/i;

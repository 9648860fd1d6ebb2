import { parse, TomlError } from 'smol-toml';
import { parsePlainYaml } from '../plain-yaml.ts';
import { reportNearKeys } from './near-keys.ts';
import type { Report } from './report.ts';

const maximumSize = 65_536;
const maximumDepth = 20;
const hint =
  'Write front matter as `key: value` lines between two lines of three hyphens, or as TOML between two of `+++`.';

/** A page split into what its front matter says and the Markdown below. */
export interface SplitPage {
  frontMatter: Record<string, unknown>;
  text: string;
  /** Line of the file on which `text` starts (1-based). */
  textLine: number;
}

/**
 * Splits off the front matter: YAML between a first line `---` and the next, or TOML between `+++`. Only plain data comes out of it:
 * strings, numbers, booleans, arrays and maps; a null is an empty string, a date a text. Faults are reported as `front-matter`, the page is still read; so is what
 * begins as front matter and is none.
 * @param page LF line endings
 * @implements SRS-206, SRS-3487, SRS-3534
 */
export function splitFrontMatter(page: string, report: Report): SplitPage {
  // A blank line after the hyphens: a thematic break, as remark sees it too.
  const opening = /^(?:---[ \t]*\n(?![ \t]*\n)|\+\+\+[ \t]*\n)/.exec(page);
  if (!opening) return noFrontMatter(page, 'a blank line stands below the first hyphens', report);
  const isToml = page.startsWith('+');
  const closing = isToml ? /\n\+\+\+[ \t]*(?:\n|$)/g : /\n---[ \t]*(?:\n|$)/g;
  closing.lastIndex = opening[0].length - 1;
  const end = closing.exec(page);
  if (!end) return noFrontMatter(page, `no line of ${isToml ? '`+++`' : 'three hyphens'} ends it`, report);
  const source = page.slice(opening[0].length, end.index);
  const textStart = end.index + end[0].length;
  const textLine = page.slice(0, textStart).split('\n').length;
  const frontMatter = readData(source, isToml, report);
  reportNearKeys(frontMatter, source, report);
  return { frontMatter, text: page.slice(textStart), textLine };
}

/** A page that is text alone; told where it begins with hyphens and a key. */
function noFrontMatter(page: string, reason: string, report: Report): SplitPage {
  if (/^(?:---|\+\+\+)[ \t]*\n\s*["']?[a-z][\w-]*["']?[ \t]*(?::(?:\s|$)|=)/.test(page.slice(0, 1000)))
    report.add(
      'front-matter',
      { line: 1, column: 1 },
      { message: `The page begins like front matter, which is not read: ${reason}.`, hint },
    );
  return { frontMatter: {}, text: page, textLine: 1 };
}

function readData(source: string, isToml: boolean, report: Report): Record<string, unknown> {
  const fail = (line: number, column: number, message: string) => {
    report.add('front-matter', { line, column }, { message, hint });
    return {};
  };
  if (source.length > maximumSize) {
    return fail(
      1,
      1,
      `The front matter has ${source.length} characters, more than the ${maximumSize} that are read.`,
    );
  }
  if (source.split('\n').every((line) => line.trim() === '' || line.trim().startsWith('#'))) return {};
  const answer = isToml ? parseToml(source) : parsePlainYaml(source);
  if ('problem' in answer) {
    const { message, line, column } = answer.problem;
    return fail(line + 1, column, `The front matter is not valid ${isToml ? 'TOML' : 'YAML'}: ${message}.`);
  }
  const { value } = answer;
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    return fail(2, 1, 'The front matter is not a mapping of keys to values.');
  return plainData(value, 0) as Record<string, unknown>;
}

function parseToml(source: string): ReturnType<typeof parsePlainYaml> {
  try {
    return { value: parse(source) };
  } catch (error) {
    if (!(error instanceof TomlError))
      return { problem: { message: 'it is nested too deep', line: 1, column: 1 } };
    const [first = ''] = error.message.split('\n', 1);
    const { line, column } = error;
    return { problem: { message: first.replace(/^Invalid TOML document: /, ''), line, column } };
  }
}

/** Copies into objects without inherited names; what lies deeper than pages need is cut off. */
function plainData(value: unknown, depth: number): unknown {
  if (value === null || value === undefined || depth > maximumDepth) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((entry) => plainData(entry, depth + 1));
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
    return Object.fromEntries(entries.map(([key, entry]) => [key, plainData(entry, depth + 1)]));
  }
  return value;
}

import { blankText } from './blank.ts';
import { endOfDefinition } from './extent.ts';
import { type CodeText, readHeader } from './headers.ts';
import { languageOf } from './languages.ts';
import { lex } from './lexer.ts';
import { LineMap } from './lines.ts';

/** A test in source, annotated or not. */
export interface TestDefinition {
  name: string;
  /** 1-based, both included. */
  line: number;
  endLine: number;
}

/**
 * The tests of a file, best effort and in any of the languages and frameworks that annotations are bound in. Groups of tests are none.
 * @param path tells the language
 */
export function testsIn(path: string, text: string): TestDefinition[] {
  const language = languageOf(path);
  if (!language) return [];
  const source: CodeText = { text, code: blankText(text, lex(text, language), language), language };
  const lines = new LineMap(text);
  const found = new Map<number, TestDefinition>();
  for (let at = 0; at >= 0 && at < text.length; ) {
    const next = source.code.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    if (source.code.slice(at, end).trim() !== '') {
      const header = readHeader(source, at);
      if (header?.kind === 'test' && !found.has(header.start)) {
        const last = Math.max(header.start, endOfDefinition(source, header) - 1);
        found.set(header.start, {
          name: header.name,
          line: lines.lineOf(header.start),
          endLine: lines.lineOf(last),
        });
      }
    }
    at = end + 1;
  }
  const tests = [...found.values()];
  return tests.filter(
    (test) =>
      !tests.some((other) => other !== test && other.line > test.line && other.endLine <= test.endLine),
  );
}

import { isTestPath, type TestDefinition } from '../../model/index.ts';
import { blankText } from './blank.ts';
import { labelOf } from './display-name.ts';
import { endOfDefinition, isWhole } from './extent.ts';
import { type CodeText, endOf, firstLeftOpen, type Header, readHeader } from './headers.ts';
import { languageOf } from './languages.ts';
import { lex } from './lexer.ts';
import { LineMap } from './lines.ts';
import { callWords, definesByCalls, readTestCall } from './test-call.ts';

/** Deepest nesting followed; a file that goes deeper has no tests that anybody could name. */
const deepest = 100;

/** Words without which a file that is none of tests holds none. */
const mayTest =
  /\bQ(?:VERIFY|COMPARE|TEST_\w*MAIN)\b|@(?:\w+)?Test\b|\[\s*(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod)\b|#\[\s*(?:\w+::)*(?:test|rstest)\b|\bTEST(?:_[FP]|_CASE\w*)?\s*\(|\bBOOST_\w+_TEST|^\s*(?:async\s+)?def\s+test|^\s*(?:it|test|describe)\s*[.(]|\badd_test\b/im;

/**
 * The tests of a file, best effort and in any of the languages and frameworks that annotations are bound in. Groups of tests are none.
 * @param path tells the language
 */
export function testsIn(path: string, text: string): NamedTest[] {
  const language = languageOf(path);
  if (!language) return [];
  const source: CodeText = { text, code: blankText(text, lex(text, language), language), language };
  return readDefinitions(path, source)
    .filter(({ kind }) => kind === 'test')
    .map(({ names, line, endLine }) => ({
      name: /^(?:cpp|go)$/.test(language.name) ? names.join('.') : (names.at(-1) as string),
      line,
      endLine,
    }));
}

/** A test, and the offset it starts at. */
export interface LocatedTest extends TestDefinition {
  start: number;
}

/** A test by its own name. */
interface NamedTest {
  name: string;
  /** 1-based, both included. */
  line: number;
  endLine: number;
}

/** Whether a file may hold tests at all. */
export function mayHoldTests(path: string, text: string): boolean {
  return isTestPath(path) || mayTest.test(text);
}

/**
 * All definitions that a result may be of: tests, and the groups, classes and functions around or beside them, whether annotated or not.
 * In a file that is none of tests, only tests and what holds them.
 * @implements SRS-3108
 */
export function definitionsOfTests(path: string, source: CodeText): LocatedTest[] {
  if (!mayHoldTests(path, source.text)) return [];
  const all = readDefinitions(path, source);
  if (isTestPath(path)) return all;
  const tests = all.filter(({ kind }) => kind === 'test');
  const holding = new Set(
    tests.flatMap(({ names }) => names.map((_, index) => names.slice(0, index + 1).join('\n'))),
  );
  return all.filter(({ names, kind }) => kind !== 'function' && holding.has(names.join('\n')));
}

/** A definition that is open while its inside is read. */
interface Open {
  end: number;
  /** Absent for what adds no name. */
  name?: string;
  pattern?: string;
  /** Of the package, which a namespace adds to. */
  space?: string;
  isFunction?: true;
}

function readDefinitions(path: string, source: CodeText): LocatedTest[] {
  return definesByCalls(source.language) ? readCalls(path, source) : readHeaders(path, source);
}

/** Tests that are calls: their titles with those of the groups around them. */
function readCalls(file: string, source: CodeText): LocatedTest[] {
  const { code, language } = source;
  const lines = new LineMap(source.text);
  const open: Open[] = [];
  const found: LocatedTest[] = [];
  let from = 0;
  for (const match of code.matchAll(definingWords)) {
    const at = match.index;
    if (at < from) continue;
    while ((open.at(-1)?.end ?? at + 1) <= at) open.pop();
    if (open.length > deepest) return [];
    const call = readTestCall(source, at);
    if (!call) {
      const end = endOfFunction(source, at, match[0]);
      if (end > at) open.push({ end, isFunction: true });
      continue;
    }
    const end = endOf(source, call.open);
    if (end > firstLeftOpen(source)) break;
    const within = open.slice(open.findLastIndex(({ isFunction }) => isFunction) + 1);
    const chain = [...within, call];
    found.push({
      file,
      language: language.name,
      kind: call.isGroup ? 'group' : 'test',
      names: chain.map(({ name = '' }) => name),
      line: lines.lineOf(at),
      start: at,
      endLine: lines.lineOf(end - 1),
      ...(chain.some(({ pattern }) => pattern)
        ? { patterns: chain.map(({ name = '', pattern }) => pattern ?? name) }
        : {}),
      ...(within.length < open.length ? { floats: true } : {}),
    });
    if (call.isGroup)
      open.push({ end, name: call.name, ...(call.pattern === undefined ? {} : { pattern: call.pattern }) });
    else from = end;
  }
  return found;
}

const definingWords = new RegExp(
  `(?<![\\w$.])(?:${callWords}(?=\\s*[.("<])|function\\b|(?:const|let|var)\\s+\\w+\\s*=\\s*(?:async\\s*)?(?:\\([^()\\n]*\\)(?:\\s*:[^=\\n{]+)?|\\w+)\\s*=>)`,
  'g',
);

/** The end of a function that has a name, and so may be called from anywhere; that of a call's argument is its group's. */
function endOfFunction(source: CodeText, at: number, words: string): number {
  const { code } = source;
  if (words === 'function' && !/^\s*\*?\s*\w/.test(code.slice(at + words.length, at + words.length + 100)))
    return -1;
  if (/[(,]\s*(?:async\s+)?$/.test(code.slice(Math.max(0, at - 100), at))) return -1;
  const bracket = code.indexOf(
    words === 'function' ? '(' : '{',
    at + (words === 'function' ? 0 : words.length),
  );
  if (bracket < 0) return -1;
  if (words !== 'function')
    return code.slice(at + words.length, bracket).trim() === '' ? endOf(source, bracket) : -1;
  const body = code.indexOf('{', endOf(source, bracket));
  return body < 0 ? -1 : endOf(source, body);
}

/** Tests that are functions, methods or macros: their names with those of the types and modules around them. */
function readHeaders(file: string, source: CodeText): LocatedTest[] {
  const { code, language } = source;
  const lines = new LineMap(source.text);
  const open: Open[] = [];
  const found: LocatedTest[] = [];
  const [, inPackage, inNamespace] =
    /^[ \t]*(?:package[ \t]+([\w.]+)[ \t]*(?:;|$)|namespace[ \t]+([\w.\\]+)[ \t]*;)/m.exec(
      code.slice(0, 100_000),
    ) ?? [];
  for (let at = 0; at >= 0 && at < code.length; ) {
    const next = code.indexOf('\n', at);
    const lineEnd = next < 0 ? code.length : next;
    const header = code.slice(at, lineEnd).trim() === '' ? undefined : readHeader(source, at);
    if (!header || header.kind === 'value' || header.kind === 'file' || header.kind === 'package') {
      at = lineEnd + 1;
      continue;
    }
    while ((open.at(-1)?.end ?? header.start + 1) <= header.start) open.pop();
    if (open.length > deepest) return [];
    const end = endOfDefinition(source, header);
    const isSpace = header.transparent || isMacro(header, language.name);
    const holds = header.kind === 'type' || isSpace;
    const entry = isSpace && !header.transparent ? { end } : entryOf(header, end, language.name);
    if (!isSpace && !isDeclaration(source, header, end) && isWhole(source, header, end)) {
      const names = [...open.flatMap(({ name = [] }) => name), ...ownNames(header.name)];
      const space = [inPackage ?? inNamespace, ...open.map(({ space }) => space)]
        .filter(Boolean)
        .join('.')
        .replaceAll('\\', '.');
      const label = labelOf(header.attributes ?? '');
      found.push({
        file,
        language: language.name,
        kind: header.kind as TestDefinition['kind'],
        names,
        line: lines.lineOf(header.start),
        start: header.start,
        endLine: lines.lineOf(Math.max(header.start, end - 1)),
        ...(space === '' ? {} : { package: space }),
        ...(label === '' ? {} : { label }),
      });
    }
    if (holds) {
      open.push(entry);
      const line = code.indexOf('\n', header.start);
      at = line < 0 ? code.length : line + 1;
    } else {
      const line = code.indexOf('\n', Math.max(header.start, end - 1));
      at = line < 0 ? code.length : line + 1;
    }
  }
  return found;
}

/** A macro with a body, such as `TEST_SUITE("night") { … }` of doctest. */
function isMacro({ name, kind }: Header, language: string): boolean {
  return kind === 'function' && language === 'cpp' && /^[A-Z][A-Z_]{3,}$/.test(name);
}

/** Modules of Rust are part of a test's name, namespaces of C# of its package; those of C++ are in no report. */
function entryOf({ name, transparent }: Header, end: number, language: string): Open {
  if (!transparent || language === 'rust') return { end, name };
  return language === 'csharp' ? { end, space: name } : { end };
}

function ownNames(name: string): string[] {
  return /^[\w~$.]+$/.test(name) ? name.split('.').filter(Boolean) : [name];
}

/** In C and C++, what ends with its semicolon is defined elsewhere. */
function isDeclaration({ code, language }: CodeText, { kind }: Header, end: number): boolean {
  return kind === 'function' && /^(?:c|cpp|objective-c)$/.test(language.name) && code[end - 1] === ';';
}

import type { CodeRegion } from '../../model/index.ts';
import { closingsOf, endOfBracket } from './blank.ts';
import { endsStatement } from './extent.ts';
import { headersByLanguage, named, type Reading } from './headers-by-language.ts';
import type { Language } from './language.ts';
import { withoutTypeMacros } from './macros.ts';
import { literalAt, readTestCall } from './test-call.ts';

/** The first line of a definition, understood. */
export interface Header {
  kind: CodeRegion['kind'];
  name: string;
  /** Offset of the definition without the annotations before it. */
  start: number;
  /** Offset of the opening bracket of a call that defines (a test); its closing bracket ends the definition. */
  call?: number;
  /** Adds no part to the names of what it holds (namespaces, modules). */
  transparent?: boolean;
  /** Text of the annotations before it; absent where there is none. */
  attributes?: string;
}

/** A file's text and the same with comments and literals blanked. */
export interface CodeText {
  text: string;
  code: string;
  language: Language;
  /** Offset after the bracket that closes the one at an offset, 0 where none does; made when it is first asked for. */
  closings?: Int32Array;
  /** As `firstLeftOpen` has it; made when it is first asked for. */
  leftOpen?: number;
}

/** As `endOfBracket`, from a table that is made once for a file: linear, however many brackets stay open. */
export function endOf(source: CodeText, at: number): number {
  source.closings ??= closingsOf(source.code);
  return source.closings[at] || source.code.length;
}

/** Offset of the first bracket that is never closed; the length of the code where there is none. */
export function firstLeftOpen(source: CodeText): number {
  if (source.leftOpen !== undefined) return source.leftOpen;
  const { code, language } = source;
  source.closings ??= closingsOf(code);
  let at = 0;
  while (at < code.length && (!'([{'.includes(code[at] as string) || source.closings[at] !== 0)) at++;
  // Branches that a preprocessor leaves out hold brackets of their own, and so does the text of elements.
  const isSure = language.continuedComments ? !/^[ \t]*#[ \t]*el/m.test(source.text) : !code.includes('</');
  source.leftOpen = isSure ? at : code.length;
  return source.leftOpen;
}

/** Longest header looked at. */
const reach = 2000;
/** Longest stretch before the bracket of a declaration. */
const longestBeforeBracket = 500;

/**
 * Reads the definition that starts at or after an offset, past white space and annotations; undefined when no definition starts there.
 */
export function readHeader(source: CodeText, from: number): Header | undefined {
  const { code, language } = source;
  const { at, attributes } = skipAttributes(source, from);
  const head = code.slice(at, at + reach);
  if (head === '') return undefined;
  const call = readTestCall(source, at);
  const header: Reading = call
    ? { kind: 'test', name: call.name, call: call.open }
    : (titledDefinition(source, at, head) ??
      (headersByLanguage[language.name] ?? readBraces)(head, language));
  if (!header?.name) return undefined;
  const isTest = header.kind === 'test' || (header.kind === 'function' && testAttribute.test(attributes));
  return {
    ...header,
    kind: isTest ? 'test' : header.kind,
    start: at,
    ...(attributes === '' ? {} : { attributes }),
  };
}

const testAttribute =
  /@(?:\w+\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Theory)\b|[[,]<?\s*(?:\w+\.)*(?:\w*Fact|\w*Theory|Test|TestCase\w*|\w*TestMethod)\b|#\[\s*(?:\w+::)*(?:test|rstest|test_case|quickcheck|wasm_bindgen_test)\b/;

/** Words with an at sign that are no annotation in some languages. */
const ownAtWords: Record<string, RegExp> = {
  java: /^@interface\b/,
  'objective-c': /^@(?:interface|implementation|protocol|property|import)\b/,
  css: /^@\w/,
  scss: /^@\w/,
  shell: /^@test\b/,
};

function skipAttributes(source: CodeText, from: number): { at: number; attributes: string } {
  const { code, text } = source;
  const language = source.language.name;
  let at = from;
  const taken: string[] = [];
  for (;;) {
    while (at < code.length && /\s/.test(code[at] as string)) at++;
    let end = at;
    if (code[at] === '@' && !ownAtWords[language]?.test(code.slice(at, at + 16))) {
      end = at + (/^@[\w.$:]+/.exec(code.slice(at, at + 200))?.[0].length ?? 1);
      if (/^[ \t]*\(/.test(code.slice(end, end + 20))) end = endOf(source, code.indexOf('(', end));
    } else if (code[at] === '#' && /^#!?\[/.test(code.slice(at, at + 3)))
      end = endOf(source, code.indexOf('[', at));
    else if (code[at] === '[' && /^(?:csharp|fsharp|cpp|c)$/.test(language)) end = endOf(source, at);
    else {
      const prefix = /^(?:template\s*<|extern\s*"[^"]*"\s*\{?|__attribute__\s*\(|alignas\s*\()/.exec(
        code.slice(at, at + 80),
      )?.[0];
      if (prefix?.endsWith('<')) end = endOfAngles(code, at + prefix.length - 1);
      else if (prefix?.endsWith('(')) end = endOf(source, at + prefix.length - 1);
      else if (prefix) end = at + prefix.length;
    }
    if (end === at) return { at, attributes: taken.join('\n') };
    taken.push(text.slice(at, Math.min(end, at + 500)));
    at = end;
  }
}

function endOfAngles(code: string, at: number): number {
  let depth = 0;
  for (let i = at; i < code.length && i - at < reach; i++) {
    if (code[i] === '<') depth++;
    else if (code[i] === '>' && code[i - 1] !== '=' && --depth === 0) return i + 1;
  }
  return at + 1;
}

/** Definitions that are named by a literal: a test of Bats, a feature of Spock, a block of Terraform. */
const titled: Record<string, { pattern: RegExp; kind: CodeRegion['kind'] }> = {
  shell: { pattern: /^@test\s+(?=")/, kind: 'test' },
  groovy: { pattern: /^(?:def|void)\s+(?=")/, kind: 'test' },
  terraform: {
    pattern: /^(?:resource|data|module|variable|output|provider|check)\s+(?:"[^"]*"\s+)?(?=")/,
    kind: 'value',
  },
};

function titledDefinition({ text, code, language }: CodeText, at: number, head: string): Reading {
  const rule = titled[language.name];
  const match = rule?.pattern.exec(head);
  return rule && match ? { kind: rule.kind, name: literalAt(text, code, at + match[0].length) } : undefined;
}

const modifiers =
  /^(?:(?:export|default|declare|abstract|public|private|protected|internal|static|final|async|override|open|sealed|data|inline|noinline|crossinline|extern|unsafe|virtual|readonly|pub(?:\([^)]{0,40}\))?|fileprivate|partial|suspend|tailrec|operator|infix|external|lateinit|companion|inner|value|synchronized|native|strictfp|transient|volatile|constexpr|consteval|explicit|friend|mutable|required|convenience|final|lazy|weak|nonisolated|mutating|indirect|distributed|implicit|case|annotation|expect|actual|non-sealed|new|ref|accessor|global)\s+)*/;
const typeWords =
  /^(?:@interface|@implementation|@protocol|const\s+enum|enum\s+(?:class|struct)|class|interface|struct|enum|trait|record(?:\s+(?:class|struct))?|object|protocol|extension|union|actor|type|typealias|message|service)\s+(?:alignas\([^)]*\)\s*)?([\w$.]+(?:::[\w$]+)*)/;
const cLike = /^(?:c|cpp|objective-c)$/;
const notNames = new Set(
  'if for while switch return catch else do try throw new delete import export using case break continue goto sizeof typeof await yield super this assert print package use using from'.split(
    ' ',
  ),
);

function readBraces(head: string, language: Language): Reading {
  const plain = head.slice(modifiers.exec(head)?.[0].length ?? 0);
  const rest = cLike.test(language.name) ? withoutTypeMacros(plain) : plain;
  // TypeScript's `export type { … }` passes names on; it defines none.
  if (/^type\s*\{/.test(rest)) return undefined;
  const space = /^(?:namespace|module|mod)\s+([\w.:]+)/.exec(rest);
  if (space) return { kind: 'type', name: space[1] as string, transparent: true };
  // doctest: reports do not name the suite of a test.
  if (/^TEST_SUITE\s*\(/.test(rest)) return { kind: 'type', name: '', transparent: true };
  if (language.name === 'rust') {
    const impl =
      /^(?:unsafe\s+)?impl\b(?:\s*<(?:[^<>]|<[^<>]*>)*>)?\s+(?:[^{;]*?\sfor\s+)?(?:&\s*)?([\w:]+)/.exec(rest);
    if (impl) return { kind: 'type', name: (impl[1] as string).split('::').at(-1) as string };
    const macro = named(/^macro_rules!\s*(\w+)/, rest, 'function');
    if (macro) return macro;
  }
  const gtest = /^(?:TYPED_)?TEST(?:_[FP])?\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)/.exec(rest);
  if (gtest) return { kind: 'test', name: `${gtest[1]}.${gtest[2]}` };
  const boost = named(/^BOOST_(?:AUTO|FIXTURE)_TEST_CASE\s*\(\s*(\w+)/, rest, 'test');
  if (boost) return boost;
  const type = typeWords.exec(rest);
  if (type && !isFunctionOfType(rest, type[0].length, language.name))
    return { kind: 'type', name: (type[1] as string).replaceAll('::', '.') };
  if (/^typedef\b/.test(rest)) return readTypedef(rest);
  const operator = /^[^;{}()]{0,200}?((?:\w+::)*operator\s*(?:\(\)|\[\]|[^\s\w(]{1,3}))\s*\(/.exec(rest);
  if (operator)
    return { kind: 'function', name: (operator[1] as string).replaceAll('::', '.').replace(/\s/g, '') };
  const define =
    /^(?:const\s+|unsafe\s+|async\s+|extern\s+(?:"[^"]*"\s+)?)*(?:function\s*\*?|fun|func|fn|def)\s+(?:<[^<>]*>\s*)?(?:[\w<>?, ]+\.(?=(?:`[^`\n]+`|\w+)\s*\())?(?:`([^`\n]+)`|([\w$]+))/.exec(
      rest,
    );
  if (define) {
    const name = (define[1] ?? define[2]) as string;
    return { kind: language.name === 'swift' && /^test[A-Z_]/.test(name) ? 'test' : 'function', name };
  }
  if (language.name === 'swift') {
    const init = named(/^(init|deinit|subscript)\b/, rest, 'function');
    if (init) return init;
  }
  const binding =
    /^(?:const|let|var|val|static(?:\s+mut)?)\s+(?:mut\s+)?([A-Za-z_$][\w$]*)\s*(?=[:=;\n]|$)/.exec(rest);
  if (binding) return { kind: isFunctionValue(rest) ? 'function' : 'value', name: binding[1] as string };
  return readDeclarator(rest, language);
}

/** The name a C typedef introduces: behind the braces, or last before the `;`. */
function readTypedef(rest: string): Reading {
  const brace = /^typedef\s[^;({]*\{/.exec(rest);
  const tail = brace ? rest.slice(endOfBracket(rest, brace[0].length - 1)) : rest;
  const pointer = /\(\s*\*\s*(\w+)\s*\)/.exec(tail.split(';', 1)[0] as string);
  const name = pointer?.[1] ?? /([A-Za-z_]\w*)\s*(?:\[[^\]]*\]\s*)?(?:;|$)/.exec(tail)?.[1];
  return name ? { kind: 'type', name } : undefined;
}

/** In C, `struct point make(void)` defines a function. */
function isFunctionOfType(rest: string, after: number, language: string): boolean {
  return cLike.test(language) && /^[\s*&]+[\w:]+\s*[(=;[]/.test(rest.slice(after, after + 200));
}

function isFunctionValue(rest: string): boolean {
  const value = /=(?![=>])/.exec(rest);
  if (!value) return false;
  const after = rest.slice(value.index + 1, value.index + 600);
  return /^\s*(?:async\s*)?(?:function\b|(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[\w$]+)\s*(?::[^={}]{1,200})?=>|<[^<>]{1,100}>\s*\()/.test(
    after,
  );
}

/** `int Queue::push(Alarm a) {`, `push(alarm) {`, `count = 0;`: the name stands before the bracket, the `=` or the `;`. */
function readDeclarator(rest: string, language: Language): Reading {
  const end = /[;{}=]|\n\s*\n/.exec(rest)?.index ?? rest.length;
  const declaration = rest.slice(0, end);
  const bracket = declaration.indexOf('(');
  const before = bracket < 0 ? declaration : declaration.slice(0, bracket);
  if (before.length > longestBeforeBracket) return undefined;
  const match =
    /(?:^|[\s*&.>\]#])((?:[\w$~]+(?:<[^<>]{0,80}>)?\s*(?:::|\.)\s*)*(?:operator\s*[^\s\w(]{1,3}|[#~]?[A-Za-z_$][\w$]*))\s*(?:<[^<>()]{0,200}>)?\s*\??\s*(?::[^()]{0,300})?(?:\[[^\]]*\]\s*)*$/.exec(
      before,
    );
  if (!match) return undefined;
  const name = (match[1] as string).replace(/<[^<>]*>|\s/g, '').replaceAll('::', '.');
  if (notNames.has(name.split('.')[0] as string) || notNames.has(/^\w+/.exec(before)?.[0] ?? ''))
    return undefined;
  if (bracket < 0)
    return rest[end] === '=' || rest[end] === ';' || rest[end] === '{'
      ? { kind: isFunctionValue(rest) ? 'function' : 'value', name }
      : undefined;
  const hasType = match.index > 0 || /\s/.test(before.trim().replace(/\s*(?:::|\.)\s*/g, ''));
  const isBare =
    (rest[end] !== '{' || isCallOfItsOwn(rest, bracket, end, language)) &&
    !/^=\s*(?:default|delete|0)\b/.test(rest.slice(end, end + 20)) &&
    !/\)\s*:/.test(declaration);
  if (!hasType && isBare) return undefined;
  return { kind: 'function', name };
}

/** Whether a line ends the statement between its brackets and the brace: `check(limit)`, and a definition on the line below. */
function isCallOfItsOwn(rest: string, bracket: number, brace: number, language: Language): boolean {
  if (!language.lineEndsStatement) return false;
  const close = endOfBracket(rest, bracket);
  const lineEnd = rest.indexOf('\n', close);
  return lineEnd >= 0 && lineEnd < brace && endsStatement(rest, close - 1, lineEnd);
}

import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/index.ts';
import { codeSource } from '../../src/sources/code/index.ts';
import { languages } from '../../src/sources/code/languages.ts';
import { context } from './context.ts';

/** How a language is written: a definition (a test, where the language has them) by its number, and the comments it has. */
interface Writing {
  define(number: number): string;
  /** A statement that defines nothing and is no import; empty where a file can hold none. */
  statement: string;
  /** What stands before the definitions of a file. */
  opening?: string;
  /** A file around its code. */
  file?: (code: string) => string;
}

const script: Writing = {
  define: (n) => `it('tells ${n}', () => {\n  expect(tell(${n})).toBe(true);\n});`,
  statement: 'check(limit, 3);',
  opening: "import { tell } from './tell';",
};
const braces = (before: string, after = ''): Writing => ({
  define: (n) => `${before} tells${n}() ${after}{\n  check(tell(${n}));\n}`,
  statement: 'check(limit, 3);',
});

const markup: Writing = {
  ...braces('function'),
  file: (code) => `<p>It's {</p>\n<script>\n${code}</script>\n`,
};

const writings: Record<string, Writing> = {
  typescript: script,
  tsx: script,
  javascript: script,
  dart: {
    define: (n) => `test('tells ${n}', () {\n  expect(tell(${n}), isTrue);\n});`,
    statement: 'check(limit, 3);',
    opening: "import 'tell.dart';",
  },
  groovy: {
    define: (n) => `def "tells ${n}"() {\n  expect: tell(${n})\n}`,
    statement: 'check(limit, 3)',
    opening: 'import tell',
  },
  python: {
    define: (n) => `def test_tells_${n}():\n    assert tell(${n}) == 1`,
    statement: 'check(limit, 3)',
    opening: 'import tell',
  },
  java: braces('void'),
  kotlin: braces('fun'),
  csharp: braces('public void'),
  swift: { ...braces('func'), define: (n) => `func testTells${n}() {\n  check(tell(${n}))\n}` },
  scala: { ...braces('def'), define: (n) => `def tells${n}() = {\n  check(tell(${n}))\n}` },
  c: {
    ...braces('void'),
    define: (n) => `void test_tells_${n}(void)\n{\n  check(tell(${n}));\n}`,
    opening: '#include "tell.h"',
  },
  cpp: {
    define: (n) => `TEST(Alarm, Tells${n}) {\n  EXPECT_EQ(tell(${n}), 1);\n}`,
    statement: 'check(limit, 3);',
    opening: '#include "tell.h"',
  },
  'objective-c': {
    define: (n) => `void test_tells_${n}(void)\n{\n  check(tell(${n}));\n}`,
    statement: 'check(limit, 3);',
    opening: '#import "tell.h"',
  },
  go: {
    define: (n) => `func TestTells${n}(t *testing.T) {\n\tcheck(tell(${n}))\n}`,
    statement: '',
    opening: 'package alarm\n\nimport "testing"',
  },
  rust: {
    define: (n) => `#[test]\nfn tells_${n}() {\n  assert_eq!(tell(${n}), 1);\n}`,
    statement: 'check!(limit, 3);',
    opening: 'use tell;',
  },
  php: { ...braces('public function'), opening: '<?php\nuse Tell;' },
  perl: { ...braces('sub'), define: (n) => `sub tells${n} {\n  check(tell(${n}));\n}`, opening: 'use Tell;' },
  shell: {
    define: (n) => `@test "tells ${n}" {\n  tell ${n}\n}`,
    statement: 'check limit 3',
    opening: 'load tell',
  },
  powershell: {
    define: (n) => `function tells${n} {\n  check $(tell ${n})\n}`,
    statement: 'check limit 3',
    opening: 'using module tell',
  },
  ruby: {
    define: (n) => `def test_tells_${n}\n  assert tell(${n})\nend`,
    statement: 'check(limit, 3)',
    opening: "require 'tell'",
  },
  lua: {
    define: (n) => `function test_tells_${n}()\n  check(tell(${n}))\nend`,
    statement: 'check(limit, 3)',
    opening: 'require "tell"',
  },
  julia: {
    define: (n) => `function tells${n}(x)\n  check(tell(${n}))\nend`,
    statement: 'check(limit, 3)',
    opening: 'using Tell',
  },
  r: {
    define: (n) => `tells${n} <- function() {\n  check(tell(${n}), 1)\n}`,
    statement: 'check(limit, 3)',
    opening: 'library(tell)',
  },
  sql: {
    define: (n) => `CREATE FUNCTION tells_${n}() RETURNS int AS $$ SELECT tell(${n}) $$;`,
    statement: 'SELECT tell(3);',
  },
  css: { define: (n) => `.tells-${n} {\n  color: red;\n}`, statement: '@charset "utf-8";' },
  scss: { define: (n) => `.tells-${n} {\n  color: red;\n}`, statement: '@charset "utf-8";' },
  protobuf: {
    define: (n) => `message Tells${n} {\n  int32 number = ${n};\n}`,
    statement: '',
  },
  verilog: { define: (n) => `module tells_${n} (input a);\nendmodule`, statement: 'initial tell(3);' },
  vhdl: { define: (n) => `entity tells_${n} is\n  port (a : in bit);\nend;`, statement: '' },
  ada: {
    define: (n) => `procedure Tells_${n} is\nbegin\n  Tell (${n});\nend;`,
    statement: 'pragma Tell (3);',
  },
  terraform: {
    define: (n) => `resource "alarm" "tells_${n}" {\n  number = ${n}\n}`,
    statement: '',
  },
  toml: { define: (n) => `[tells_${n}]\nnumber = ${n}`, statement: '' },
  cmake: { define: (n) => `add_test(tells_${n}\n  tell ${n})`, statement: 'message(STATUS "3")' },
  yaml: { define: (n) => `tells_${n}:\n  number: ${n}`, statement: '- 3' },
  make: { define: (n) => `tells_${n}:\n\ttell ${n}`, statement: '' },
  dockerfile: { define: (n) => `RUN tell ${n} && \\\n    check(limit, ${n});`, statement: '' },
  qml: { ...braces('function'), opening: 'import QtQuick' },
  vue: markup,
  svelte: markup,
  astro: markup,
  html: markup,
  xml: markup,
  pascal: {
    define: (n) => `procedure Tells${n};\nbegin\n  Check(Tell(${n}));\nend;`,
    statement: 'Check(Limit, 3);',
    opening: 'unit Alarm;',
  },
  'structured-text': {
    define: (n) => `FUNCTION Tells${n} : BOOL\n  Check(Tell(${n}));\nEND_FUNCTION`,
    statement: 'Check(Limit, 3);',
  },
  fortran: {
    define: (n) => `subroutine tells${n}(x)\n  call tell(${n})\nend subroutine`,
    statement: 'call check(limit, 3)',
    opening: 'use tell',
  },
  elixir: {
    define: (n) => `def tells${n}(x) do\n  check(tell(${n}))\nend`,
    statement: 'check(limit, 3)',
    opening: 'import Tell',
  },
  'visual-basic': {
    define: (n) => `Public Sub Tells${n}(x)\n  Check(Tell(${n}))\nEnd Sub`,
    statement: 'Check(Limit, 3)',
    opening: 'Imports Tell',
  },
  lisp: { define: (n) => `(defn tells-${n} [x]\n  (check (tell ${n})))`, statement: '(check limit 3)' },
  erlang: { define: (n) => `tells${n}(X) ->\n  check(tell(${n})).`, statement: '' },
  zig: { define: (n) => `fn tells${n}() void {\n  check(tell(${n}));\n}`, statement: 'check(limit, 3);' },
  haskell: {
    define: (n) => `tells${n} :: Int -> Bool\ntells${n} x = check (tell ${n})`,
    statement: '',
    opening: 'import Tell',
  },
  fsharp: {
    define: (n) => `[<Fact>]\nlet \`\`tells ${n}\`\` () =\n  check (tell ${n})`,
    statement: 'check limit 3',
    opening: 'open Tell',
  },
  ocaml: {
    define: (n) => `let tells${n} x =\n  check (tell ${n})`,
    statement: 'check limit 3',
    opening: 'open Tell',
  },
  batch: { define: (n) => `:tells_${n}\ncall tell ${n}\nexit /b`, statement: 'call tell' },
  assembly: { define: (n) => `tells_${n}:\n  call tell${n}`, statement: 'call tell' },
};

interface Comments {
  line?: string;
  block?: readonly [open: string, close: string];
}

const commented = (mark: string, text: string): string => text.replace(/^/gm, mark);
const tag = '@verifies SRS-001';

/**
 * Where the definition a tag was written for is commented out or gone. Each form ends right above the definition that must not take
 * the tag; undefined where the language has no such comment.
 */
const forms: Record<string, (comments: Comments, { define, statement }: Writing) => string | undefined> = {
  'line comments': ({ line }, { define }) => line && `${line} ${tag}\n${commented(`${line} `, define(1))}\n`,
  'line comments without a blank': ({ line }, { define }) =>
    line && `${line} ${tag}\n${commented(line, define(1))}\n`,
  'line comments, then a blank line': ({ line }, { define }) =>
    line && `${line} ${tag}\n${commented(`${line} `, define(1))}\n\n`,
  'line comments apart': ({ line }, { define }) =>
    line && `${line} ${tag}\n\n${commented(`${line} `, define(1))}\n`,
  'line comments with words between': ({ line }, { define }) =>
    line &&
    `${line} Tells what it has to.\n${line} ${tag}\n${line}\n${line} Later:\n${commented(`${line} `, define(1))}\n`,
  'a block comment': ({ block }, { define }) => block && `${block[0]}\n${tag}\n${define(1)}\n${block[1]}\n`,
  'a block comment with stars': ({ block }, { define }) =>
    block && `${block[0]}*\n * ${tag}\n${commented(' * ', define(1))}\n ${block[1]}\n`,
  'a block, then line comments': ({ line, block }, { define }) =>
    line && block && `${block[0]}* ${tag} ${block[1]}\n${commented(`${line} `, define(1))}\n`,
  'a block, then another': ({ block }, { define }) =>
    block && `${block[0]} ${tag} ${block[1]}\n${block[0]}\n${define(1)}\n${block[1]}\n`,
  'a line, then a block': ({ line, block }, { define }) =>
    line && block && `${line} ${tag}\n${block[0]} ${define(1)} ${block[1]}\n`,
  'a definition that is gone': ({ line, block }) =>
    `${line ? `${line} ${tag}` : `${block?.[0]} ${tag} ${block?.[1]}`}\n\n\n`,
  'a definition that is gone, and words of another comment': ({ line, block }) =>
    line && block && `${line} ${tag}\n${block[0]}* Tells what it has to. ${block[1]}\n`,
  'a statement': ({ line, block }, { statement }) =>
    statement && `${line ? `${line} ${tag}` : `${block?.[0]} ${tag} ${block?.[1]}`}\n${statement}\n`,
};

const read = (path: string, text: string): Facts =>
  codeSource.read({ path, bytes: Buffer.from(text) }, context());

describe.each(languages.map((language) => [language.name, language] as const))('%s', (name, language) => {
  const writing = writings[name] as Writing;
  const { file = (code) => code } = writing;
  const extension = language.fileNames ? `/${language.fileNames[0]}` : `.${language.extensions[0]}`;
  const comments: Comments = {
    ...(language.lineComments[0] ? { line: language.lineComments[0] } : {}),
    ...(language.blockComments[0]
      ? { block: [language.blockComments[0].open, language.blockComments[0].close] as const }
      : {}),
  };
  const above = comments.line
    ? `${comments.line} ${tag}`
    : `${comments.block?.[0]} ${tag} ${comments.block?.[1]}`;
  const nameOf = (text: string): string | undefined =>
    read(`test/alarm${extension}`, file(`${writing.opening ?? ''}\n${above}\n${text}\n`)).regions[0]?.name;

  // @verifies SRS-303
  it('binds a tag to the definition directly below', () => {
    const text = file(`${writing.opening ?? ''}\n\n${writing.define(1)}\n\n${above}\n${writing.define(2)}\n`);
    const { regions, links, findings } = read(`test/alarm${extension}`, text);
    expect(findings).toEqual([]);
    expect(links.map(({ relation, to }) => `${relation} ${to}`)).toEqual(['verifies SRS-001']);
    expect(regions.map((region) => region.name)).toEqual([nameOf(writing.define(2))]);
    expect(regions[0]?.name).not.toBe('');
  });

  // @verifies SRS-3140, SRS-3141
  it.each(Object.entries(forms))('hands no tag on: %s', (_form, write) => {
    const left = write(comments, writing);
    if (left === undefined || left === '') return;
    for (const path of [`test/alarm${extension}`, `src/alarm${extension}`]) {
      for (const before of [
        '',
        `${writing.opening ?? ''}\n\n`,
        `${writing.opening ?? ''}\n\n${writing.define(0)}\n\n`,
      ]) {
        const text = file(`${before}${left}${writing.define(2)}\n`);
        const { regions, links, findings } = read(path, text);
        const told = JSON.stringify({ path, text });
        expect([links, regions], told).toEqual([[], []]);
        expect(
          findings.map(({ rule, severity, line }) => [rule, severity, line]),
          told,
        ).toEqual([['unbound-annotation', 'error', text.slice(0, text.indexOf(tag)).split('\n').length]]);
      }
    }
  });

  // @verifies SRS-3141
  it('binds the tag of the test that is left, and not that of the test that was commented out above it', () => {
    const { line } = comments;
    if (!line) return;
    const text = file(
      `${writing.opening ?? ''}\n${writing.define(0)}\n\n${line} ${tag}\n${commented(`${line} `, writing.define(1))}\n${line} @verifies SRS-002\n${writing.define(2)}\n`,
    );
    const { links, findings } = read(`test/alarm${extension}`, text);
    expect(links.map(({ to }) => to)).toEqual(['SRS-002']);
    expect(findings.map(({ message }) => message)).toEqual([
      '@verifies SRS-001 is bound to nothing: code in its comment follows it, so what it belongs to seems to be commented out.',
    ]);
  });
});

describe('what may stand with a tag', () => {
  // @verifies SRS-303
  it.each<[style: string, path: string, text: string, region: string]>([
    ['several tags in one block', 'test/a.test.ts', `// ${tag}\n// @verifies SRS-002\nit('a', f);`, 'a'],
    [
      'words before and behind',
      'src/a.ts',
      `/**\n * Tells (within 2 s).\n * ${tag}\n * Rate = volume / time; see tell().\n * @param a the \`limit\`\n */\nfunction tell(a) {}`,
      'tell',
    ],
    [
      'an example',
      'src/a.ts',
      `/**\n * ${tag}\n * @example\n * const told = tell(2);\n */\nfunction tell(a) {}`,
      'tell',
    ],
    [
      'a word to a linter',
      'src/a.ts',
      `/** @deprecated\n * ${tag} */\n// eslint-disable-next-line complexity\nfunction tell(a) {}`,
      'tell',
    ],
    [
      'annotations',
      'src/ATest.java',
      `class ATest {\n  /**\n   * ${tag}\n   */\n  @Test\n  @DisplayName("tells { it")\n  void tells() {}\n}`,
      'ATest.tells',
    ],
    [
      'attributes',
      'test/A.cs',
      `class A {\n  /// <summary>Tells.</summary>\n  /// ${tag}\n  [Theory]\n  [InlineData(1)]\n  public void Tells(int a) {}\n}`,
      'A.Tells',
    ],
    [
      'an attribute',
      'src/a.rs',
      `/// Tells.\n/// ${tag}\n#[test]\n#[should_panic(expected = "x")]\nfn tells() {}`,
      'tells',
    ],
    [
      'a decorator',
      'test/test_a.py',
      `import a\n\n# ${tag}\n@pytest.mark.parametrize("a", [1, 2])\ndef test_tells(a):\n    pass`,
      'test_tells',
    ],
    [
      'a docstring with a doctest',
      'test/test_a.py',
      `def test_tells():\n    """Tells.\n\n    ${tag}\n\n    >>> tell(2)\n    True\n    """\n    pass`,
      'test_tells',
    ],
    [
      'a directive of the preprocessor',
      'test/a.cpp',
      `#include "a.h"\n/* ${tag} */\n#ifdef LOUD\nTEST(A, Tells) {}\n#endif`,
      'A.Tells',
    ],
    ['the same line', 'test/a.test.ts', `import a;\n/* ${tag} */ it('a', f);`, 'a'],
    ['the end of the line', 'test/a.test.ts', `it('a', () => { // ${tag}\n});`, 'a'],
    ['a test of Bats', 'test/a.bats', `load x\n# ${tag}\n@test "tells it" {\n  tell\n}`, 'tells it'],
    [
      'a feature of Spock',
      'test/A.groovy',
      `class A {\n  // ${tag}\n  def "tells it"() {\n  }\n}`,
      'A.tells it',
    ],
    [
      'the head of a file, below its licence',
      'test/a.test.ts',
      `// Copyright\n\n/**\n * Tells.\n * ${tag}\n */\n\nimport a from 'a';\nit('a', f);`,
      '',
    ],
    ['the head of a file that says so', 'test/test_a.py', `# @file\n# ${tag}\n\ndef test_a():\n    pass`, ''],
    ['the docstring of a file', 'test/test_a.py', `"""Tells.\n\n${tag}\n"""\ndef test_a():\n    pass`, ''],
    [
      'the head of a file without imports, where it is no test',
      'src/a.ts',
      `/** Limits. \n * ${tag} */\n\nexport const limit = 3;`,
      '',
    ],
  ])('joins: %s', (_style, path, text, region) => {
    const { regions, findings } = read(path, text);
    expect(findings).toEqual([]);
    expect(regions.map(({ name }) => name)).toEqual([region]);
  });

  // @verifies SRS-3140, SRS-3141
  it.each<[form: string, path: string, text: string, why: string]>([
    [
      'the end of its block',
      'test/a.test.ts',
      `describe('x', () => {\n  it('b', f);\n  // ${tag}\n});\nit('a', f);`,
      'what is below it is no definition',
    ],
    [
      'the end of its block, by indentation',
      'test/test_a.py',
      `class TestB:\n    b = 1\n    # ${tag}\ndef test_a():\n    pass`,
      'no definition follows it in its block',
    ],
    [
      'the end of the file',
      'test/a.test.ts',
      `it('a', f);\n// ${tag}\n`,
      'no definition follows it in its block',
    ],
    [
      'a test in a string of its own',
      'test/test_a.py',
      `import a\n\n"""\n${tag}\ndef test_b():\n    pass\n"""\ndef test_a():\n    pass`,
      'code in its comment follows it, so what it belongs to seems to be commented out',
    ],
    [
      'a test in the docstring of its class',
      'test/test_a.py',
      `class TestA:\n    """\n    ${tag}\n    def test_b(self):\n        pass\n    """\n    def test_a(self):\n        pass`,
      'code in its comment follows it, so what it belongs to seems to be commented out',
    ],
    [
      'a test in a string at the top',
      'test/test_a.py',
      `"""\n${tag}\ndef test_b():\n    pass\n"""\ndef test_a():\n    pass`,
      'code in its comment follows it, so what it belongs to seems to be commented out',
    ],
    [
      'attributes that are left of it',
      'test/ATest.java',
      `class ATest {\n  // ${tag}\n  @Test\n  // void b() {}\n\n  void a() {}\n}`,
      'another comment or directive stands between it and what is below',
    ],
    [
      'a closed conditional',
      'test/a.cpp',
      `#if 0\nTEST(A, B) {}\n/* ${tag} */\n#endif\nTEST(A, C) {}`,
      'another comment or directive stands between it and what is below',
    ],
  ])('and what parts it: %s', (_form, path, text, why) => {
    const { links, findings } = read(path, text);
    expect(links).toEqual([]);
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['unbound-annotation', `@verifies SRS-001 is bound to nothing: ${why}.`],
    ]);
  });
});

describe('what looks like a tag and is none', () => {
  // @verifies SRS-3142
  it.each<[form: string, path: string, comment: string, message: string | undefined, column: number]>([
    [
      'in a sentence',
      'src/a.kt',
      '/** Tells, @implements SRS-041 */',
      '@implements SRS-041 is not read: a tag starts its line, or ends it behind a whole sentence.',
      12,
    ],
    [
      'in a docstring',
      'src/a.py',
      '"""Tells @implements SRS-041"""',
      '@implements SRS-041 is not read: a tag starts its line, or ends it behind a whole sentence.',
      10,
    ],
    [
      'in an element',
      'src/a.cs',
      '/// <summary>Tells. @implements SRS-041</summary>',
      '@implements SRS-041 is not read: a tag starts its line, or ends it behind a whole sentence.',
      21,
    ],
    [
      'before more of its sentence',
      'src/a.c',
      '/** @brief Tells. @implements SRS-041 in part */',
      '@implements SRS-041 is not read: a tag starts its line, or ends it behind a whole sentence.',
      19,
    ],
    [
      'behind another tag with more than its ID',
      'src/a.ts',
      '// @see SRS-040 too @implements: SRS-041',
      '@implements: SRS-041 is not read: a tag starts its line, or ends it behind a whole sentence.',
      21,
    ],
    [
      'with a backslash',
      'src/a.c',
      '/// \\implements SRS-041',
      '\\implements SRS-041 is not read: a tag starts with @.',
      5,
    ],
    [
      'misspelt',
      'src/a.ts',
      '// @implement SRS-041',
      '@implement SRS-041 is not read: there is no tag of that name.',
      4,
    ],
    [
      'in another form of the word',
      'src/a.ts',
      '// @verified SRS-041',
      '@verified SRS-041 is not read: there is no tag of that name.',
      4,
    ],
    ['in backticks', 'src/a.ts', '// Write `@implements SRS-041`.', undefined, 0],
    ['in quotation marks', 'src/a.ts', '// Write "@implements SRS-041".', undefined, 0],
    ['in an address', 'src/a.ts', '// jane@verifies SRS-041', undefined, 0],
    ['without an identifier', 'src/a.ts', '// It @implements Iterable', undefined, 0],
    ['of a comment in the comment', 'src/a.ts', '// // @implements SRS-041', undefined, 0],
    ['of a documentation tool', 'src/a.ts', '// @see SRS-041, @todo SRS-042', undefined, 0],
  ])('%s', (_form, path, comment, message, column) => {
    const { links, findings } = read(path, `${comment}\n\nvar a = 1;\n`);
    expect(links).toEqual([]);
    const told = findings.map((finding) => [
      finding.rule,
      finding.severity,
      finding.message,
      finding.line,
      finding.column,
    ]);
    expect(told).toEqual(
      message === undefined ? [] : [['annotation-ignored', 'warning', message, 1, column]],
    );
  });
});

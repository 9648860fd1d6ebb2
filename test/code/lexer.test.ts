// biome-ignore-all lint/suspicious/noTemplateCurlyInString: literals of other languages hold them
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/model/index.ts';
import { codeSource } from '../../src/sources/code/index.ts';
import { languageOf, languages } from '../../src/sources/code/languages.ts';
import { lex } from '../../src/sources/code/lexer.ts';
import { runs } from '../runs.ts';
import { context } from './context.ts';

function commentsOf(path: string, text: string): string[] {
  const language = languageOf(path);
  if (!language) throw new Error(`no language for ${path}`);
  return lex(text, language)
    .filter(({ kind }) => kind !== 'literal')
    .map(({ start, end }) => text.slice(start, end));
}

// @verifies SRS-302
describe('comments among nasty literals', () => {
  it.each([
    ['a.ts', 'const a = b / c; // x', ['// x']],
    ['a.ts', 'const a = /[/\'"]/.test(b); // x', ['// x']],
    ['a.ts', "if (a) /'/.test(b); // x", ['// x']],
    ['a.ts', 'return /"/g // x', ['// x']],
    ['a.ts', '`a ${ b ? `// ${"`"}` : { c: 1 } } // no`; // x', ['// x']],
    ['a.tsx', "<p>it's</p>\n// x", ['// x']],
    ['a.tsx', '<A b={c} /> // x', ['// x']],
    ['a.ts', '/* open', ['/* open']],
    ['a.java', "char c = '\\''; // x", ['// x']],
    ['a.java', '"""\n// no \\""" " """; // x', ['// x']],
    ['a.kt', '"${a["// no"]}" // x', ['// x']],
    ['a.kt', '/* a /* b */ c */ d', ['/* a /* b */ c */']],
    ['a.cpp', 'R"(// no " )" // x', ['// x']],
    ['a.cpp', "auto n = 1'000; auto c = u8'\"'; // x", ['// x']],
    ['a.c', '// a \\\n b\nc', ['// a \\\n b']],
    ['a.cs', '@"c:\\" // x', ['// x']],
    ['a.cs', '$"{a["b"]} {{ // no" // x', ['// x']],
    ['a.cs', '""""a """ // no"""" // x', ['// x']],
    ['a.go', '`\\` // x', ['// x']],
    ['a.rs', "fn f<'a>(b: &'a str) -> char { '\"' } // x", ['// x']],
    ['a.rs', 'r##"// no "# "## // x', ['// x']],
    ['a.swift', '#"// no " "# // x', ['// x']],
    ['a.swift', '"\\(a["// no"])" // x', ['// x']],
    ['a.sh', 'echo $# ${#a} a#b \'# no\' "# no" # x', ['# x']],
    ['a.sh', "cat <<'E'\n# no '\nE\n# x", ['# x']],
    ['a.sh', 'echo $((1<<2)) # x', ['# x']],
    ['a.sh', 'cat <<< "# no" # x', ['# x']],
    ['a.sql', "'it''s -- no' -- x", ['-- x']],
    ['a.sql', '$f$ -- no $f$ -- x', ['-- x']],
    ['a.yaml', "a: it's # x", ['# x']],
    ['a.yaml', 'a: "# no" # x', ['# x']],
    ['a.py', '"""doc"""\nx = """# no"""  # x', ['"""doc"""', '# x']],
    ['a.py', 'f(\n"""# no""")\ndef g():\n  r\'\'\'doc\'\'\'\n', ["'''doc'''"]],
  ])('%s: %s', (path, text, comments) => {
    expect(commentsOf(path, text)).toEqual(comments);
  });
});

const pieces = fc.constantFrom(
  ...'/* */ // # -- """ \'\'\' " \' ` ${ } \\( ) \\ <<E \nE\n R"x( )x" r#" "# @" $" {{ $$ =begin <# #> [[ ]] /[ ] a 1 = ( { ; \n \r\n @implements SRS-001 def class function \t é 😀'
    .split(' ')
    .concat(' '),
);
const sources = fc
  .array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('whatever the text', () => {
  it.each(languages.map((language) => [language.name, language] as const))(
    '%s: spans lie in order inside the file',
    (_name, language) => {
      fc.assert(
        fc.property(sources, (text) => {
          let at = 0;
          let rebuilt = '';
          // One assertion a text: one for each span costs more than the lexer.
          const faults: string[] = [];
          for (const { start, end } of lex(text, language)) {
            if (!(start >= at && end > start)) faults.push(`${start} to ${end} after ${at}`);
            rebuilt += text.slice(at, start) + text.slice(start, end);
            at = end;
          }
          expect(faults).toEqual([]);
          expect(at).toBeLessThanOrEqual(text.length);
          expect(rebuilt + text.slice(at)).toBe(text);
        }),
        { numRuns: runs(150) },
      );
    },
  );

  // @verifies SRS-1306
  it.each(languages.map((language) => [language.name, language] as const))(
    '%s: reading never throws, places lie inside the file',
    (_name, language) => {
      const project = context();
      const path = `src/a.${language.extensions[0]}`;
      const block = language.blockComments[0];
      const open = language.lineComments[0] ?? block?.open ?? '';
      const close = language.lineComments.length > 0 ? '' : (block?.close ?? '');
      fc.assert(
        fc.property(sources, sources, (before, after) => {
          const bytes = Buffer.from(`${before}\n${open} @implements SRS-001 ${close}\n${after}`);
          const facts = codeSource.read({ path, bytes }, project);
          const lines = bytes.toString().split('\n').length;
          const isInside = ({ line, endLine = line }: Place): boolean =>
            line >= 1 && endLine >= line && endLine <= lines;
          const places = [...facts.regions, ...facts.links].map(({ place }) => place);
          expect(places.filter((place) => !isInside(place))).toEqual([]);
          const keys = new Set(facts.regions.map(({ key }) => key));
          expect(facts.links.filter(({ from }) => !keys.has(from))).toEqual([]);
        }),
        { numRuns: runs(60) },
      );
    },
  );

  // @verifies SRS-1402
  it.each([
    ['a.ts', '/['],
    ['a.ts', ')/'],
    ['a.ts', '`${'],
    ['a.sh', '<<E'],
    ['a.kt', '/*'],
    ['a.cpp', 'R"a('],
    ['a.cs', '$"{'],
    ['a.py', '"""'],
    ['a.rs', "r#'"],
  ])('%s: ten times as much of %s takes some ten times as long, not a hundred', (path, piece) => {
    const language = languageOf(path);
    if (!language) throw new Error(path);
    const time = (size: number) => {
      const text = piece.repeat(size / piece.length);
      // Of this thread alone: what else the machine does is no matter.
      const start = process.threadCpuUsage();
      lex(text, language);
      const { user, system } = process.threadCpuUsage(start);
      return (user + system) / 1e3;
    };
    time(1000);
    // Where coverage is taken each step of a loop costs a call.
    const short = Math.max(time(4_000), 1);
    expect(time(40_000)).toBeLessThan(45 * short);
  });
});

import { describe, expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { context } from './context.ts';

const read = (path: string, text: string) => codeSource.read({ path, bytes: Buffer.from(text) }, context());
const tag = '@implements SRS-1';

// @verifies SRS-301, SRS-3354
describe('a tag in a comment of the language, above a definition of the language', () => {
  it.each([
    ['a.qml', `// ${tag}\nRectangle {\n  id: alarm\n}\n`, 'Rectangle'],
    [
      'a.vue',
      `<script>\n// ${tag}\nfunction sound() {\n  return 1;\n}\n</script>\n<template>Don't // stop</template>\n`,
      'sound',
    ],
    ['a.svelte', `<script>\n/** ${tag} */\nlet volume = 1;\n</script>\n`, 'volume'],
    ['a.pas', `unit Alarm;\ninterface\n{ ${tag} }\nprocedure Sound;\n`, 'Sound'],
    ['a.pas', `unit Alarm;\n(* ${tag} *)\nconst Volume = 'it''s';\n`, 'Volume'],
    ['a.st', `(* ${tag} *)\nFUNCTION_BLOCK FB_Alarm\nEND_FUNCTION_BLOCK\n`, 'FB_Alarm'],
    ['a.st', `// ${tag}\nMETHOD PUBLIC Sound : BOOL\n`, 'Sound'],
    ['a.f90', `! ${tag}\nreal(8) function volume(x)\nend function\n`, 'volume'],
    ['a.f90', `! ${tag}\nmodule alarm\nend module\n`, 'alarm'],
    ['a.ex', `defmodule Alarm do\n  # ${tag}\n  def sound?(x), do: x\nend\n`, 'sound?'],
    ['a.m', `% ${tag}\nfunction y = sound(x)\n  y = x;\nend\n`, 'sound'],
    ['a.m', `#import "a.h"\n// ${tag}\n@implementation Alarm\n@end\n`, 'Alarm'],
    ['a.vb', `' ${tag}\nPublic Function Sound(x As Integer) As Integer\nEnd Function\n`, 'Sound'],
    ['a.clj', `; ${tag}\n(defn sound [x] x)\n`, 'sound'],
    ['a.erl', `-module(alarm).\n% ${tag}\nsound(X) -> X.\n`, 'sound'],
    ['a.zig', `// ${tag}\npub fn sound() void {}\n`, 'sound'],
    ['a.s', `; ${tag}\nsound:\n  ret\n`, 'sound'],
    [
      'a.hs',
      `module Alarm where\n\n-- | Sounds.\n-- ${tag}\nsound' :: Int -> Char\nsound' x = '"'\n`,
      "sound'",
    ],
    ['a.hs', `{- ${tag} -}\ndata Alarm = Loud | Quiet\n`, 'Alarm'],
    ['a.hs', `module A where\n-- ${tag}\nvolume x\n  | x > 1 = "--"\n`, 'volume'],
    ['a.fs', `module Alarm\n\n/// ${tag}\nlet rec sound (x: 'a) = x\n`, 'sound'],
    ['a.fs', `(* ${tag} *)\ntype Alarm = { Level: int }\n`, 'Alarm'],
    ['a.fsx', `module A\n// ${tag}\n[<Literal>]\nlet private volume = "//"\n`, 'volume'],
    ['a.fs', `type A() =\n  // ${tag}\n  member this.Sound(x) = x\n`, 'A.Sound'],
    ['a.ml', `open List\n(** ${tag} *)\nlet sound (x : 'a) = x\n`, 'sound'],
    ['a.ml', `(* ${tag} *)\nmodule Alarm = struct end\n`, 'Alarm'],
    ['a_es.ts', `<?xml version="1.0"?>\n<TS>\n<!-- ${tag} -->\n<source>It's</source>\n</TS>\n`, ''],
    ['a.bat', `rem ${tag}\n`, ''],
  ])('%s: %j', (path, text, name) => {
    const { links, findings } = read(path, text);
    expect(links.map(({ from }) => from)).toEqual([name === '' ? path : `${path}#${name}`]);
    expect(findings).toEqual([]);
  });
});

// @verifies SRS-3354
describe('a tag in a file of a kind that is not read', () => {
  it('is told at its place, with how many there are', () => {
    const { links, findings } = read(
      'src/alarm.nim',
      `# words\n# ${tag}\nproc sound() = discard\n# @verifies: SRS-2\n`,
    );
    expect(links).toEqual([]);
    expect(findings).toEqual([
      {
        rule: 'annotation-ignored',
        severity: 'warning',
        message:
          '@implements SRS-1, and 1 more tags are not read: files such as *.nim are no source that is known.',
        hint: 'Write the tags into a source file of a known language beside it, or name the link in Markdown at an item.',
        file: 'src/alarm.nim',
        line: 2,
        column: 3,
      },
    ]);
  });

  it('but not where it is an example, in words or data', () => {
    for (const path of ['src/README.md', 'src/a.json', 'src/list.txt', 'src/a.csv'])
      expect(read(path, `# ${tag}\n`).findings).toEqual([]);
    for (const text of [
      '`@implements SRS-1`',
      'a@implements SRS-1',
      '@implements nothing',
      '@else SRS-1',
      '\0@implements SRS-1',
    ])
      expect(read('src/a.nim', text).findings).toEqual([]);
  });
});

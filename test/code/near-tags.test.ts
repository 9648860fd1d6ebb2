import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { context } from './context.ts';

const part = (...texts: string[]) => fc.constantFrom(...texts);

/** A comment of each style above a definition of its language. */
const styles: [path: string, comment: (text: string) => string][] = [
  ['src/a.ts', (text) => `/** ${text} */\nexport function sound() {}\n`],
  ['src/a.ts', (text) => `/**\n * Sounds.\n * ${text}\n */\nexport function sound() {}\n`],
  ['src/a.c', (text) => `// ${text}\nint sound(void) { return 1; }\n`],
  ['src/a.py', (text) => `# ${text}\ndef sound():\n    pass\n`],
  ['src/a.py', (text) => `def sound():\n    """${text}"""\n`],
  ['src/a.sql', (text) => `-- ${text}\nCREATE TABLE sound (id int);\n`],
  ['src/a.pas', (text) => `unit Alarm;\n{ ${text} }\nprocedure Sound;\n`],
];

const near = fc.tuple(
  fc.constantFrom(...styles),
  part('', 'Sounds. ', '@see SRS-9 '),
  part('@', '\\', '＠', '@ '),
  part('implements', 'Implements', 'implement', 'implemets', 'imlements', 'verifes', 'verifies'),
  part(' ', ': ', ':', '=', ' = ', '：', '(', ' (', ' {', ' - ', '  '),
  part('SRS-1', 'SRS-041, SRS-2', 'SRS-1 SRS-2'),
);

// @verifies SRS-3142, SRS-3483
it('whatever looks like a tag with an ID is a link or a finding, in comments of every style', () => {
  fc.assert(
    fc.property(near, ([[path, comment], before, mark, name, sign, ids]) => {
      const text = comment(`${before}${mark}${name}${sign}${ids}`);
      const { links, findings } = codeSource.read({ path, bytes: Buffer.from(text) }, context());
      expect(links.length + findings.length, text).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

// @verifies SRS-3483
it('whatever looks like an ID behind that of a tag is a link or a finding', () => {
  const ids = fc.tuple(
    part('SRS', 'srs', 'ＳＲＳ'),
    part('-', '_', '\u2010', '\u2011', '–', '—', '\u2212', '－'),
    part('2', '041', '2a'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...styles), ids, ([path, comment], [prefix, sign, number]) => {
      const text = comment(`@implements SRS-1, ${prefix}${sign}${number}`);
      const { links, findings } = codeSource.read({ path, bytes: Buffer.from(text) }, context());
      expect(links.length + findings.length, text).toBe(2);
    }),
    { numRuns: 500 },
  );
});

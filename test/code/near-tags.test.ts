import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { runs } from '../runs.ts';
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
  part('SRS-1', 'SRS-041, SRS-2', 'SRS-1 SRS-2', 'SRS 1', 'srs-1', 'SRS001', 'SRS–2'),
);

// @verifies SRS-3142, SRS-3483
it('whatever looks like a tag with an ID is a link or a finding, in comments of every style', () => {
  fc.assert(
    fc.property(near, ([[path, comment], before, mark, name, sign, ids]) => {
      const text = comment(`${before}${mark}${name}${sign}${ids}`);
      const { links, findings } = codeSource.read({ path, bytes: Buffer.from(text) }, context());
      expect(links.length + findings.length, text).toBeGreaterThan(0);
    }),
    { numRuns: runs(2000) },
  );
});

// @verifies SRS-3567
it('a tag behind a whole sentence or another tag is one, each with its IDs at their place, in comments of every style', () => {
  const before = part(
    'Sounds the alarm. ',
    'Loud! ',
    'Why? Hence. ',
    '警報。 ',
    '@satisfies URS-1 ',
    '@see SRS-9 ',
    '',
  );
  const tags = fc.array(
    fc.tuple(part('@implements', '@Verifies', '@implements:'), part('SRS-1', 'SRS-041, SRS-2', '(SRS-3)')),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...styles), before, tags, ([path, comment], words, all) => {
      const line = `${words}${all.map((tag) => tag.join(' ')).join(' ')}`;
      const text = comment(line);
      const { links, findings } = codeSource.read({ path, bytes: Buffer.from(text) }, context());
      expect(findings, text).toEqual([]);
      const expected = line.replace(/^@see SRS-9/, '').match(/(?:SRS|URS)-\d+/g) ?? [];
      expect(
        links.map(({ to }) => to),
        text,
      ).toEqual(expected);
      const lines = text.split('\n');
      for (const { to, place } of links)
        expect(lines[place.line - 1]?.slice(place.column - 1), text).toMatch(new RegExp(`^${to}`));
    }),
  );
});

// @verifies SRS-3483
it('what looks like an ID behind the word of a tag is told with the form of one, and a short word is none', () => {
  const told = (text: string) =>
    codeSource
      .read({ path: 'src/a.c', bytes: Buffer.from(`// ${text}\nint sound;\n`) }, context())
      .findings.map(({ message, hint }) => `${message} ${hint}`);
  expect(told('Implements: SRS 1')).toEqual([
    'Implements: SRS 1 is not read: a tag starts with @. Write @Implements and an ID of a registered prefix and a number, such as `SRS-001` on a line of its own in the comment above the definition; in backticks it is an example.',
  ]);
  expect(told('Tests: RC1')).toEqual([]);
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
    { numRuns: runs(500) },
  );
});

/** What stands before an identifier where a tag should, and what is told of it. */
const labels: [written: (id: string) => string, label: string][] = [
  [(id) => id, ''],
  [(id) => `[${id}]`, ''],
  [(id) => `- ${id}`, ''],
  [(id) => `${id}: sounds the alarm`, ''],
  [(id) => `${id} – sounds the alarm`, ''],
  [(id) => `${id}, SRS-7 and SRS-8`, ''],
  [(id) => `REQ: ${id}`, 'REQ:'],
  [(id) => `req-Id: ${id}`, 'req-Id:'],
  [(id) => `Requirement ID：${id}`, 'Requirement ID：'],
  [(id) => `Requirement ${id}, SRS-7.`, 'Requirement'],
  [(id) => `implements ${id}`, 'implements'],
  [(id) => `Satisfies requirement ${id}.`, 'Satisfies'],
  [(id) => `[impl->${id}]`, '[impl->'],
  [(id) => `[ utest -> ${id}~2 >> itest ]`, '[utest->'],
  [(id) => `[impl~~1->${id}~2]`, '[impl->'],
];

// @verifies SRS-3550
it('an identifier where a tag should stand is told with its label, in comments of every style', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...styles),
      fc.constantFrom(...labels),
      ([path, comment], [written, label]) => {
        const text = comment(written('SRS-1'));
        const { untagged, links } = codeSource.read({ path, bytes: Buffer.from(text) }, context());
        expect(links).toEqual([]);
        const [first] = untagged;
        const { line = 0, column = 0 } = first?.place ?? {};
        expect({ ...first, at: text.split('\n')[line - 1]?.slice(column - 1, column + 4) }, text).toEqual({
          id: 'SRS-1',
          label,
          place: { file: path, line, column },
          at: 'SRS-1',
        });
      },
    ),
  );
});

// @verifies SRS-3550
it('an identifier in prose has no label, and one in a tag, a quotation or a fence is none', () => {
  const labelsOf = (text: string) =>
    codeSource
      .read({ path: 'src/a.ts', bytes: Buffer.from(`${text}\nexport const a = 1;\n`) }, context())
      .untagged.map(({ id, label }) => `${id} ${label}`);
  for (const prose of [
    'Sounds the alarm (SRS-1).',
    'see SRS-1',
    'See: SRS-1',
    'TODO: SRS-1',
    'SRS-1 asks for it.',
    'as it is demanded by SRS-1, and',
    'Verifies that SRS-1 holds',
  ])
    expect(labelsOf(`// ${prose}`), prose).toEqual(['SRS-1 undefined']);
  for (const none of [
    '@implements SRS-1',
    '`SRS-1`',
    '"SRS-1"',
    'implements: SRS-1',
    'XSRS-1',
    '@covers SRS-1',
  ])
    expect(labelsOf(`// ${none}`), none).toEqual([]);
  expect(labelsOf('/**\n * ```\n * SRS-1\n * ```\n */')).toEqual([]);
});

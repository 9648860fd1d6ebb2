import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { read } from './source-context.ts';

const told = (text: string): string[] =>
  read(text).findings.map(({ rule, severity, line, message }) => `${severity} ${rule} ${line} ${message}`);
const attributes = (text: string) => read(text).items[0]?.attributes;

// @verifies SRS-3486
it.each([
  ['in one list', '- level: unit\n- level: system', 4],
  ['written otherwise', '- Level: unit\n- level: system', 4],
  ['in a table of fields', '| Verifies | SRS-1 |\n| --- | --- |\n| Level | unit |\n| Level | system |', 6],
  [
    'in the list and in a table',
    '- level: unit\n\n| Verifies | SRS-1 |\n| --- | --- |\n| Level | system |',
    7,
  ],
  ['in the list and in one of the text', '- level: unit\n\nText.\n\n- verifies: SRS-1\n- level: system', 8],
])('two values of one attribute are told and neither counts: %s', (_, text, line) => {
  const page = `### TST-1 The alarm sounds\n\n${text}\n`;
  expect(attributes(page)).toEqual({ level: '' });
  expect(told(page)).toEqual([
    `error duplicate-attribute ${line} TST-1 states \`level\` more than once, here \`system\`: none of the values counts.`,
  ]);
});

// @verifies SRS-3486
it('one value twice is one value, and a relation may stand as often as it likes', () => {
  const page = '### TST-1 A\n\n- level: unit\n- verifies: SRS-1\n- level: unit\n- verifies: SRS-2\n';
  expect(told(page)).toEqual([]);
  expect(attributes(page)).toEqual({ level: 'unit' });
  expect(read(page).links.map(({ to }) => to)).toEqual(['SRS-1', 'SRS-2']);
});

// @verifies SRS-3486
it('whatever an item states is its value, or is told', () => {
  const entry = fc.tuple(fc.constantFrom('level', 'Level', 'owner', 'note'), fc.constantFrom('a', 'b', 'c'));
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
      const page = `### TST-1 A\n\n${entries.map(([key, value]) => `- ${key}: ${value}`).join('\n')}\n`;
      const kept = attributes(page) ?? {};
      const message = told(page).join('\n');
      for (const [key, value] of entries) {
        const name = key.toLowerCase();
        if (message.includes(`\`${name}\``)) expect(kept[name], page).toBe('');
        else expect(kept[name], page).toBe(value);
      }
    }),
    { numRuns: runs(300) },
  );
});

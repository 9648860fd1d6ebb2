import { expect, it } from 'vitest';
import { checkControls } from '../../src/soup/check-controls.ts';
import { composePage, htmlOf } from '../documents/project.ts';

const place = { file: 'content/soup.md', line: 3, column: 1 };
const item = (attributes: Record<string, string>) => ({
  id: 'SOUP-001',
  type: 'SOUP',
  title: 'left',
  attributes: { package: 'npm:left', ...attributes },
  place,
});
const purl = 'pkg:npm/left@1.2.3';
const locked = { ecosystem: 'npm', name: 'left', version: '1.2.3', purl, entry: 'SOUP-001' };
const vulnerability = (state: string, withdrawn = false) => ({
  id: 'CVE-2026-1',
  withdrawn,
  packages: [{ purl, locked: true }],
  assessment: { state },
});

// @verifies SRS-3783
it('SOUP that is affected or out of support says what keeps harm away all the same', () => {
  const told = (attributes: Record<string, string>, ...vulnerabilities: object[]) =>
    checkControls({
      model: {
        items: [item(attributes)],
        soup: [locked],
        vulnerabilities,
        release: { revision: { date: '2026-03-01T10:00:00Z', dirty: false } },
      } as never,
      config: { risk: undefined },
    }).map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
  const soon = { 'end-of-life': '2026-03-02' };
  const past = { 'end-of-life': '2026-02-28' };
  const affected = vulnerability('affected');
  expect(told({})).toEqual([]);
  expect(told(soon, vulnerability('not affected'), vulnerability('affected', true))).toEqual([]);
  expect(told({}, affected)).toEqual([
    'soup-uncompensated warning SOUP-001 is affected by CVE-2026-1, and does not say what keeps harm away all the same.',
  ]);
  expect(told({ ...past, 'compensating-controls': 'tbd' }, affected)).toEqual([
    'soup-uncompensated warning SOUP-001 is affected by CVE-2026-1 and is out of support since 2026-02-28, and does not say what keeps harm away all the same.',
  ]);
  expect(told({ ...past, 'compensating-controls': 'RC-001 starts it again' }, affected)).toEqual([]);
});

// @verifies SRS-3783
it('the list of SOUP shows update rule and compensating controls', () => {
  const entry = item({ 'update-rule': 'within a week', 'compensating-controls': 'RC-1 <starts> it' });
  const soup = {
    ...locked,
    direct: true,
    scope: 'production',
    kind: 'package',
    licence: 'MIT',
    hashes: [],
    usedBy: [],
    safetyClass: '',
    places: [place],
    dependencies: [],
  };
  const html = htmlOf(
    composePage('```dossier\nsoup-list\n```\n', {
      model: {
        items: [{ ...entry, body: '', fingerprint: '' } as never],
        links: [],
        soup: [soup as never],
      },
    }),
  );
  expect(html).toContain('Compensating controls: RC-1 &lt;starts&gt; it');
  expect(html).toContain('Update rule: within a week');
});

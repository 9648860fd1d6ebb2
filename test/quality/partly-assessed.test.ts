import { expect, it } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import type { Model, Scan, VexStatement } from '../../src/model/index.ts';
import { checkVulnerabilities, mergeVulnerabilities } from '../../src/quality/index.ts';
import { releasedProblems } from '../../src/quality/watch.ts';
import { mergeSoup } from '../../src/soup/index.ts';
import { lockedPackage } from '../../src/sources/soup/reader.ts';

const config = siteSchema.parse({
  product: { name: 'Pump', version: '1.0.0', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
});
const left = { ecosystem: 'npm', name: 'left', version: '1.2.3', line: 1 } as const;
const soup = mergeSoup([
  lockedPackage('a.lock', left),
  lockedPackage('b.lock', { ...left, origin: { archive: 'vendor/left-1.2.3.tgz' } }),
  lockedPackage('c.lock', { ...left, version: '1.9.0' }),
]);
const advisories = {
  path: 'content/advisories.json',
  sha256: '',
  origin: 'current',
  tool: 'osv',
  format: 'advisories',
  date: '2025-01-01',
  reported: [
    {
      ids: ['CVE-1'],
      severity: 'high',
      summary: '',
      purl: 'pkg:npm/left',
      name: 'left',
      version: '',
      range: '<2.0.0',
    },
  ],
} as Scan;
const excuse = (...products: string[]): VexStatement => ({
  ids: ['CVE-1'],
  subjects: products.map((product) => ({ product, parts: [] })),
  state: 'not affected',
  justification: 'code_not_reachable',
  date: '2026-02-20',
  document: '',
  version: 0,
  place: { file: 'a.vex.json', line: 1, column: 1 },
});
const told = (statements: VexStatement[]): string[] => {
  const vulnerabilities = mergeVulnerabilities({ scans: [advisories], soup, items: [] }, statements, {
    product: { name: 'Pump', model: '', version: '1.0.0' },
    claims: { risk: undefined, today: '2026-03-02' },
    commit: '2026-03-01',
    maximumAge: 365,
  });
  const model = { scans: [advisories], soup, vulnerabilities, release: { revision: { date: '2026-03-01' } } };
  return checkVulnerabilities({ model: model as unknown as Model, config, configFile: 'site.config.ts' }).map(
    ({ message, hint }) => `${message} ${/^Fetch/.test(hint ?? '') ? hint : ''}`.trim(),
  );
};

// @verifies SRS-3591
it('a vulnerability that is assessed for some packages asks for the others only', () => {
  const old =
    'content/advisories.json was made 424 days before the commit; at most 30 are allowed. Fetch what is published now, then: dossier soup advisories --from <path>';
  expect(told([])).toEqual([
    old,
    'CVE-1 (high) in left 1.2.3, left 1.2.3 from vendor/left-1.2.3.tgz, left 1.9.0 is assessed by nobody.',
  ]);
  expect(told([excuse('pkg:npm/left@1.9.0', 'pkg:npm/left@1.2.3?file_name=vendor/left-1.2.3.tgz')])).toEqual([
    old,
    'CVE-1 (high) in left 1.2.3 is assessed by nobody; in left 1.2.3 from vendor/left-1.2.3.tgz, left 1.9.0 it is.',
  ]);
  expect(told([excuse('pkg:npm/left@1.2.3', 'pkg:npm/left@1.9.0')])).toEqual([old]);
  expect(told([excuse('pkg:npm/right@1.9.0')])).toEqual([
    old,
    'CVE-1 (high) in left 1.2.3, left 1.2.3 from vendor/left-1.2.3.tgz, left 1.9.0 is assessed by nobody. a.vex.json says `not affected`, which does not count: it says nothing of left 1.2.3, left 1.2.3 from vendor/left-1.2.3.tgz, left 1.9.0.',
  ]);
});

// @verifies SRS-3528, SRS-3548
it('a problem report on a released version names the source of each package', () => {
  const product = { name: 'Pump', model: '', version: '1.0.0' };
  const model = { items: [], release: { revision: { date: '2026-03-01', commit: '', tree: '' } } };
  const [problem] = releasedProblems(
    [{ product, soup, vulnerabilities: [] }],
    advisories,
    model as unknown as Pick<Model, 'items' | 'release'>,
    { statements: [excuse('pkg:npm/left@1.9.0')], config, ids: idSyntax(config.trace.types) },
  );
  expect(problem?.text.split('\n')[0]).toBe(
    '### ANOM-001 CVE-1 in left 1.2.3, left 1.2.3 from vendor/left-1.2.3.tgz, left 1.9.0',
  );
});

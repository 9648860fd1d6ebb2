import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { electronicInstructions, fdaPremarket, iec62304, iec82304, iso14971, mdr } from '../../src/index.ts';
import type { Report, TestResult } from '../../src/model/index.ts';
import { profileFindings, type Sketch, told } from './project.ts';

const profiled = (
  ...profiles: NonNullable<NonNullable<Sketch['site']>['regulation']>['profiles'] & object
) => ({
  regulation: { profiles },
});
const missing = (sketch: Sketch): string[] =>
  told(profileFindings(sketch), 'document-missing').map((message) => /`([^`]+)`/.exec(message)?.[1] ?? '');

describe('a profile in the configuration', () => {
  // @verifies SRS-2101
  it('is plain data that the functions of the package write', () => {
    expect([
      iec62304({ class: 'B' }),
      iec82304(),
      iso14971(),
      mdr(),
      fdaPremarket({ level: 'basic' }),
    ]).toEqual([
      { standard: 'IEC 62304', class: 'B' },
      { standard: 'IEC 82304-1' },
      { standard: 'ISO 14971' },
      { standard: 'MDR' },
      { standard: 'FDA premarket', level: 'basic' },
    ]);
    expect(JSON.parse(JSON.stringify(iec62304()))).toEqual({ standard: 'IEC 62304' });
  });

  // @verifies SRS-2101
  it('demands nothing where there is none', () => {
    expect(profileFindings({ pages: { 'content/a.md': '# A\n\n## Empty\n' } })).toEqual([]);
  });

  // @verifies SRS-2102
  it('is refused without a reason for what it leaves out, and when a standard stands twice', () => {
    const issues = (...profiles: object[]) =>
      siteSchema
        .safeParse({
          product: { name: 'P', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
          regulation: { profiles },
        })
        .error?.issues.map(({ path, code, message }) => [path.join('.'), code, message]);
    expect(issues(iec62304({ tailored: { '5.1.4': '  ' } }))).toEqual([
      ['regulation.profiles.0.tailored.5.1.4', 'too_small', expect.any(String)],
    ]);
    expect(issues(iec82304(), iec82304())).toEqual([['regulation.profiles', 'custom', 'each standard once']]);
    for (const reason of ['.', '-', 'x', 'n/a', 'no tools', 'TBD'])
      expect(issues(iec62304({ tailored: { '5.1.4': reason } }))).toEqual([
        [
          'regulation.profiles.0.tailored.5.1.4',
          'custom',
          'a reason: at least a short sentence of three words',
        ],
      ]);
    expect(issues(iec62304({ tailored: { '5.1.4': 'no tools are developed' } }))).toBeUndefined();
  });

  // @verifies SRS-2102
  it('is refused for another class than the product has, and for a clause that is none', () => {
    const site = profiled(
      iec62304({ class: 'B', tailored: { '5.99': 'nobody asks for it', '5.3': 'it is a single item' } }),
    );
    expect(told(profileFindings({ site }), 'profile-class', 'unknown-clause')).toEqual([
      'The profile of IEC 62304 is for class B, but the product is of class C.',
      'The profile of IEC 62304 leaves out "5.99", which is no clause of it.',
    ]);
  });
});

const passedResult: TestResult = {
  suite: 'a',
  className: '',
  name: 'b',
  file: '',
  status: 'passed',
  message: '',
  properties: {},
  ids: [],
  place: { file: 'reports/a.xml', line: 1, column: 1 },
};

describe('the safety class decides', () => {
  const byClass = (safetyClass: 'A' | 'B' | 'C') =>
    missing({ class: safetyClass, site: profiled(iec62304()) });

  // @verifies SRS-2103, SRS-2104
  it('which documents are demanded', () => {
    expect(byClass('A')).toEqual([
      'software-development-plan',
      'software-maintenance-plan',
      'software-requirements',
      'soup-list',
      'test-plan',
      'test-report',
      'trace-matrices',
      'known-anomalies',
      'release-notes',
      'document-register',
    ]);
    const more = (a: string[], b: string[]) => b.filter((each) => !a.includes(each));
    expect(more(byClass('A'), byClass('B'))).toEqual([
      'risk-management-file',
      'architecture',
      'detailed-design',
      'clause-coverage',
    ]);
    expect(more(byClass('B'), byClass('C'))).toEqual([]);
    expect(more(byClass('B'), byClass('A'))).toEqual([]);
  });

  // @verifies SRS-2103, SRS-2105
  it('which sections of a document are demanded', () => {
    const sections = (safetyClass: 'A' | 'B' | 'C') =>
      told(
        profileFindings({
          class: safetyClass,
          site: {
            ...profiled(iec62304()),
            documents: [
              { id: 'P-SDP', type: 'software-development-plan', title: 'Plan', pages: ['content/p.md'] },
              { id: 'P-SDD', type: 'detailed-design', title: 'Design', pages: ['content/d.md'] },
            ],
          },
          pages: { 'content/p.md': '# Plan\n', 'content/d.md': '# Design\n' },
        }),
        'section-missing',
      );
    const [a, b, c] = [sections('A'), sections('B'), sections('C')];
    expect([a.length, b.length, c.length]).toEqual([9, 15, 27]);
    expect(a[0]).toBe('P-SDP lacks the section "Processes and deliverables", which IEC 62304 5.1.1 demands.');
    expect(b).toContain(
      'P-SDP lacks the section "Integration and integration tests", which IEC 62304 5.1.5, class B demands.',
    );
    expect(c).toContain(
      'P-SDP lacks the section "Standards, methods and tools", which IEC 62304 5.1.4, class C demands.',
    );
    expect(c).toContain(
      'P-SDD lacks the section "Memory and overflow", which IEC 62304 5.5.4, class C demands.',
    );
  });

  // @verifies SRS-2103
  it('which items and attributes are demanded, and how much rules weigh', () => {
    const pages = { 'content/a.md': '### SRS-1 Alarm\n\n- acceptance: measured\n\n### ANOM-1 Late\n' };
    const depth = (safetyClass: 'A' | 'B' | 'C') =>
      told(
        profileFindings({ class: safetyClass, pages, site: profiled(iec62304()) }),
        'items-missing',
        'attribute-missing',
      );
    expect(depth('A')).toEqual([
      'SRS-1 does not state its type, which IEC 62304 5.2.2 demands.',
      'SRS-1 does not state its verification, which IEC 62304 5.2.6 demands.',
      'ANOM-1 does not state its effect or safety, which IEC 62304 5.8.2 demands.',
    ]);
    expect(depth('B').slice(0, 2)).toEqual([
      'There are no items of the type HAZ (Hazards), which IEC 62304 7.1.1, class B demands.',
      'There are no items of the type RC (Risk controls), which IEC 62304 7.2.1, class B demands.',
    ]);
    expect(depth('B')).toContain(
      'ANOM-1 does not state its evaluation or verdict, which IEC 62304 5.8.3, class B demands.',
    );
    expect(
      depth('C').filter((each) => !depth('B').some((other) => other === each.replace('class C', 'class B'))),
    ).toEqual(['There are no items of the type SDS (Designs), which IEC 62304 5.4.2, class C demands.']);
    const warning = { rule: 'design-implemented', severity: 'warning' as const, message: 'No code.' };
    const severity = (safetyClass: 'A' | 'B' | 'C') =>
      profileFindings({ class: safetyClass, site: profiled(iec62304()) }, [warning])[0]?.severity;
    expect([severity('A'), severity('B'), severity('C')]).toEqual(['warning', 'warning', 'error']);
  });

  // @verifies SRS-2103
  it('of which levels of tests there must be results', () => {
    const report = (level: 'unit' | 'system', count: number): Report => ({
      path: `reports/${level}.xml`,
      format: 'junit',
      sha256: '',
      level,
      origin: 'current',
      results: Array.from({ length: count }, () => ({ ...passedResult })),
    });
    const lacking = (safetyClass: 'A' | 'B' | 'C', ...reports: Report[]) =>
      told(profileFindings({ class: safetyClass, site: profiled(iec62304()), reports }), 'evidence-level');
    expect(lacking('C')).toEqual([]);
    expect(lacking('A', report('unit', 1))).toEqual([
      'There are no results of system tests, which IEC 62304 5.7.1 demands.',
    ]);
    expect(lacking('A', report('system', 1))).toEqual([]);
    expect(lacking('B', report('system', 1), report('unit', 0))).toEqual([
      'There are no results of unit tests, which IEC 62304 5.5.5, class B demands.',
      'There are no results of integration tests, which IEC 62304 5.6.3, class B demands.',
    ]);
  });

  // @verifies SRS-2103
  it('which rules may not be weakened', () => {
    const trace = {
      rules: { 'requirement-verified': 'off' as const, 'design-implemented': 'warning' as const },
      coverage: { 'requirement-justified': false as const },
    };
    const weakened = (safetyClass: 'A' | 'C') =>
      told(
        profileFindings({ class: safetyClass, site: { ...profiled(iec62304()), trace } }),
        'rule-weakened',
      );
    expect(weakened('A')).toEqual([
      'The rule `requirement-verified` is switched off, but IEC 62304 5.7.4 rests on it.',
      'The rule `requirement-justified` is not configured, but IEC 62304 5.2.6 rests on it.',
    ]);
    expect(weakened('C')).toContain(
      'The rule `design-implemented` is set to warning, but IEC 62304 5.4.4, class C rests on it.',
    );
  });

  // @verifies SRS-2102
  it('unless a clause is left out with its reason, which counts for what stands below it', () => {
    const site = profiled(
      iec62304({ tailored: { '5.3': 'it is one item only', '5.4.1': 'it is one unit' } }),
    );
    expect(missing({ class: 'B', site })).not.toContain('architecture');
    expect(missing({ class: 'B', site })).not.toContain('detailed-design');
  });
});

// @verifies SRS-2104
it('every profile demands its own documents', () => {
  expect(missing({ site: profiled(iec82304()) })).toEqual([
    'user-needs',
    'software-requirements',
    'validation-plan',
    'validation-report',
    'release-notes',
    'instructions-for-use',
    'technical-description',
  ]);
  expect(missing({ site: profiled(iso14971()) })).toEqual(['risk-management-file']);
  expect(missing({ site: profiled(mdr()) })).toEqual([
    'user-needs',
    'risk-management-file',
    'cybersecurity',
    'instructions-for-use',
    'gspr-checklist',
    'mdr-index',
  ]);
  const basic = missing({ site: profiled(fdaPremarket({ level: 'basic' })) });
  const enhanced = missing({ site: profiled(fdaPremarket({ level: 'enhanced' })) });
  expect(enhanced.filter((type) => !basic.includes(type))).toEqual([
    'software-maintenance-plan',
    'detailed-design',
  ]);
  expect(told(profileFindings({ site: profiled(iso14971()) }), 'document-missing')).toEqual([
    'There is no document of the type `risk-management-file` (Risk management file), which is demanded by ISO 14971 4.5.',
  ]);
});

// @verifies SRS-3886
it('the label of a medical device tells when it was made', () => {
  const about = (label: object, ...profiles: Parameters<typeof profiled>) =>
    told(profileFindings({ site: { ...profiled(...profiles), label } }), 'label-without-date');
  expect(about({ medicalDevice: true }, mdr())).toEqual([
    'The label of the medical device tells no date of manufacture, which MDR Annex I 23.2 (j) demands.',
  ]);
  expect(about({ medicalDevice: true, serial: 'SN 7' }, mdr())).toHaveLength(1);
  expect(about({ medicalDevice: true, dateOfManufacture: '2026-03-01' }, mdr())).toEqual([]);
  expect(about({ medicalDevice: true, batch: '2026-03' }, mdr())).toEqual([]);
  expect(about({ medicalDevice: true }, iec82304())).toEqual([]);
  expect(about({}, mdr())).toEqual([]);
});

// @verifies SRS-3901
it('the label of a manufacturer outside the Union names the authorised representative', () => {
  const about = (
    stated: object,
    label: object = { medicalDevice: true },
    profile: Parameters<typeof profiled>[0] = mdr(),
  ) => {
    const device = {
      name: 'Pump',
      version: '1',
      safetyClass: 'C',
      manufacturer: { name: 'M', address: 'A' },
    };
    const product = { ...device, ...stated };
    return told(
      profileFindings({ site: { ...profiled(profile), product, label } as never }),
      'label-without-representative',
    );
  };
  const at = (country: string) => ({ manufacturer: { name: 'M', address: 'A', country } });
  const named = { authorisedRepresentative: { name: 'R', address: 'B' } };
  expect(about(at('US'))).toEqual([
    'The label names no authorised representative, which MDR Annex I 23.2 (d) demands, and the manufacturer has its place of business in US.',
  ]);
  expect(about({})).toEqual([
    'The label names no authorised representative, which MDR Annex I 23.2 (d) demands, and nothing says that the manufacturer has its place of business in the Union.',
  ]);
  for (const country of ['CH', 'GB']) expect(about(at(country))).toHaveLength(1);
  for (const country of ['DE', 'NO', 'TR']) expect(about(at(country))).toEqual([]);
  expect(about({ ...at('US'), ...named })).toEqual([]);
  expect(about(at('US'), {})).toEqual([]);
  expect(about(at('US'), { medicalDevice: true }, iec82304())).toEqual([]);
});

// @verifies SRS-3703
it('electronic instructions ask for their address, their risks and what they say of paper', () => {
  const sketch = (label: object, ifu = ''): Sketch => ({
    pages: { 'content/ifu.md': `# Use\n${ifu}`, 'content/risk.md': '# Risks\n' },
    site: {
      ...profiled(electronicInstructions()),
      label,
      documents: [
        { id: 'IFU', type: 'instructions-for-use', title: 'Use', pages: ['content/ifu.md'] },
        { id: 'RMF', type: 'risk-management-file', title: 'Risks', pages: ['content/risk.md'] },
      ],
    },
  });
  const lacking = (each: Sketch): string[] =>
    profileFindings(each).map(({ rule, message }) => `${rule}: ${message}`);
  expect(lacking(sketch({}))).toEqual([
    'section-missing: IFU lacks the section "Electronic instructions and copies on paper", which EU 2021/2226 Article 5; EU 2021/2226 Article 6; EU 2021/2226 Article 7 demands.',
    'section-missing: RMF lacks the section "Risks of electronic instructions", which EU 2021/2226 Article 4 demands.',
    'instructions-without-address: No address of the instructions for use is stated, which EU 2021/2226 Article 6; EU 2021/2226 Article 7 demands.',
  ]);
  expect(lacking(sketch({ instructions: 'https://ifu.example/pump' }))).toEqual([
    'section-missing: RMF lacks the section "Risks of electronic instructions", which EU 2021/2226 Article 4 demands.',
  ]);
});

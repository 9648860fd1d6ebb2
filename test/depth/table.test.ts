import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { checkDepth } from '../../src/depth/check.ts';
import { elementDepths } from '../../src/depth/index.ts';
import { unitsAccepted } from '../../src/gates/units-accepted.ts';
import type { SiteConfig } from '../../src/index.ts';
import type { Model } from '../../src/model/index.ts';
import { architectureOf } from '../architecture/project.ts';
import { linked } from '../regulation/project.ts';

const risk: SiteConfig['risk'] = {
  severities: { minor: '', death: '' },
  probabilities: { rare: '', often: '' },
  matrix: { minor: ['low', 'medium'], death: ['medium', 'high'] },
  levels: { low: 'acceptable', medium: 'conditional', high: 'unacceptable' },
};

const hazards = (severity: string) => `# HAZ-001 Too much

- severity: ${severity}
- probability: often

## HAZ-002 Too slow

- severity: minor
- probability: rare

## RC-001 Limit

- controls: HAZ-001, HAZ-002

## SRS-001 Refuse

- implements: RC-001

## SRS-002 Write

## SDS-001 Queue

- implements: SRS-001
`;

type Rows = NonNullable<NonNullable<SiteConfig['regulation']>['depth']>;

/** A pump of class B whose engine carries a design of the control, and whose log carries a requirement of no hazard. */
function pump(depth: Rows, { severity = 'death', lines = 80, measured = true, scales = true } = {}) {
  const { model: architecture } = architectureOf({
    'src/index.ts': '/**\n * @c4 system "Pump"\n * @class B\n */\n',
    'src/engine/index.ts': '/**\n * Doses.\n * @c4 component "Engine"\n */\nexport const a = 1;\n',
    'src/log/index.ts': '/**\n * Writes.\n * @c4 component "Log"\n */\nexport const b = 1;\n',
  });
  const site: Partial<SiteConfig> = { ...(scales ? { risk } : {}), regulation: { depth } };
  const { model, config } = linked({ pages: { 'content/a.md': hazards(severity) }, site, class: 'B' });
  const carried: Record<string, string[]> = { Engine: ['SDS-001'], Log: ['SRS-002'] };
  const elements = architecture.elements.map((element) => ({
    ...element,
    implements: carried[element.name] ?? [],
  }));
  const covered = { lines: { covered: lines, total: 100 }, branches: { covered: 1, total: 2 } };
  const files = measured ? [{ file: 'src/engine/index.ts', ...covered }] : [];
  const whole = {
    ...model,
    codeFiles: ['src/engine/index.ts', 'src/log/index.ts'].map((path) => ({ path })),
    architecture: { ...architecture, elements },
    coverage: [{ origin: 'current', files }],
  } as unknown as Model;
  return { model: whole, config, configFile: 'site.config.ts' };
}

/** What is demanded of each element and why, met demands with `+`. */
function told({ model, config }: ReturnType<typeof pump>): string[] {
  return elementDepths(model, config).flatMap(({ element, demands }) =>
    demands.map(({ demand, met, because }) => {
      const why = because.map(({ said, ids }) =>
        [said.sentence.replace(/\{(\w+)\}/g, (_, name) => said.values?.[name] ?? ''), ...ids].join(' '),
      );
      return `${met ? '+' : '-'} ${element.name} ${demand}: ${why.join('; ')}`;
    }),
  );
}

describe('a row of the table asks', () => {
  // @verifies SRS-3726
  it('of its class and of those above it', () => {
    expect(told(pump([{ class: 'A', unitTests: true }]))).toEqual([
      '- Engine unitTests: class B',
      '- Log unitTests: class B',
      '- Pump unitTests: class B',
    ]);
    expect(told(pump([{ class: 'C', unitTests: true }]))).toEqual([]);
  });

  // @verifies SRS-3727
  it('of what controls a hazard of its level or of one above it, along the trace', () => {
    const way = 'HAZ-001 RC-001 SRS-001 SDS-001';
    const rows: Rows = [{ risk: 'medium', acceptance: true }];
    expect(told(pump(rows))).toEqual([`- Engine acceptance: risk high before control: ${way}`]);
    expect(told(pump(rows, { severity: 'minor' }))).toEqual([
      `- Engine acceptance: risk medium before control: ${way}`,
    ]);
    expect(told(pump([{ risk: 'high', acceptance: true }], { severity: 'minor' }))).toEqual([]);
  });

  // @verifies SRS-3727
  it('of a hazard whose risk nobody knows as of the worst', () => {
    expect(told(pump([{ risk: 'high', acceptance: true }], { severity: 'grave' }))).toEqual([
      '- Engine acceptance: risk not known, so taken as high: HAZ-001 RC-001 SRS-001 SDS-001',
    ]);
  });

  // @verifies SRS-3726
  it('of what carries a named item, where all of its conditions hold', () => {
    expect(told(pump([{ items: ['RC-001'], acceptance: true }]))).toEqual([
      '- Engine acceptance: it carries: RC-001',
    ]);
    expect(told(pump([{ items: ['SRS-002'], risk: 'low', acceptance: true }]))).toEqual([]);
  });

  // @verifies SRS-3726
  it('with others together, and the strictest counts', () => {
    const rows: Rows = [
      { class: 'B', coverage: { lines: 70 } },
      { risk: 'high', coverage: { lines: 90, branches: 10 } },
    ];
    const high = 'risk high before control: HAZ-001 RC-001 SRS-001 SDS-001';
    expect(told(pump(rows))).toEqual([`- Engine coverage: class B; ${high}`, '- Log coverage: class B']);
    expect(told(pump(rows, { lines: 95 }))[0]).toBe(`+ Engine coverage: class B; ${high}`);
  });
});

// @verifies SRS-3728
it('what the project itself demands and an element lacks is an error with the reason, and opens the gate', () => {
  const project = pump([{ risk: 'high', unitTests: true }]);
  const by = 'by `regulation.depth` (risk high before control: HAZ-001, RC-001, SRS-001, SDS-001)';
  expect(checkDepth(project).map(({ rule, severity, message }) => `${rule} ${severity} ${message}`)).toEqual([
    `demand-unmet error Engine: No unit test of it passed. Demanded are unit tests, ${by}.`,
  ]);
  expect(unitsAccepted(project.model, project.config)).toMatchObject({
    state: 'open',
    text: '1 of 1 software items do not meet what is demanded of them. Engine: No unit test of it passed.',
  });
  const met = pump([{ risk: 'high', coverage: { lines: 80 } }]);
  expect(checkDepth(met)).toEqual([]);
  expect(unitsAccepted(met.model, met.config).state).toBe('holds');
  expect(checkDepth({ ...met, model: { ...met.model, architecture: undefined } })).toMatchObject([
    { rule: 'demand-unmet', file: 'site.config.ts' },
  ]);
});

// @verifies SRS-3728
it('a row that names no item is an error', () => {
  expect(checkDepth(pump([{ items: ['SRS-003'], namesControl: true }]))).toMatchObject([
    {
      rule: 'demand-of-no-item',
      message: '`regulation.depth` names SRS-003, and there is no such item.',
      hint: 'Did you mean SRS-001? Name an item whose code is meant.',
    },
  ]);
});

// @verifies SRS-3726
it.each([
  [
    'names no level of the project',
    [{ risk: 'huge', topics: true }],
    'a level of `risk.levels`: low, medium, high',
  ],
  ['has no condition', [{ topics: true }], 'for which elements: class, risk, items'],
  ['demands nothing', [{ class: 'C' }], 'what is demanded of them'],
  ['demands no coverage at all', [{ class: 'C', coverage: {} }], 'a minimum of lines or branches'],
])('a row that %s is refused', (_, depth, message) => {
  const product = { name: 'P', version: '1', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } };
  const read = siteSchema.safeParse({ product, risk, regulation: { depth } });
  expect(read.error?.issues.map((issue) => issue.message)).toEqual([message]);
});

// @verifies SRS-3726
it('a row by risk needs levels of risk', () => {
  expect(() => pump([{ risk: 'high', topics: true }], { scales: false })).toThrow(
    'a level of `risk.levels`, which are not configured',
  );
});

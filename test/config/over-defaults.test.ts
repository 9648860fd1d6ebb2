import { describe, expect, it } from 'vitest';
import {
  defaultColumns,
  defaultCoverage,
  defaultRelations,
  defaultTypes,
} from '../../src/config/defaults.ts';
import type { SiteConfig } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { linkSketch } from '../trace/project.ts';

const product = {
  name: 'Pump',
  version: '1.0.0',
  safetyClass: 'C' as const,
  manufacturer: { name: 'M', address: 'A' },
};
const traceOf = (trace: SiteConfig['trace']) => siteSchema.parse({ product, trace }).trace;
const problems = (trace: object): string[] =>
  siteSchema
    .safeParse({ product, trace })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

// @verifies SRS-3351
describe('what a project writes over the defaults of the trace', () => {
  it('changes the parts it names, and nothing else', () => {
    const trace = traceOf({
      types: { SRS: { prefixes: ['REQ', 'SRS'] } },
      relations: { implements: { aliases: ['req'] } },
      columns: { 'req no.': 'id' },
      coverage: { 'design-implemented': { severity: 'error' } },
    });
    expect(trace.types).toEqual({ ...defaultTypes, SRS: { ...defaultTypes.SRS, prefixes: ['REQ', 'SRS'] } });
    expect(Object.keys(trace.types)).toEqual(Object.keys(defaultTypes));
    expect(trace.relations).toEqual({
      ...defaultRelations,
      implements: { ...defaultRelations.implements, aliases: ['req'] },
    });
    expect(trace.columns).toEqual({ ...defaultColumns, 'req no.': 'id' });
    expect(trace.coverage).toEqual({
      ...defaultCoverage,
      'design-implemented': { ...defaultCoverage['design-implemented'], severity: 'error' },
    });
  });

  it('adds what is new, behind what is there', () => {
    const types = traceOf({
      types: { PERF: { title: 'Performance', plural: 'Performances', prefixes: ['PERF'] } },
    }).types;
    expect(Object.keys(types)).toEqual([...Object.keys(defaultTypes), 'PERF']);
  });

  it('takes out what it says `false` of, with what the defaults say of a type that is gone', () => {
    const trace = traceOf({
      types: { URS: false, HAZ: false },
      columns: { name: false },
      coverage: { 'design-implemented': false },
    });
    expect(Object.keys(trace.types)).not.toContain('HAZ');
    expect(trace.columns).not.toHaveProperty('name');
    // `satisfies` leads from requirements to needs alone, `controls` from and to risk controls too.
    expect(Object.keys(trace.relations)).toEqual([
      'controls',
      'implements',
      'verifies',
      'affects',
      'resolves',
    ]);
    expect(trace.relations.controls?.to).toEqual(['RC']);
    expect(trace.relations.verifies?.to).toEqual(['SRS', 'RC', 'SDS', 'TST']);
    expect(Object.keys(trace.coverage)).toEqual([
      'control-implemented',
      'requirement-justified',
      'requirement-verified',
      'requirement-implemented',
      'test-traced',
    ]);
    expect(trace.coverage['requirement-justified']?.other).toEqual(['RC']);
  });

  it('has to be whole where there is nothing below it', () => {
    expect(problems({ types: { PERF: { prefixes: ['PERF'] } } })).toEqual([
      'trace.types.PERF.title: Invalid input: expected string, received undefined',
      'trace.types.PERF.plural: Invalid input: expected string, received undefined',
    ]);
    expect(problems({ types: { SRS: { prefix: ['REQ'] } } })).toEqual([
      'trace.types.SRS: Unrecognized key: "prefix"',
    ]);
    expect(problems({ types: { SRS: true }, columns: { name: null } })).toEqual([
      'trace.types.SRS: the entry, its parts that differ, or false',
      'trace.columns.name: the entry, its parts that differ, or false',
    ]);
  });
});

// @verifies SRS-3351
it('a type or relation that is not configured is told once a setting, with the one that may be meant', () => {
  const { findings } = linkSketch({
    items: ['SRS-1'],
    trace: {
      types: { URS: false },
      relations: { refines: { inverse: 'refined by', from: ['SRS'], to: ['SRX'] } },
      coverage: {
        refined: { every: 'SRS', relation: 'refine', direction: 'out', other: ['SRS'] },
        needed: { every: 'NEED', relation: '*', direction: 'in', other: ['SRS'] },
      },
    },
  });
  const told = findings.filter(({ rule, message }) => rule === 'unknown-type' || message.includes('need'));
  expect(told.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
    '`trace.coverage.needed` names the type NEED, which is not configured. Configured are HAZ, RC, SRS, SDS, TST, ANOM, SOUP, CR, GSPR, ACT, MIS, code, test, commit.',
    '`trace.coverage.refined` names the relation refine, which is not configured. Did you mean refines? Configured are controls, implements, verifies, affects, can-cause, resolves, refines.',
    '`trace.relations.refines` names the type SRX, which is not configured. Did you mean SRS? Configured are HAZ, RC, SRS, SDS, TST, ANOM, SOUP, CR, GSPR, ACT, MIS, code, test, commit.',
  ]);
});

// @verifies SRS-3441
it('attributes of a prefix that a type has not are refused', () => {
  const given = siteSchema.safeParse({
    product: { name: 'P', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
    trace: { types: { SRS: { defaults: { PERF: { type: 'performance' } } } } },
  });
  expect(given.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'trace.types.SRS.defaults.PERF: one of the prefixes SRS',
  ]);
});

// @verifies SRS-3569
it('a table of a type has the prefix of that type, or one of its prefixes', () => {
  const types = { SRS: { prefixes: ['REQ', 'PERF'] } };
  const of = (...tables: object[]) => ({
    types,
    tables: tables.map((each) => ({ pages: ['a.md'], ...each })),
  });
  expect(
    traceOf(of({ type: 'SRS' }, { type: 'SRS', prefix: 'PERF-' }, { type: 'SRSS' }, {}) as object).tables.map(
      ({ prefix }) => prefix,
    ),
  ).toEqual(['REQ-', 'PERF-', '', '']);
  expect(problems(of({}, { type: 'SRS', prefix: 'HAZ-' }))).toEqual([
    'trace.tables.1.prefix: a prefix of SRS: REQ, PERF',
  ]);
});

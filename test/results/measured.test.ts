import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/index.ts';
import { capacitySchema } from '../../src/sources/results/capacity.ts';
import { resultsSource } from '../../src/sources/results/index.ts';
import { context } from '../code/context.ts';
import { runs } from '../runs.ts';
import { read as readXml } from './read.ts';

const projectContext = context();
await resultsSource.prepare?.('reports/load.capacity.json');
const read = (value: unknown): Facts =>
  resultsSource.read(
    {
      path: 'reports/load.capacity.json',
      bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value, null, 1)),
    },
    projectContext,
  );
const report = {
  format: 'dossier-capacity-1',
  title: 'Load of the pump link',
  tool: 'k6 1.2.0',
  environment: 'ward server, 4 cores',
  measurements: [
    {
      name: 'Latency of an alarm',
      verifies: ['SRS-041', 'TST-202'],
      load: '20,000 frames',
      value: 1.4,
      unit: 's',
      maximum: 2,
    },
    { name: 'Frames a second', value: 900, minimum: 1000 },
  ],
};

// @verifies SRS-2903
describe('a report of capacity', () => {
  it('gives a result for each measurement, which its limits pass or fail', () => {
    const { results, reportFormats, findings } = read(report);
    expect(findings).toEqual([]);
    expect(reportFormats).toEqual([
      {
        path: 'reports/load.capacity.json',
        format: 'capacity',
        level: 'system',
        environment: 'ward server, 4 cores; k6 1.2.0',
      },
    ]);
    expect(results.map(({ name, status, message, ids }) => [name, status, message, ids])).toEqual([
      ['Latency of an alarm', 'passed', '', ['SRS-041', 'TST-202']],
      ['Frames a second', 'failed', 'Frames a second: 900, allowed: at least 1000', []],
    ]);
    expect(results[0]?.measurements).toEqual([
      { name: 'Latency of an alarm', value: 1.4, unit: 's', maximum: 2, load: '20,000 frames' },
    ]);
  });

  const [first] = report.measurements;
  const wrong = [
    { ...report, format: 'dossier-capacity-2' },
    { ...report, measurements: [] },
    { ...report, more: 1 },
    { ...report, level: 'acceptance' },
    { ...report, measurements: [{ ...first, maximum: undefined }] },
    { ...report, measurements: [{ ...first, value: '1.4' }] },
    { ...report, measurements: [{ ...first, name: '' }] },
    [],
    null,
  ];
  it.each(wrong)('%# of another shape counts for nothing', (value) => {
    const { results, findings } = read(value);
    expect(results).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(['unreadable-report']);
  });

  it.each([
    ['{"format":"dossier-capacity-1","format":"x"}', 'The key "format" stands twice in one object.'],
    ['{"__proto__":{}}', 'The key "__proto__" is refused.'],
    [`${'['.repeat(200_000)}`, ''],
    [JSON.stringify(report).slice(0, -3), ''],
  ])('that is hostile or cut off counts for nothing', (text, told) => {
    const { results, findings } = read(text);
    expect([...results, findings.length]).toEqual([1]);
    expect(findings[0]?.message).toContain(`reports/load.capacity.json counts for nothing: ${told}`);
  });

  it('tells the line of the measurement that is wrong', () => {
    const { findings } = read({ ...report, measurements: [first, { name: 'Frames', value: 1 }] });
    expect(findings[0]).toMatchObject({ line: 18 });
    expect(findings[0]?.message).toContain('a limit, `minimum` or `maximum`, has to be there');
  });

  it('is described by a JSON Schema that takes and refuses the same', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../templates/schemas/capacity-1.schema.json', import.meta.url), 'utf8'),
    );
    expect(schema).toEqual(JSON.parse(JSON.stringify(capacitySchema())));
    const valid = new Ajv2020({ allErrors: true }).compile(schema);
    expect([valid(report), valid.errors]).toEqual([true, null]);
    expect(wrong.map((value) => valid(JSON.parse(JSON.stringify(value))))).toEqual(wrong.map(() => false));
  });

  it('damaged anywhere is read whole or not at all', () => {
    const text = JSON.stringify(report);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(30), fc.string({ maxLength: 5 }), (from, length, put) => {
        const { results, findings } = read(text.slice(0, from) + put + text.slice(from + length));
        expect(results.length === 0 ? findings.length : 1).toBe(1);
        expect(findings.length === 0 || results.length === 0).toBe(true);
      }),
      { numRuns: runs(400), seed: 2903 },
    );
  });
});

// @verifies SRS-2904, SRS-2905
describe('measurements among the properties of a case', () => {
  const readCase = (properties: Record<string, string>, more = '') => {
    const told = Object.entries(properties).map(
      ([name, value]) => `<property name="${name}" value="${value}"/>`,
    );
    return readXml(
      `<testsuite><testcase name="SRS-041 latency"><properties>${told.join('')}</properties>${more}</testcase></testsuite>`,
    ).results[0];
  };

  it('are held against their limits', () => {
    const within = readCase({
      'measured.p99': '1.4 s',
      'maximum.p99': '2 s',
      'minimum.p99': '0.1 s',
      'load.p99': '20,000 frames',
      'measured.heap': '80 MB',
    });
    expect(within).toMatchObject({
      status: 'passed',
      measurements: [
        { name: 'p99', value: 1.4, unit: 's', minimum: 0.1, maximum: 2, load: '20,000 frames' },
        { name: 'heap', value: 80, unit: 'MB', load: '' },
      ],
    });
    expect(readCase({ 'measured.p99': '2.5 s', 'maximum.p99': '2 s' })).toMatchObject({
      status: 'failed',
      message: 'p99: 2.5 s, allowed: at most 2 s',
    });
    expect(readCase({ 'measured.p99': '2.5 s', 'maximum.p99': '2 s' }, '<skipped/>')?.status).toBe('skipped');
    expect(readCase({ purpose: 'none' })).not.toHaveProperty('measurements');
  });

  it.each([
    { 'measured.p99': 'fast' },
    { 'measured.p99': '1.4 s', 'maximum.p99': '2000 ms' },
    { 'measured.p99': '1.4', 'maximum.p99': '2 s' },
    { 'measured.': '1' },
    { 'measured.p99': '1e999' },
  ])('that cannot be read make the case an error: %j', (properties) => {
    const result = readCase(properties as unknown as Record<string, string>);
    expect(result?.status).toBe('error');
    expect(result?.message).toMatch(/^a measurement cannot be read: /);
  });
});

// @verifies SRS-2907
it('reports tell when the tests began, where, and what they ran on, without names of machines', () => {
  const { reportFormats } = readXml(
    '<testsuites><testsuite name="a" timestamp="2026-03-01T10:00:00" hostname="builder"><properties><property name="java.version" value="21"/><property name="user.dir" value="/ci/x"/><property name="os.name" value="Linux"/></properties><testcase name="b"/></testsuite></testsuites>',
  );
  expect(reportFormats).toEqual([
    {
      path: 'reports/junit.xml',
      format: 'junit',
      directory: '/ci/x',
      environment: 'java.version 21, os.name Linux',
      date: '2026-03-01T10:00:00',
    },
  ]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { read } from './read.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const reports = readdirSync(fixtures).map(
  (tool) => [tool, readFileSync(join(fixtures, tool, 'junit.xml'))] as const,
);

const passedCase = '<testcase name="SRS-001"/>';
const bomb = [...'abcdefghij']
  .map((name, index, all) => `<!ENTITY ${name} "${`&${all[index - 1] ?? 'lol'};`.repeat(10)}">`)
  .join('');

// @verifies SRS-404
describe('hostile XML', () => {
  it.each([
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><testsuite>${passedCase}&e;</testsuite>`,
    ],
    [
      'an external document type',
      `<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd"><testsuite>${passedCase}</testsuite>`,
    ],
    [
      'a public document type',
      `<!DOCTYPE x PUBLIC "a" "http://localhost:1/x.dtd"><testsuite>${passedCase}</testsuite>`,
    ],
    ['an entity bomb', `<!DOCTYPE x [${bomb}]><testsuite>${passedCase}&j;</testsuite>`],
    ['an entity that nobody defined', `<testsuite>${passedCase}&e;</testsuite>`],
    ['200,000 levels', `<testsuite>${passedCase}${'<testsuite>'.repeat(200_000)}`],
    [
      '200,000 levels, closed',
      `${'<testsuite>'.repeat(200_000)}${passedCase}${'</testsuite>'.repeat(200_000)}`,
    ],
    ['an endless attribute', `<testsuite>${passedCase}<testcase name="${'x'.repeat(5_000_000)}`],
    ['an attribute given twice', '<testsuite><testcase name="SRS-001" name="SRS-002"/></testsuite>'],
    ['bytes after the root', `<testsuite>${passedCase}</testsuite><testsuite/>`],
    ['cases within cases', `<testsuite><testcase name="a"><failure/>${passedCase}</testcase></testsuite>`],
  ])('%s: one finding, no result', (_, text) => {
    const { results, findings } = read(text);
    expect(results).toEqual([]);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['unreadable-report', 'error']]);
  });

  it('a huge attribute in a report that is whole is cut where it is kept, and read', () => {
    const { results } = read(
      `<testsuite><testcase name="a"><failure message="${'x'.repeat(5_000_000)}"/></testcase></testsuite>`,
    );
    expect(results.map(({ status, message }) => [status, message.length])).toEqual([['failed', 500]]);
  });

  // @verifies SRS-1307
  it('names that prototypes know are names like others', () => {
    const { results } = read(
      '<testsuite><properties><property name="__proto__" value="s"/></properties><testcase name="constructor" __proto__="x"><properties><property name="__proto__" value="p"/><property name="constructor" value="c"/></properties></testcase></testsuite>',
    );
    expect(Object.entries(results[0]?.properties ?? {})).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ]);
    expect(({} as Record<string, unknown>).p).toBeUndefined();
  });
});

// @verifies SRS-403
describe('a report that is cut off or of a foreign format', () => {
  it.each(reports)('%s, at every tenth of its length', (_, bytes) => {
    for (let tenth = 0; tenth < 10; tenth++) {
      const { results, findings } = read(bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)));
      expect(results).toEqual([]);
      expect(findings.map(({ rule }) => rule)).toEqual(['unreadable-report']);
    }
  });

  it.each([
    ['JSON', '{"tests": 3}'],
    ['HTML', '<!doctype html><html><body>passed</body></html>'],
    ['another XML', '<coverage line-rate="1"/>'],
    ['bytes', new Uint8Array([0, 1, 2, 250, 251])],
    ['Latin-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><testsuite name="\xe4"/>', 'latin1')],
    ['invalid UTF-8', Buffer.from('<testsuite name="\xe4"/>', 'latin1')],
  ])('%s', (_, content) => {
    const { results, findings } = read(content);
    expect(results).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(['unreadable-report']);
  });
});

// @verifies SRS-1306, SRS-403, SRS-406
describe('bytes that went wrong on the way', () => {
  const passed = (bytes: Uint8Array): number =>
    read(bytes).results.filter(({ status }) => status === 'passed').length;

  it.each(reports)('%s: never throws', (_, bytes) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(30), fc.uint8Array({ maxLength: 8 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (edits) => {
          let text = bytes;
          for (const [at, cut, put] of edits)
            text = Buffer.concat([text.subarray(0, at), put, text.subarray(at + cut)]);
          const { results, findings } = read(text);
          const refused = findings.filter(
            ({ rule }) => !['unknown-in-report', 'result-id-ignored'].includes(rule),
          );
          expect(results.length === 0 || refused.length === 0).toBe(true);
        },
      ),
      { numRuns: runs(400), seed: 401 },
    );
  });

  const counted = reports.filter(([tool]) => tool !== 'nested');
  it.each(counted)('%s, which counts its cases: no more passed when a stretch of it is lost', (_, bytes) => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 400 }), (at, length) => {
        const rest = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        expect(passed(rest)).toBeLessThanOrEqual(passed(bytes));
      }),
      { numRuns: runs(400), seed: 401 },
    );
  });
});

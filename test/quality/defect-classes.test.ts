import { describe, expect, it } from 'vitest';
import { defaultDefectClasses } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { defectClassesNote } from '../../src/gates/by-evidence.ts';
import { iec62304, type SiteConfig } from '../../src/index.ts';
import type { AnalysisReport, AnalysisRule } from '../../src/model/index.ts';
import { defectClasses } from '../../src/quality/defect-classes.ts';
import { readSarif } from '../../src/sources/analysis/sarif.ts';
import { composePage, htmlOf } from '../documents/project.ts';

const run = (rules: object[], more: object = {}, driver: object = {}) =>
  readSarif(
    JSON.stringify({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Lint', version: '1.2', rules, ...driver } }, results: [], ...more }],
    }),
  ).rules;
const ran = (rules: AnalysisRule[]): string[] =>
  rules.map(({ id, ran, cwe }) => `${ran ? '+' : '-'} ${id} ${cwe.join(' ')}`.trim());
const off = { defaultConfiguration: { enabled: false } };
const result = { ruleId: 'b', message: { text: 'x' } };

describe('rules of an analyser', () => {
  // @verifies SRS-3639
  it('are read with their weaknesses: taxonomy, tags, property', () => {
    const target = { id: 'CWE-120', toolComponent: { name: 'CWE' } };
    const byIndex = { id: '121', toolComponent: { index: 1 } };
    const rules = [
      { id: 'a', relationships: [{ target }, { target: byIndex, kinds: ['superset'] }] },
      { id: 'b', relationships: [{ target, kinds: ['disjoint'] }] },
      { id: 'c', relationships: [{ target: { id: '120', toolComponent: { name: 'OWASP' } } }] },
      { id: 'd', properties: { tags: ['security', 'external/cwe/cwe-079', 'CWE-89: Neutralization', 7] } },
      { id: 'e', properties: { cwe: ['CWE-22', 23], tags: ['not-cwe-1', 'cwe'] } },
      { id: 'f', properties: { cwe: '078' } },
      { id: 'a', properties: { cwe: 1 } },
      { name: 'without an id' },
    ];
    expect(ran(run(rules, { taxonomies: [{ name: 'OWASP' }, { name: 'CWE' }] }))).toEqual([
      '+ a 120 121',
      '+ b',
      '+ c',
      '+ d 79 89',
      '+ e 22 23',
      '+ f 78',
    ]);
  });

  // @verifies SRS-3639
  it('ran where they are enabled and did not break, or found something', () => {
    const rules = [{ id: 'a' }, { id: 'b', ...off }, { id: 'c', ...off }, { id: 'd' }, { id: 'e' }];
    const overrides = [
      { descriptor: { id: 'c' }, configuration: { enabled: true } },
      { descriptor: { index: 3 }, configuration: { enabled: false } },
    ];
    const broke = [
      { level: 'error', message: { text: 'x' }, associatedRule: { id: 'e' } },
      { level: 'note', message: { text: 'x' }, associatedRule: { id: 'a' } },
    ];
    const invocation = {
      executionSuccessful: true,
      ruleConfigurationOverrides: overrides,
      toolExecutionNotifications: broke,
    };
    expect(ran(run(rules))).toEqual(['+ a', '- b', '- c', '+ d', '+ e']);
    expect(ran(run(rules, { invocations: [invocation] }))).toEqual(['+ a', '- b', '+ c', '- d', '- e']);
    expect(ran(run(rules, { results: [result, { ...result, ruleId: 'x/part' }] }))).toEqual([
      '+ a',
      '+ b',
      '- c',
      '+ d',
      '+ e',
      '+ x/part',
    ]);
    expect(ran(run([{ id: 'a', ...off }], { results: [{ ...result, ruleId: 'a/1' }] }))).toEqual(['+ a']);
    expect(run([])).toEqual([]);
  });

  // @verifies SRS-3639
  it('did not run by results of another run, or where they did not apply', () => {
    const rules = [{ id: 'b', ...off }];
    for (const more of [{ baselineState: 'absent' }, { kind: 'notApplicable' }])
      expect(ran(run(rules, { results: [{ ...result, ...more }] }))).toEqual(['- b']);
    expect(ran(run(rules, { results: [{ ...result, kind: 'pass' }] }))).toEqual(['+ b']);
    const extensions = [{ name: 'more', rules: [{ id: 'x', ...off }] }];
    const byIndex = { message: { text: 'x' }, rule: { index: 0, toolComponent: { index: 0 } } };
    const tool = { driver: { name: 'Lint', rules }, extensions };
    expect(ran(run([], { tool, results: [byIndex] }))).toEqual(['- b', '+ x']);
    expect(ran(run([], { tool, results: [{ message: { text: 'x' }, ruleIndex: 0 }] }))).toEqual([
      '+ b',
      '- x',
    ]);
  });
});

const config = (own: SiteConfig['quality'] = {}, safetyClass: 'A' | 'C' = 'C') =>
  siteSchema.parse({
    product: { name: 'Pump', version: '1', safetyClass, manufacturer: { name: 'M', address: 'A' } },
    regulation: { profiles: [iec62304()] },
    quality: own,
  });
const rule = (id: string, cwe: number[], ran = true, tool = 'Lint 1.2'): AnalysisRule => ({
  tool,
  id,
  ran,
  cwe,
});
const report = (rules: AnalysisRule[], origin: AnalysisReport['origin'] = 'current') =>
  ({
    path: 'reports/lint.sarif',
    origin,
    format: 'sarif',
    tools: ['Lint 1.2'],
    results: [],
    rules,
  }) as unknown as AnalysisReport;
const states = (analyses: AnalysisReport[], own: SiteConfig['quality'] = {}): Record<string, string> =>
  Object.fromEntries(defectClasses({ analyses }, config(own)).classes.map(({ id, state }) => [id, state]));

describe('classes of defects', () => {
  // @verifies SRS-3699
  it('are looked for by rules of this content that ran, and by no others', () => {
    const all = [rule('sql', [89]), rule('loop', [835], false), rule('style', [])];
    expect(states([report(all)])).toMatchObject({ input: 'ran', 'control-flow': 'not run', memory: 'none' });
    expect(defectClasses({ analyses: [report(all)] }, config())).toMatchObject({ silent: [], others: 1 });
    expect(new Set(Object.values(states([report(all, 'other'), report(all, 'unknown')])))).toEqual(
      new Set(['none']),
    );
    expect(states([report([rule('loop', [835], false)]), report([rule('loop', [])])])['control-flow']).toBe(
      'ran',
    );
  });

  // @verifies SRS-3699
  it('are sorted by the configuration where reports give no number, and never by it alone', () => {
    const own: SiteConfig['quality'] = {
      defectClasses: {
        'control-flow': { rules: { Lint: ['flow/no-*', 'gone'], Other: ['style'] } },
        memory: { notRelevant: 'The language checks bounds and frees memory.' },
        units: { title: 'Quantities in wrong units', cwe: [9999] },
      },
    };
    const analyses = [report([rule('flow/no-loop', []), rule('style', []), rule('unit', [9999])])];
    const { classes } = defectClasses({ analyses }, config(own));
    expect(classes[0]).toMatchObject({
      state: 'ran',
      ran: [{ tool: 'Lint 1.2', rules: ['flow/no-loop'] }],
      absent: ['Lint gone', 'Other style'],
    });
    expect(states(analyses, own)).toMatchObject({ memory: 'not relevant', units: 'ran' });
    expect(states([report([])], own)['control-flow']).toBe('none');
    expect(defectClasses({ analyses: [report([])] }, config(own)).silent).toEqual(['Lint 1.2']);
  });

  // @verifies SRS-3699
  it('of another name need their own words', () => {
    const issues = siteSchema.safeParse({ ...config(), quality: { defectClasses: { flow: {} } } }).error
      ?.issues;
    expect(issues?.map(({ path, message }) => `${path.join('.')}: ${message}`)).toContain(
      `quality.defectClasses.flow: a title, or one of the classes ${Object.keys(defaultDefectClasses).join(', ')}`,
    );
  });

  // @verifies SRS-3699
  it('without a rule are named by the gate, where a profile asks', () => {
    const analyses = [report([rule('sql', [89]), rule('loop', [835], false)])];
    expect(defectClassesNote({ analyses }, config())).toBe(
      'Rules of 1 of 11 classes of defects ran; none of control-flow, unassigned, memory, resources, arithmetic, types, concurrency, errors, interfaces, security.',
    );
    const silent = { ...report([]), tools: ['Silent 2'] };
    expect(defectClassesNote({ analyses: [silent] }, config())).toMatch(
      /^Rules of 0 of 11 classes of defects ran; none of .*\. The report of Silent 2 names no rules\.$/,
    );
    expect(defectClassesNote({ analyses: [report([], 'other')] }, config())).toBe('');
    expect(defectClassesNote({ analyses }, config({}, 'A'))).toBe('');
  });

  // @verifies SRS-3699
  it('are shown with rules and gaps, and a tool that names no rule is told', () => {
    const analyses = [
      report([rule('sql', [89]), rule('loop', [835], false)]),
      { ...report([]), tools: ['Silent 2'] },
    ];
    const text = htmlOf(composePage('```dossier\ndefect-classes\n```\n', { model: { analyses } }))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('Input that is used unchecked Lint 1.2: sql – rules ran');
    expect(text).toContain('loops without an end – Lint 1.2: loop declared, not run');
    expect(text).toContain('after its release – – no rule');
    expect(text).toContain(
      'The report of Silent 2 names no rules, so nothing is known of what it looks for.',
    );
  });
});

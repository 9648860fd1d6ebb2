import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildArchitecture, regionsWithClass } from '../../src/architecture/index.ts';
import { architectureOf, edgesOf, type Files, factsOf, item, linesOf } from './project.ts';

const layers: Files = {
  'src/index.ts': '/** The pump.\n * @c4 system "Pump"\n * @class C */\n',
  'src/model/index.ts': '/** Plain data.\n * @c4 component "Model" */\nexport const dose = 1;\n',
  'src/alarm/index.ts':
    '/** Sounds alarms.\n * @c4 component "Alarm engine"\n * @technology Node.js\n * @uses Model "reads doses"\n * @uses Siren "switches it" */\nimport { dose } from \'../model/index.ts\';\nimport { z } from \'zod\';\n',
  'src/alarm/loud.ts': "import { dose } from '../model/index.ts';\n",
  'src/alarm/loud.test.ts': "import { nothing } from '../nowhere.ts';\n",
};
const siren = item('SDS-001', 'Siren', { c4: 'device', technology: '24 V' }, 'Makes noise.');

describe('declared and found', () => {
  it('agree: no finding', () => {
    const { model, findings } = architectureOf(layers, [], [siren]);
    expect(linesOf(findings)).toEqual([]);
    expect(edgesOf(model)).toEqual(['alarm-engine → model ×2!', 'alarm-engine → siren ×0!']);
    expect(model.coverage).toEqual({ files: 4, owned: 4, percent: 100, unowned: [], unread: [] });
    expect(model.packages).toEqual([
      {
        element: 'alarm-engine',
        ecosystem: 'npm',
        name: 'zod',
        count: 1,
        example: { file: 'src/alarm/index.ts', line: 7 },
      },
    ]);
    expect(
      model.elements.map(({ id, item, parent, safetyClass, files }) => [
        id,
        item,
        parent,
        safetyClass,
        files,
      ]),
    ).toEqual([
      ['alarm-engine', 'software unit', 'pump', 'C', 2],
      ['model', 'software unit', 'pump', 'C', 1],
      ['pump', 'software system', '', 'C', 1],
      ['siren', '', '', '', 0],
    ]);
  });

  // @verifies SRS-2702
  it('part: an import nobody declared, a use nothing carries, a name nobody has', () => {
    const files = {
      ...layers,
      'src/model/index.ts':
        '/** Plain data.\n * @c4 component "Model"\n * @uses Alarms */\nimport { ring } from \'../alarm/index.ts\';\n',
      'src/alarm/index.ts':
        '/** Sounds alarms.\n * @c4 component "Alarm engine"\n * @uses Model */\nexport const ring = 1;\n',
      'src/alarm/loud.ts': '',
    };
    expect(linesOf(architectureOf(files).findings)).toEqual([
      'src/alarm/index.ts:3 warning dependency-not-found: Alarm engine declares that it uses Model, but nothing in src/alarm imports src/model.',
      'src/model/index.ts:3 error element-unknown: Model uses Alarms, which is no element.',
      'src/model/index.ts:4 warning dependency-undeclared: Model imports Alarm engine in 1 place, which no @uses declares.',
    ]);
  });

  // @verifies SRS-2702
  it('a forbidden direction names the import, an allowed one is silent, the first rule decides', () => {
    const files = {
      ...layers,
      'src/model/index.ts':
        '/** Plain data.\n * @c4 component "Model" */\nimport { ring } from \'../alarm/loud.ts\';\n',
    };
    const forbid = {
      from: 'Model',
      to: '*',
      access: 'forbid' as const,
      reason: 'the model imports nothing of ours',
    };
    expect(linesOf(architectureOf(files, [forbid], [siren]).findings)).toEqual([
      'src/model/index.ts:3 error dependency-cycle: Alarm engine → Model → Alarm engine is a circle of imports.',
      'src/model/index.ts:3 error dependency-forbidden: Model imports Alarm engine (src/alarm/loud.ts), which is forbidden: the model imports nothing of ours.',
    ]);
    const allow = { from: 'src/model', to: 'Alarm engine', access: 'allow' as const, reason: '' };
    expect(architectureOf(files, [allow, forbid], [siren]).findings.map(({ rule }) => rule)).toEqual([
      'dependency-cycle',
    ]);
  });

  // @verifies SRS-3350
  it('a module or package that a part may not use is named at each import, however it is written', () => {
    const files = {
      ...layers,
      'src/model/index.ts':
        "/** Plain data.\n * @c4 component \"Model\" */\nimport { open } from 'fs/promises';\nimport { readFileSync } from 'node:fs';\nimport { join } from 'node:path';\nimport express from 'express';\n",
      'src/model/more.ts': "export const read = () => import('fs');\n",
    };
    const files_ = {
      from: '*',
      module: 'node:fs{,/**}',
      access: 'forbid' as const,
      reason: 'data knows no file',
    };
    const web = { from: 'Model', module: '{express,koa}', access: 'forbid' as const, reason: '' };
    const forbidden = (...rules: Parameters<typeof architectureOf>[1] & object): string[] =>
      linesOf(
        architectureOf(files, rules, [siren]).findings.filter(({ rule }) => rule === 'dependency-forbidden'),
      );
    expect(forbidden(files_, web)).toEqual([
      'src/model/index.ts:3 error dependency-forbidden: Model imports node:fs/promises, which is forbidden: data knows no file.',
      'src/model/index.ts:4 error dependency-forbidden: Model imports node:fs, which is forbidden: data knows no file.',
      'src/model/index.ts:6 error dependency-forbidden: Model imports express, which is forbidden: Model to {express,koa}.',
      'src/model/more.ts:1 error dependency-forbidden: Model imports node:fs, which is forbidden: data knows no file.',
    ]);
    expect(forbidden({ ...files_, from: 'Model', access: 'allow' }, files_)).toEqual([]);
    expect(forbidden({ ...files_, module: 'node:http' })).toEqual([]);
  });

  // @verifies SRS-3350
  it.each([
    ['Python', 'app/net.py', 'import socket\n', 'socket'],
    ['Java', 'app/Net.java', 'import java.net.Socket;\nclass Net {}\n', 'java.net.*'],
    ['Go', 'app/net.go', 'package app\nimport "net/http"\n', 'net/**'],
    ['C', 'app/net.c', '#include <sys/socket.h>\n', 'sys/socket.h'],
    ['Rust', 'app/net.rs', 'use std::net::TcpStream;\n', 'std::net{,::*}'],
  ])('modules are those of each language: %s', (_, path, text, module) => {
    const app = item('SDS-003', 'App', { c4: 'component', path: 'app' }, 'All of it.');
    const rule = { from: 'App', module, access: 'forbid' as const, reason: 'it is not connected' };
    const { findings } = architectureOf({ [path]: text }, [rule], [app]);
    expect(findings.map((finding) => finding.rule)).toContain('dependency-forbidden');
  });

  it('a rule that names nothing is told', () => {
    const { findings } = architectureOf(
      layers,
      [{ from: 'Modle', to: '*', access: 'forbid', reason: '' }],
      [siren],
    );
    expect(findings).toEqual([
      {
        rule: 'architecture-rule-empty',
        severity: 'error',
        message: 'The architecture rule from Modle to * names Modle, which matches no element.',
        hint: 'Correct the name or the path pattern in `architecture.rules`.',
      },
    ]);
  });

  // @verifies SRS-2702
  it('source of no element and an element without source', () => {
    const files = { ...layers, 'tools/run.ts': '' };
    const gone = item('SDS-002', 'Gone', { c4: 'component', path: 'src/gone' }, 'Was here.');
    expect(linesOf(architectureOf(files, [], [siren, gone]).findings)).toEqual([
      'content/architecture.md:1 error element-without-source: Gone owns src/gone, where no source file lies.',
      'tools/run.ts:1 warning source-without-element: 80 % of source files belong to an element; not so tools/run.ts.',
    ]);
  });

  // @verifies SRS-3558
  it('items that state a kind, a class or an attribute that is none', () => {
    const wrong = item('SDS-002', 'Log', { c4: 'komponent', class: 'D', use: 'Siren', Owner: 'x' }, 'Logs.');
    const lines = linesOf(architectureOf(layers, [], [siren, wrong]).findings);
    expect(lines.filter((line) => line.startsWith('content/'))).toEqual([
      'content/architecture.md:1 warning element-attribute: "Owner" of SDS-002 says nothing of the element: there is no such attribute.',
      'content/architecture.md:1 warning element-attribute: "use" of SDS-002 says nothing of the element: there is no such attribute.',
      'content/architecture.md:1 error element-value: SDS-002 is an element of the kind "komponent", which is none.',
      'content/architecture.md:1 error element-value: SDS-002 states the software safety class "D", which is none.',
    ]);
  });

  // @verifies SRS-3484
  it('files in no known language are counted as unread and named by ending, texts and data are not', () => {
    const files = {
      ...layers,
      'src/alarm/Gain.nim': 'gain = 2\n',
      'src/alarm/Rate.nim': 'rate = 3\n',
      'src/alarm/page.cshtml': '<p>On</p>\n',
      'src/alarm/notes.md': '# Notes\n',
      'test/Gain.nim': 'gain = 2\n',
    };
    const { findings, model } = architectureOf(files, [], [siren]);
    expect(linesOf(findings)).toEqual([
      'src/alarm/Gain.nim:1 info source-not-read: 3 files that `sources.code` names are in no language that is known, and not read: *.nim (2), *.cshtml (1).',
    ]);
    expect(model.coverage).toEqual({
      files: 7,
      owned: 4,
      percent: 57,
      unowned: [],
      unread: ['src/alarm/Gain.nim', 'src/alarm/Rate.nim', 'src/alarm/page.cshtml'],
    });
  });
});

describe('safety classes', () => {
  const classes = (outer: string, alarm: string, model: string): Files => ({
    'src/index.ts': `/** The pump.\n * @c4 system "Pump"${outer} */\n`,
    'src/model/index.ts': `/** Plain data.\n * @c4 component "Model"${model} */\n`,
    'src/alarm/index.ts': `/** Sounds alarms.\n * @c4 component "Alarm engine"${alarm}\n * @uses Model */\nimport '../model/index.ts';\n`,
  });
  const classOf = (files: Files) =>
    Object.fromEntries(architectureOf(files).model.elements.map(({ id, safetyClass }) => [id, safetyClass]));

  // @verifies SRS-2701
  it('go up to what holds them and down to what declares none', () => {
    expect(classOf(classes('', '\n * @class C', ''))).toEqual({ pump: 'C', 'alarm-engine': 'C', model: 'C' });
    expect(classOf(classes('\n * @class B', '', ''))).toEqual({ pump: 'B', 'alarm-engine': 'B', model: 'B' });
  });

  it('do not go up from a part that states its segregation', () => {
    const apart = '\n * @class C\n * @segregation "It runs in a process of its own."';
    expect(classOf(classes('', apart, '\n * @class A'))).toEqual({
      pump: 'A',
      'alarm-engine': 'C',
      model: 'A',
    });
  });

  // @verifies SRS-2701
  it('may not be lower than those of parts, nor depend on lower ones, without a stated segregation', () => {
    expect(
      linesOf(architectureOf(classes('\n * @class A', '\n * @class C', '\n * @class A')).findings),
    ).toEqual([
      'src/alarm/index.ts:5 error class-dependency: Alarm engine is of class C and depends on Model of class A.',
      'src/index.ts:2 error class-below-part: Pump is declared class A, but its part Alarm engine is class C.',
      'src/model/index.ts:2 error class-lowered: Model is of class A, but Pump, which it is a part of, is of class C.',
    ]);
    const apart = '\n * @class C\n * @segregation "It runs in a process of its own."';
    expect(linesOf(architectureOf(classes('\n * @class A', apart, '\n * @class A')).findings)).toEqual([
      'src/index.ts:2 error class-lowered: Pump is of class A, but the product, which it is a part of, is of class C.',
    ]);
  });

  // @verifies SRS-3225
  it.each([
    ['', 1],
    ['\n * @segregation', 1],
    ['\n * @segregation -', 1],
    ['\n * @segregation .', 1],
    ['\n * @segregation "own process"', 1],
    ['\n * @rationale TBD', 1],
    ['\n * @segregation It runs in a process of its own.', 0],
    ['\n * @rationale "It runs in a process of its own."', 0],
  ])('of a part may be lower with a reason only: %j', (reason, count) => {
    const lowered = architectureOf(classes('', '', `\n * @class B${reason}`));
    expect(linesOf(lowered.findings)).toEqual(
      Array(count).fill(
        'src/model/index.ts:2 error class-lowered: Model is of class B, but the product, which it is a part of, is of class C.',
      ),
    );
    expect(lowered.findings.map(({ hint }) => hint)).toEqual(
      Array(count).fill(
        'Say at Model how it is kept apart: @segregation "…", at least a short sentence (IEC 62304 4.3 d), or write @class C.',
      ),
    );
  });

  // @verifies SRS-3225
  it('of items are held against the same', () => {
    const of = (attributes: Record<string, string>) =>
      linesOf(
        architectureOf({}, [], [item('SDS-1', 'Log', { c4: 'component', ...attributes }, 'Logs.')]).findings,
      );
    const lowered =
      'content/architecture.md:1 error class-lowered: Log is of class A, but the product, which it is a part of, is of class C.';
    expect(of({ class: 'a' })).toEqual([lowered]);
    expect(of({ class: 'A', segregation: 'x' })).toEqual([lowered]);
    expect(of({ class: 'A', segregation: 'Nothing reads what it writes.' })).toEqual([]);
    expect(of({ class: 'C' })).toEqual([]);
  });

  // @verifies SRS-3225
  it('of a product are no lower than those of its parts', () => {
    const of = (product: 'A' | 'B' | 'C', alarm: string) =>
      linesOf(architectureOf(classes('', alarm, ''), [], [], product).findings);
    expect(of('B', '\n * @class C')).toEqual([
      'src/index.ts:2 error class-below-part: The product is of class B, but its part Pump is class C.',
    ]);
    expect(of('B', '\n * @class C\n * @segregation It runs in a process of its own.')).toEqual([]);
    expect(of('C', '\n * @class C')).toEqual([]);
  });

  // @verifies SRS-3226
  it('below that of the product are part of the fingerprints of code', () => {
    const prints = (model: string, product: 'A' | 'B' | 'C' = 'C') => {
      const facts = factsOf({
        'src/model/index.ts': `/** Plain data.\n * @c4 component "Model"${model} */\n`,
        'src/model/limit.ts': '/** @implements SRS-1 */\nexport const limit = 3;\n',
        'src/model/limit.test.ts': "// @verifies SRS-1\nit('holds', () => {});\n",
      });
      return Object.fromEntries(
        regionsWithClass(facts, product).map(({ file, fingerprint }) => [file, fingerprint]),
      );
    };
    const first = prints('');
    expect(prints('\n * @class C')).toEqual(first);
    expect(prints('\n * @class B', 'B')).toEqual(first);
    const [lowered, lowest] = [prints('\n * @class B'), prints('\n * @class A')];
    const own = 'src/model/limit.ts';
    expect(new Set([first[own], lowered[own], lowest[own]]).size).toBe(3);
    expect(lowered['src/model/limit.test.ts']).toBe(first['src/model/limit.test.ts']);
    expect(lowered[own]).toMatch(/^[0-9a-f]{16}$/);
  });

  // @verifies SRS-2707
  it('of class C ask for a comment at each definition that is offered', () => {
    const text = (head: string) =>
      `${head}\n/** Starts. */\nexport function start(): void {}\n\nexport function stop(): void {}\n\nexport function set(rate: number): void;\n/** Sets. */\nexport function set(rate: string): void;\nexport function set(): void {}\nfunction own() {}\n/** Beats. */\nexport class Beat {\n  constructor(rate: number) {}\n}\n`;
    const of = (safetyClass: string) =>
      linesOf(
        architectureOf({
          'src/index.ts': text(`/** Pumps.\n * @c4 system "Pump"\n * @class ${safetyClass} */\n`),
          'src/index.test.ts': text(''),
        }).findings,
      );
    expect(of('C')).toEqual([
      'src/index.ts:8 error unit-undocumented: stop is offered by Pump, of class C, and no comment says what it does.',
    ]);
    expect(of('B')).toEqual([
      'src/index.ts:2 error class-lowered: Pump is of class B, but the product, which it is a part of, is of class C.',
    ]);
  });

  it('of class C ask for a description', () => {
    const files = { 'src/index.ts': '/** @c4 system "Pump"\n * @class C */\n' };
    expect(linesOf(architectureOf(files).findings)).toEqual([
      'src/index.ts:1 error unit-undocumented: Pump is of class C and has no description.',
    ]);
  });
});

it('the model does not depend on the order of facts', () => {
  const facts = factsOf(layers, [siren]);
  const shuffled = (list: readonly unknown[]) => fc.shuffledSubarray([...list], { minLength: list.length });
  fc.assert(
    fc.property(
      shuffled(facts.elements),
      shuffled(facts.codeFiles),
      shuffled(facts.imports),
      (elements, codeFiles, imports) => {
        expect(buildArchitecture({ ...facts, elements, codeFiles, imports } as typeof facts)).toEqual(
          buildArchitecture(facts),
        );
      },
    ),
    { numRuns: 50 },
  );
});

it('risk controls reach the element whose code implements them', () => {
  const files = {
    ...layers,
    'src/alarm/loud.ts':
      "import '../model/index.ts';\n// @implements SRS-041\nexport const a = 1;\n// @implements SRS-042\nexport const b = 1;\n",
  };
  const facts = factsOf(files, [siren, item('RC-012', 'Alarm', {}), item('SRS-041', 'Alarm', {})]);
  const links = [...facts.links, { from: 'SRS-041', relation: 'implements', to: 'RC-012' }];
  const engine = buildArchitecture({ ...facts, links }).elements.find(({ id }) => id === 'alarm-engine');
  expect(engine).toMatchObject({ implements: ['SRS-041', 'SRS-042'], riskControls: ['SRS-041'] });
});

import { expect, it } from 'vitest';
import { drawingsOf } from '../../src/architecture/index.ts';
import type { BlockContext } from '../../src/documents/context.ts';
import { createEngine } from '../../src/documents/engine.ts';
import { createHelpers } from '../../src/documents/helpers.ts';
import { loadTemplates } from '../../src/documents/index.ts';
import { renderBlock } from '../../src/documents/render-block.ts';
import { architectureOf, factsOf, item } from './project.ts';

const files = {
  'src/pump/index.ts':
    '/** Pumps.\n * @c4 component "Pump"\n * @class C\n * @uses Log "writes" */\nimport "../log/index.ts";\nimport "lodash";\n/** @implements SRS-001 */\nexport function start(rate: number): void {}\n',
  'src/log/index.ts': '/** Keeps.\n * @c4 component "Log"\n * @class B */\n',
  'src/stray.ts': 'import "./lost.ts";\n',
};
const { model: architecture } = architectureOf(files);
const addresses = {
  item: () => undefined,
  page: () => undefined,
  document: () => undefined,
  asset: () => undefined,
  source: () => undefined,
  element: (id: string) => `#element-${id}`,
};
const svg = '<svg><g id="d1-flowchart-n1-0"><text>Log</text></g></svg>';
const test = {
  key: 'test/pump.test.ts#starts',
  name: 'starts',
  file: 'test/pump.test.ts',
  place: { file: 'test/pump.test.ts', line: 3, column: 1 },
};
const items = [item('SRS-001', 'Starts', {}), item('SRS-002', 'Stops', {}), item('RC-001', 'Guard', {})];
const soup = [{ name: 'lodash', ecosystem: 'npm', version: '4.17.21', usedBy: ['pump'], entry: '' }];
const context = {
  model: { architecture, codeFiles: factsOf(files).codeFiles, regions: [test], items, soup },
  graph: {
    down: (id: string) =>
      id === 'SRS-001'
        ? [{ from: test.key, relation: 'verifies', to: id }]
        : id === 'RC-001'
          ? [{ from: 'SRS-001', relation: 'implements', to: id }]
          : [],
  },
  config: { trace: { types: {} } },
  diagrams: new Map(drawingsOf(architecture).map(({ text }) => [text, { svg }])),
  addresses,
  findings: ['dependency-cycle', 'source-without-element', 'other'].map((rule) => ({ rule })),
  accepted: [{ finding: { rule: 'import-unresolved' } }],
  t: (english: string) => english,
} as unknown as BlockContext;
const engine = createEngine(
  loadTemplates(),
  createHelpers(() => addresses),
);
const block = (name: string, parameters = {}) => {
  const { html, findings } = renderBlock(name, parameters, undefined, context, engine);
  expect(findings).toEqual([]);
  return html;
};

it('a view is a drawing with links, followed by its legend and by the same in words', () => {
  const html = block('architecture-view', { view: 'components' });
  expect(html).toContain('<a href="#element-log"><g id="d1-flowchart-n1-0">');
  expect(html).toContain('Solid line: declared, and carried by imports');
  expect(html).toContain('<li>Pump uses Log: writes (declared and found, 1 import)</li>');
  expect(block('architecture-view', { view: 'context' })).toContain('nothing is claimed');
});

it('elements, interfaces, coverage and units tell what the code shows', () => {
  expect(block('architecture-elements')).toMatch(/<tr id="element-pump">.*C \(declared\)/);
  expect(block('architecture-elements')).toContain(
    '<tr><th scope="row">Pump</th><td>npm: lodash 4.17.21</td></tr>',
  );
  expect(block('architecture-interfaces')).toMatch(
    /Pump<\/th><td>Log.*writes.*declared, 1 import.*<code>…\/index.ts:5/,
  );
  const coverage = block('architecture-coverage');
  expect(coverage).toContain('2 of 3 source files belong to an element: 66 %.');
  expect(coverage).toMatch(/src\/stray\.ts:1.*\.\/lost\.ts/);
});

// @verifies SRS-2708
it('a unit tells responsibility, uses, interfaces, SOUP and tests', () => {
  const html = block('unit-list');
  expect(html).toMatch(/<h2 id="unit-pump">Pump<\/h2>\s*<p>Pumps\.<\/p>/);
  expect(html).toContain('<code>export function start(rate: number): void</code>');
  expect(html).toContain('<li>Log: writes</li>');
  expect(html).toContain('npm: lodash 4.17.21');
  expect(html).toMatch(
    /Tests of its requirements<\/th><td><ul class="ends"><li>.*test\/pump\.test\.ts:3<\/code>: 1 test<\/li>/,
  );
  expect(html).not.toContain('is not listed');
});

// @verifies SRS-2708
it('what units of class A and B offer is listed where it is asked for, and left out with a sentence', () => {
  const ofClassB = {
    ...architecture,
    elements: architecture.elements.map((each) => ({ ...each, safetyClass: 'B' })),
  };
  const shown = (parameters: Record<string, string>) =>
    renderBlock(
      'unit-list',
      parameters,
      undefined,
      { ...context, model: { ...context.model, architecture: ofClassB } } as BlockContext,
      engine,
    ).html;
  const sentence = 'What units of class A and B offer to others is not listed';
  expect(shown({})).toContain(sentence);
  expect(shown({})).not.toContain('export function start');
  expect(shown({ interfaces: 'all' })).toContain('<code>export function start(rate: number): void</code>');
  expect(shown({ interfaces: 'all' })).not.toContain(sentence);
});

// @verifies SRS-2708
it('an item of several parts is there for the code of its own', () => {
  const elements = architecture.elements.map((each) => ({ ...each, item: 'software item' }));
  const ofItems = { ...context, model: { ...context.model, architecture: { ...architecture, elements } } };
  const { html } = renderBlock('unit-list', {}, undefined, ofItems as BlockContext, engine);
  expect(html).toMatch(/<tr id="code-pump" data-shows="code" data-ids="SRS-001 ">/);
  expect(html).not.toContain('id="unit-log"');
});

// @verifies SRS-2709
it('the review of the architecture has its facts, and what is open', () => {
  const row = (question: string) =>
    new RegExp(`${question}.*?</th><td>(.*?)</td><td>(.*?)</td>`)
      .exec(block('architecture-review'))
      ?.slice(1);
  expect(row('Are the requirements carried')).toEqual(['1 / 2', 'SRS-002']);
  expect(row('Are the risk controls carried')).toEqual(['1 / 1', '–']);
  expect(row('Are the interfaces between')).toEqual(['1 / 1; with the outside, as declared: 0', '1 finding']);
  expect(row('Is the SOUP that elements import')).toEqual(['0 / 1', 'lodash']);
  expect(row('Are parts of different')).toEqual(['segregation stated at: –', '0 findings']);
  expect(row('Is it the architecture')).toEqual(['2 / 3 (66 %)', '2 findings']);
});

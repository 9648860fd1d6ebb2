import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  describeView,
  drawingsOf,
  legendOf,
  linkBoxes,
  mermaidOf,
  shownViews,
  structurizrDsl,
} from '../../src/architecture/index.ts';
import { architectureOf, type Files, item } from './project.ts';

const golden = (name: string) => join(import.meta.dirname, 'fixtures', name);

const pump: Files = {
  'src/index.ts':
    '/** Delivers drugs.\n * @c4 system "Infusion pump"\n * @class C\n * @uses Hospital "sends <logs> & #1 events" */\n',
  'src/control/index.ts':
    '/** Decides the rate, second by second, from what the nurse ordered and what the sensors say of the line and the bag.\n * @c4 component "Control"\n * @technology TypeScript\n * @uses Alarm "raises"\n * @uses Store "writes to" */\nimport "../alarm/index.ts";\nimport "../display/index.ts";\n// @implements SRS-001\nexport const a = 1;\n',
  'src/alarm/index.ts': '/** Sounds.\n * @c4 component "Alarm" */\n',
  'src/display/index.ts':
    '/** Shows.\n * @c4 component "Display"\n * @class A\n * @segregation "It runs on a processor of its own." */\n',
  'src/store/index.ts': '/** Keeps.\n * @c4 component "Store" */\n',
};
const items = [
  item('SDS-001', 'Nurse', { c4: 'person', uses: 'Display "reads the rate"' }, 'Orders and watches.'),
  item('SDS-002', 'Hospital', { c4: 'external', technology: 'HL7' }),
  item('SRS-001', 'Rate', {}),
];

describe('views of a small system', () => {
  const { model } = architectureOf(pump, [], items);
  const views = drawingsOf(model).map(({ view }) => view);
  const nameOf = (id: string) => model.elements.find((element) => element.id === id)?.name ?? id;

  it('are context, parts and safety classes; risk controls, which no part has, are a sentence', () => {
    expect(views.map(({ id, nodes, edges }) => [id, nodes.length, edges.length])).toEqual([
      ['context', 3, 2],
      ['component-infusion-pump', 5, 4],
      ['safety-infusion-pump', 5, 4],
    ]);
    expect(shownViews(model).sentences).toEqual([
      { kind: 'risk', text: 'Infusion pump: no part implements a risk control.' },
    ]);
  });

  it('say of a whole that no part implements a risk control only where none within a part does', () => {
    const control = { ...item('RC-001', 'Stop', {}), type: 'RC' };
    const nested = architectureOf(
      {
        'src/README.md': '/** @c4 system "Pump" */',
        'src/index.ts': '/** Runs.\n * @c4 system "Pump" */\n',
        'src/unit/index.ts': '/** Runs.\n * @c4 container "Unit" */\n',
        'src/unit/stop/index.ts':
          '/** Stops.\n * @c4 component "Stop"\n * @controls RC-001\n * @implements RC-001 */\n',
        'src/unit/go/index.ts': '/** Goes.\n * @c4 component "Go" */\n',
      },
      [],
      [control],
    );
    expect(nested.model.elements.some(({ riskControls }) => riskControls.length > 0)).toBe(true);
    expect(shownViews(nested.model).sentences.filter(({ kind }) => kind === 'risk')).toEqual([]);
    // Words name the controls where the boxes do, and nowhere else.
    const naming = drawingsOf(nested.model).filter(({ view }) =>
      describeView(view).elements.some((each) => each.includes('implements RC-001')),
    );
    expect([...new Set(naming.map(({ view }) => view.kind))]).toEqual(['risk']);
  });

  // @verifies SRS-2703
  it('say of a whole that all parts have one safety class only where none within a part has another', () => {
    const sayings = (inner: string) =>
      shownViews(
        architectureOf({
          'src/README.md': '/** @c4 system "Pump" */',
          'src/index.ts': '/** Runs.\n * @c4 system "Pump"\n * @class C */\n',
          'src/unit/index.ts': '/** Runs.\n * @c4 container "Unit"\n * @class C */\n',
          'src/unit/stop/index.ts': '/** Stops.\n * @c4 component "Stop"\n * @class C */\n',
          'src/unit/note/index.ts': `/** Notes.\n * @c4 component "Note"\n * @class ${inner}\n * @segregation other memory */\n`,
        }).model,
      ).sentences.filter(({ kind, text }) => kind === 'safety' && text.startsWith('Pump'));
    expect(sayings('B')).toEqual([]);
    expect(sayings('C')).toEqual([
      { kind: 'safety', text: 'Pump, Unit: all parts have the safety class C.' },
    ]);
  });

  // @verifies SRS-2703
  it('are drawn, explained and told in words', async () => {
    const text = views.map((view) => {
      const { elements, relations } = describeView(view);
      return [
        `# ${view.title} (${view.id})`,
        '',
        mermaidOf(view, nameOf),
        ...legendOf(view),
        '',
        ...elements,
        '',
        ...relations,
        '',
      ].join('\n');
    });
    await expect(text.join('\n')).toMatchFileSnapshot(golden('pump.views.txt'));
  });

  // @verifies SRS-2706
  it('leave as Structurizr DSL', async () => {
    await expect(structurizrDsl(model, { name: 'Pump', description: '' })).toMatchFileSnapshot(
      golden('pump.dsl'),
    );
  });
});

// @verifies SRS-2703
it('lines to what many use are left out of a crowded view, which says so; undeclared ones stay', () => {
  const names = Array.from({ length: 12 }, (_, index) => `Part ${index + 10}`);
  const files: Files = { 'src/base/index.ts': '/** Base.\n * @c4 component "Base" */\n' };
  for (const [index, name] of names.entries()) {
    const next = [1, 2].map((step) => names[(index + step) % 12]).filter((_, step) => index + step + 1 < 12);
    const declared = index === 0 ? [] : ['Base'];
    files[`src/${name.replace(' ', '')}/index.ts`] =
      `/** Part.\n * @c4 component "${name}"\n${[...next, ...declared].map((use) => ` * @uses ${use}\n`).join('')} */\nimport '../base/index.ts';\n`;
  }
  const [view] = drawingsOf(architectureOf(files).model)
    .map(({ view }) => view)
    .filter(({ kind }) => kind === 'component');
  if (!view) throw new Error('no view');
  expect(view.note).toBe('Lines to what many of these use are not drawn: Base (11).');
  expect(view.edges.filter(({ to, drawn }) => to === 'base' && drawn).map(({ from }) => from)).toEqual([
    'part-10',
  ]);
  expect(view.nodes.find(({ key }) => key === 'base')?.undrawn).toBe(11);
  const text = mermaidOf(view, (id) => id);
  expect(text).toContain('Base<br/>[Component]<br/>used by 11 of these');
  expect(describeView(view).relations).toContain(
    'Part 10 uses Base (found in the code, not declared, 1 import)',
  );
  expect(describeView(view).relations).toContain(
    'Part 11 uses (declared, not found in the code): Part 12, Part 13',
  );
  expect(describeView(view).relations.filter((each) => / Base\b/.test(each))).toHaveLength(12);
});

describe('links on a drawing', () => {
  const { model } = architectureOf(pump, [], items);
  const [view] = drawingsOf(model).map(({ view }) => view);
  const node = (number: number) =>
    `<g class="node" id="d1-flowchart-n${number}-0"><g class="label"><g/></g></g>`;
  const svg = `<svg><g class="nodes">${node(1)}${node(2)}${node(9)}</g></svg>`;

  it('stand around the group of each known node', () => {
    if (!view) throw new Error('no view');
    const linked = linkBoxes(svg, view, (id) => (id === 'hospital' ? undefined : `e/${id}.html?a&b`));
    expect(linked).toBe(
      `<svg><g class="nodes">${node(1)}<a href="e/infusion-pump.html?a&#38;b">${node(2)}</a>${node(9)}</g></svg>`,
    );
  });
});

import { describe, expect, it } from 'vitest';
import {
  type Drawing,
  describeView,
  drawingsOf,
  legendOf,
  shownViews,
} from '../../src/architecture/index.ts';
import { isReadable, isWide, readableDrawings } from '../../src/documents/diagram.ts';
import { architectureOf, type Files } from './project.ts';

/** A project of components, each of which imports the next ones round a circle. */
function ring(parts: number, reach: number): Files {
  const files: Files = {};
  const folder = (index: number) => `part${10 + (index % parts)}`;
  for (let index = 0; index < parts; index++)
    files[`src/${folder(index)}/index.ts`] =
      `/** Part.\n * @c4 component "Part ${10 + index}" */\n${Array.from({ length: reach }, (_, step) => `import '../${folder(index + step + 1)}/index.ts';\n`).join('')}`;
  return files;
}

/** What is drawn where a drawing of more than so many boxes cannot be read. */
function drawn(files: Files, most: number): Drawing[] {
  const boxesIn = (text: string) => [...text.matchAll(/^ +n\d+[[(]/gm)].length;
  return drawingsOf(architectureOf(files).model, (text) => boxesIn(text) <= most).filter(
    ({ view }) => view.kind === 'component',
  );
}

// @verifies SRS-3584
describe('a view whose words would be too small', () => {
  it('is drawn with bare boxes first, in either direction', () => {
    const ways: string[] = [];
    drawingsOf(architectureOf(ring(6, 2)).model, (text) => {
      ways.push(/^flowchart (\w\w)$/m.exec(text)?.[1] ?? '');
      return ways.length > 2;
    });
    expect(ways.slice(0, 3)).toEqual(['TB', 'TB', 'LR']);
  });

  it('is split, and shows each line: to other parts in bundles', () => {
    const [overview, first, second, third] = drawn(ring(12, 3), 6);
    expect([overview, first, third].map((each) => each?.view.title)).toEqual([
      'Parts',
      'Parts (1 of 3)',
      'Parts (3 of 3)',
    ]);
    expect(overview?.view.note).toBe('12 elements are drawn in 3 parts; each box is one of them.');
    expect(second?.view.note).toBe('Part 2 of 3. Lines to elements of other parts are bundled.');
    expect(legendOf((second as Drawing).view)).toContain('Dotted box: several elements, drawn elsewhere.');
    expect(second?.text).toContain('Part 1<br/>');
  });

  it('keeps a line that nobody declared in sight, and tells every line once', () => {
    for (const [parts, reach, most] of [
      [12, 3, 7],
      [40, 4, 8],
      [30, 12, 6],
    ] as const) {
      const drawings = drawn(ring(parts, reach), most);
      const told = drawings.flatMap(({ view }) => view.told.map(({ from, to }) => `${from} ${to}`));
      expect(new Set(told).size).toBe(parts * reach);
      expect(told).toHaveLength(parts * reach);
      for (const { view } of drawings)
        for (const { from, to, state, drawn: isDrawn } of view.edges) {
          expect([state, isDrawn]).toEqual(['found', true]);
          expect(view.nodes.map(({ key }) => key)).toEqual(expect.arrayContaining([from, to]));
        }
      const alone = drawings.flatMap(({ view }) =>
        view.nodes.filter(({ members }) => members.length === 0).map(({ key }) => key),
      );
      expect([alone.length, new Set(alone).size]).toEqual([parts, parts]);
    }
  });

  it('tells lines of one element that say the same in one sentence', () => {
    const [whole] = drawn(ring(5, 2), 9);
    expect(describeView((whole as Drawing).view).relations[0]).toBe(
      'Part 10 uses (found in the code, not declared): Part 11 (1 import), Part 12 (1 import)',
    );
  });
});

// @verifies SRS-3584
it('words are large enough from 6 pt on A4 and 11 px in a window of 1280', () => {
  const sized = (width: number, height: number) =>
    new Map([['x', { svg: `<svg viewBox="0 0 ${width} ${height}"></svg>` }]]);
  const answers = ([width, height]: readonly [number, number]) => [
    isReadable('x', sized(width, height)),
    isWide('x', sized(width, height)),
  ];
  expect(
    (
      [
        [1080, 1350],
        [1090, 870],
        [1090, 880],
        [1250, 900],
        [600, 1400],
      ] as const
    ).map(answers),
  ).toEqual([
    [true, false],
    [true, true],
    [false, false],
    [false, true],
    [false, false],
  ]);
  expect(isReadable('x', new Map())).toBeUndefined();
  expect(isReadable('x', new Map([['x', { refused: { message: 'too long', line: 1 } }]]))).toBe(false);
});

// @verifies SRS-3585
describe('a view that would add nothing', () => {
  const files: Files = {
    'src/index.ts': '/** All.\n * @c4 system "Pump"\n * @class B */\n',
    'src/a/index.ts': '/** A.\n * @c4 component "A" */\n',
    'src/b/index.ts': '/** B.\n * @c4 component "B" */\nimport "../a/index.ts";\n',
    'src/b/c/index.ts': '/** C.\n * @c4 code "C" */\n',
  };

  it('is a sentence', () => {
    const { model } = architectureOf(files);
    expect(shownViews(model)).toMatchObject({
      wholes: [{ view: { id: 'context' } }, { view: { id: 'component-pump' } }],
      sentences: [
        { kind: 'safety', text: 'Pump, B: all parts have the safety class B.' },
        { kind: 'risk', text: 'Pump, B: no part implements a risk control.' },
        { kind: 'code', text: 'Of one part, and without a dependency on or from anything around: B (C).' },
      ],
    });
  });

  it('is drawn where one part differs', () => {
    const { model } = architectureOf({
      ...files,
      'src/a/index.ts':
        '/** A.\n * @c4 component "A"\n * @class A\n * @segregation "It runs on its own." */\n',
    });
    expect(shownViews(model).wholes.map(({ view }) => view.id)).toContain('safety-pump');
  });
});

it('the same drawings give the same views', () => {
  const { model } = architectureOf(ring(8, 3));
  const diagrams = new Map();
  expect(readableDrawings(model, diagrams)).toBe(readableDrawings(model, diagrams));
});

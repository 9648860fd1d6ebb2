import { expect, it } from 'vitest';
import { readSteps, sequenceOf } from '../../src/architecture/index.ts';
import { architectureOf, linesOf } from './project.ts';

const { model } = architectureOf({
  'src/alarm/index.ts':
    '/** Sounds.\n * @c4 component "Alarm"\n * @uses Store */\nimport "../store/index.ts";\n',
  'src/store/index.ts': '/** Keeps.\n * @c4 component "Store" */\n',
  'src/display/index.ts': '/** Shows.\n * @c4 component "Display" */\n',
});
const at = (text: string, line: number) => ({ text, place: { file: 'content/a.md', line, column: 1 } });

it('steps between elements that depend on each other are drawn in order', () => {
  const { steps, findings } = readSteps(
    [at('Alarm → Store: keeps "it"; now', 1), at('store -> alarm', 2)],
    model,
  );
  expect(findings).toEqual([]);
  expect(sequenceOf(steps)).toBe(
    [
      '%%{init: {"sequence": {"wrap": true, "width": 110, "actorMargin": 40}}}%%',
      'sequenceDiagram',
      '  autonumber',
      '  participant p1 as Alarm',
      '  participant p2 as Store',
      '  p1->>p2: keeps #34;it#34;#59; now',
      '  p2->>p1:  ',
      '',
    ].join('\n'),
  );
});

it('other steps are told', () => {
  const { findings } = readSteps(
    [at('Alarm → Display: shows', 1), at('Alarm → Horn: sounds', 2), at('Then it rests.', 3)],
    model,
  );
  expect(linesOf(findings)).toEqual([
    'content/a.md:1 error step-without-dependency: Alarm and Display do not depend on each other, so this step cannot happen.',
    'content/a.md:2 error step-unknown: Horn in "Alarm → Horn: sounds" is no element.',
    'content/a.md:3 error step-unknown: "Then it rests." is no step between two elements.',
  ]);
});

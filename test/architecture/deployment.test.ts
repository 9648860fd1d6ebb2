import { expect, it } from 'vitest';
import { describeView, drawingsOf, mermaidOf, structurizrDsl } from '../../src/architecture/index.ts';
import { architectureOf, type Files, item, linesOf } from './project.ts';

const files: Files = {
  'src/index.ts': '/** Watches.\n * @c4 system "Monitor" */\n',
  'src/app/index.ts':
    '/** Runs.\n * @c4 container "App"\n * @uses Store "keeps events in" */\nimport "../store/index.ts";\n',
  'src/store/index.ts': '/** Keeps.\n * @c4 container "Store" */\n',
  'src/app/nodes.ts':
    '/** The ward.\n * @c4 node "Ward"\n * @technology Cabinet\n * @uses Hospital network "sends" */\n\n/** Wires.\n * @c4 node "Hospital network" */\n',
};
const items = [
  item('SDS-001', 'Bedside computer', {
    c4: 'node',
    parent: 'Ward',
    runs: 'App; Store',
    technology: 'Linux',
  }),
  item('SDS-002', 'Spare', { c4: 'node', runs: 'App, Sotre', environment: 'Test room' }),
];
const { model, findings } = architectureOf(files, [], items);
const views = drawingsOf(model)
  .map(({ view }) => view)
  .filter(({ kind }) => kind === 'deployment');
const drawn = (index: number) => mermaidOf(views[index] as (typeof views)[number], (id) => id);

// @verifies SRS-2705
it('deployment nodes are drawn inside each other with what runs on them, one view an environment', () => {
  expect(views.map(({ id, title }) => [id, title])).toEqual([
    ['deployment', 'Deployment'],
    ['deployment-test-room', 'Deployment: Test room'],
  ]);
  expect(drawn(0)).toMatch(
    /subgraph n\d\["Ward<br\/>\[Deployment node: Cabinet\]"\]\n {4}subgraph n\d\["Bedside computer<br\/>\[Deployment node: Linux\]"\]\n {6}n\d\["App<br\/>\[Container\]<br\/>Runs\."\]\n {6}n\d\["Store<br\/>\[Container\]<br\/>Keeps\."\]\n {4}end\n {2}end/,
  );
  expect(describeView(views[0] as (typeof views)[number])).toEqual({
    elements: [
      'Bedside computer on Ward (Deployment node: Linux; holds App, Store)',
      'App on Bedside computer (Container)',
      'Store on Bedside computer (Container)',
      'Hospital network (Deployment node): Wires.',
      'Ward (Deployment node: Cabinet; holds Bedside computer): The ward.',
    ],
    relations: [
      'App on Bedside computer uses Store on Bedside computer: keeps events in (declared and found, 1 import)',
      'Ward uses Hospital network: sends (declared)',
    ],
  });
});

// @verifies SRS-2705
it('a node that runs what nobody declared is a finding at its item', () => {
  expect(linesOf(findings)).toEqual([
    'content/architecture.md:1 error element-unknown: Spare runs Sotre, which is no element.',
  ]);
});

// @verifies SRS-2705
it('nodes stand in no other view', () => {
  const others = drawingsOf(model)
    .map(({ view }) => view)
    .filter(({ kind }) => kind !== 'deployment');
  expect(others.flatMap(({ nodes }) => nodes.map(({ element }) => element.kind))).not.toContain('node');
});

// @verifies SRS-2706
it('leaves as Structurizr DSL, whose braces end a line or have their own', () => {
  const dsl = structurizrDsl(model, { name: 'Monitor', description: '' });
  expect(dsl).toMatch(
    /environment1 = deploymentEnvironment "Default" \{\n {6}e\d_hospital_network = deploymentNode "Hospital network" "Wires\." ""\n {6}e\d_ward = deploymentNode "Ward" "The ward\." "Cabinet" \{\n {8}e\d_bedside_computer = deploymentNode "Bedside computer" "" "Linux" \{\n {10}containerInstance e\d_app\n {10}containerInstance e\d_store\n {8}\}\n {6}\}\n {6}e\d_ward -> e\d_hospital_network "sends"\n {4}\}/,
  );
  expect(dsl).toContain('deployment * environment2 {');
  for (const line of dsl.split('\n').filter((each) => /[{}]/.test(each)))
    expect(line).toMatch(/^(?: *\}|[^{}]+ \{)$/);
});

import { expect, it } from 'vitest';
import { checkArchitecture, dynamicViews, structurizrDsl } from '../../src/architecture/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { context } from '../code/context.ts';
import { architectureOf, linesOf } from './project.ts';

const { model } = architectureOf({
  'src/index.ts': '/** Rings.\n * @c4 system "Bell" */\n',
  'src/alarm/index.ts':
    '/** Sounds.\n * @c4 component "Alarm"\n * @uses Store "keeps" */\nimport "../store/index.ts";\n',
  'src/store/index.ts': '/** Keeps.\n * @c4 component "Store" */\n',
  'src/display/index.ts': '/** Shows.\n * @c4 component "Display" */\n',
});

function pageOf(text: string) {
  const { pages } = markdownSource.read({ path: 'content/a.md', bytes: Buffer.from(text) }, context());
  return pages;
}

const block = '```dossier\ndynamic-view\n```\n';
const pages = pageOf(
  `# A\n\n## It rings\n\n${block}\n1. Alarm → Store: writes *it*\n2. Store -> Alarm: confirms\n3. Alarm → Display: shows\n\n## Nothing\n\n${block}\nNo list.\n`,
);

// @verifies SRS-2704
it('a numbered list below the block is a dynamic view with the title of its heading', () => {
  expect(dynamicViews(pages, model).map(({ id, title, steps }) => [id, title, steps.length])).toEqual([
    ['dynamic-it-rings', 'It rings', 3],
    ['dynamic-nothing', 'Nothing', 0],
  ]);
  expect(dynamicViews(pages, model)[0]?.text).toContain('p1->>p2: writes it\n  p2->>p1: confirms');
});

// @verifies SRS-2704
it('each step is held against the model, at its own line', () => {
  const config = siteSchema.parse({
    product: { name: 'Bell', version: '1.0.0', safetyClass: 'A', manufacturer: { name: 'M', address: 'A' } },
  });
  expect(
    linesOf(
      checkArchitecture({
        model: { architecture: model, elements: [], items: [], codeFiles: [], pages },
        config,
      }),
    ),
  ).toEqual([
    'content/a.md:11 error step-without-dependency: Alarm and Display do not depend on each other, so this step cannot happen.',
    'content/a.md:15 error view-without-steps: No numbered list of steps stands directly below this dynamic view.',
  ]);
});

// @verifies SRS-2706
it('leaves as Structurizr DSL with the relations its steps need', () => {
  const dsl = structurizrDsl(model, { name: 'Bell', description: '' }, dynamicViews(pages, model));
  expect(dsl).toMatch(/e\d_alarm -> e\d_display "shows" "" "Dynamic"/);
  expect(dsl).toMatch(
    /dynamic e\d_bell "dynamic-it-rings" "It rings" \{\n {6}e\d_alarm -> e\d_store "writes it"\n {6}e\d_store -> e\d_alarm "confirms"\n {6}e\d_alarm -> e\d_display "shows"\n {6}autoLayout/,
  );
});

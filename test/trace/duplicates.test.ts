import fc from 'fast-check';
import { expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { type Facts, noFacts } from '../../src/model/index.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { coverageSummary } from '../../src/trace/index.ts';
import { context } from '../code/context.ts';
import { runs } from '../runs.ts';
import { linkSketch, told } from './project.ts';

const read = context();

/** Facts of pages, by the names of their files. */
function factsOf(texts: readonly string[], names: readonly string[]): Facts {
  const all = noFacts();
  for (const [index, text] of texts.entries()) {
    const found = markdownSource.read({ path: names[index] as string, bytes: Buffer.from(text) }, read);
    all.items.push(...found.items);
    all.links.push(...found.links);
    all.mentions.push(...found.mentions);
    all.findings.push(...found.findings);
  }
  return all;
}

const names = ['a.md', 'b.md', 'c.md', 'd.md'];
const hazard = '### HAZ-1 Too fast\n';
const control = '### RC-1 Stop\n\n- controls: HAZ-1\n';
const requirement = '### SRS-1 Stop in time\n\n- implements: RC-1\n- type: functional\n';
const test = '### TST-1 Stops\n\n- verifies: SRS-1\n';
const results = [{ name: 'TST-1 stops', ids: ['TST-1'], status: 'passed' as const }];

// @verifies SRS-601
it('verifies nothing by a requirement, a control or a test that is defined twice', () => {
  const texts = [hazard, control, requirement, test];
  const statesWith = (text: string) => {
    const { model } = linkSketch({ results }, factsOf([...texts, text], [...names, 'z.md']));
    return Object.fromEntries(Object.entries(model.verdicts).map(([id, { state }]) => [id, state]));
  };
  expect(statesWith('')).toEqual({
    'HAZ-1': 'verified',
    'RC-1': 'verified',
    'SRS-1': 'verified',
    'TST-1': 'verified',
  });
  for (const [index, id] of ['HAZ-1', 'RC-1', 'SRS-1', 'TST-1'].entries())
    expect(statesWith(`### ${id} Once more\n`)[id], texts[index]).toBe('open');
});

// @verifies SRS-601
it('keeps of several definitions what all of them state, and accepts no risk by one', () => {
  const accepted = '- accepted: 2 of 10\n- accepted-by: Jane Roe\n';
  const texts = [
    `### HAZ-1 One\n\n- severity: critical\n${accepted}`,
    `### HAZ-1 Two\n\n- severity: critical\n- cause: heat\n${accepted}`,
    hazard,
  ];
  const linked = linkSketch({}, factsOf(texts.slice(0, 2), names));
  expect(linked.model.items[0]?.attributes).toEqual({
    severity: 'critical',
    accepted: '2 of 10',
    'accepted-by': 'Jane Roe',
  });
  expect(linked.model.verdicts['HAZ-1']).toMatchObject({ state: 'open' });
  expect(linked.model.verdicts['HAZ-1']?.reasons).toContainEqual({
    sentence: '{subject} is defined more than once.',
    values: { subject: 'HAZ-1' },
  });
  expect(told(linkSketch({}, factsOf(texts, names)), 'duplicate-id')).toEqual([
    'b.md:1:1 HAZ-1 is defined 3 times: at a.md:1:1, at b.md:1:1 and at c.md:1:1. None of them counts, so it is not verified. | Leave one of them, or give the others an ID of their own. Pages that only repeat items are named in `sources.quotes`.',
  ]);
});

const line = fc.constantFrom(
  '- type: functional',
  '- safety: yes',
  '- verification: test',
  '- implements: RC-1',
  '- implements: RC-2',
);
const definition = fc
  .record({
    id: fc.constantFrom('HAZ-1', 'RC-1', 'RC-2', 'SRS-1', 'SRS-2', 'TST-1'),
    title: fc.constantFrom('Stop', 'Go', 'Wait'),
    lines: fc.uniqueArray(line, { maxLength: 3 }),
    link: fc.constantFrom('', '- verifies: SRS-1', '- verifies: SRS-2', '- controls: HAZ-1'),
  })
  .map(
    ({ id, title, lines, link }) => `### ${id} ${title}\n\n${[...lines, link].filter(Boolean).join('\n')}\n`,
  );
const pages = fc.array(
  fc.array(definition, { maxLength: 4 }).map((parts) => parts.join('\n')),
  { minLength: 2, maxLength: 4 },
);

// @verifies SRS-601
it('shows the same one of two definitions that differ only in the order of their attributes', () => {
  const texts = [
    '### SRS-1 Go\n\n- type: a\n- verification: b\n',
    '### SRS-1 Go\n\n- verification: b\n- type: a\n',
  ];
  const shown = [names, names.toReversed()].map((paths) =>
    JSON.stringify(linkSketch({}, factsOf(texts, paths)).model.items[0]?.attributes),
  );
  expect(shown[1]).toBe(shown[0]);
});

// @verifies SRS-601
it('comes to the same whatever the files are called', () => {
  const config = siteSchema.parse({ product: read.config.product });
  fc.assert(
    fc.property(pages, fc.shuffledSubarray(names, { minLength: 4 }), (texts, other) => {
      const [one, two] = [names, other].map((paths) => {
        const { model, graph, findings } = linkSketch({ results }, factsOf(texts, paths));
        const withoutPlaces = {
          ...model,
          items: model.items.map(({ place, alsoAt, bodyLine, attributeLines, ...item }) => ({
            ...item,
            times: alsoAt?.length,
          })),
        };
        return JSON.stringify(
          [
            withoutPlaces.items,
            model.links.map(({ place, ...link }) => link),
            model.verdicts,
            coverageSummary(model, graph, config),
            findings.map(({ rule, severity, item }) => `${rule} ${severity} ${item ?? ''}`).toSorted(),
          ],
          null,
          1,
        );
      });
      expect(two).toBe(one);
    }),
    { numRuns: runs(150) },
  );
});

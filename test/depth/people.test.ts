import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { checkDepth } from '../../src/depth/check.ts';
import { elementDepths } from '../../src/depth/index.ts';
import { iec62304, type SiteConfig } from '../../src/index.ts';
import { type Author, type Model, sayReason } from '../../src/model/index.ts';
import { involvedPeople } from '../../src/release/approvals/index.ts';
import { architectureOf } from '../architecture/project.ts';
import { linked } from '../regulation/project.ts';

type Regulation = NonNullable<SiteConfig['regulation']>;

const key = (letter: string) => `ssh-ed25519 ${letter.repeat(40)}`;
const signers = [
  `jane@localhost ${key('A')} Jane Roe (reviewer)`,
  `tom@localhost ${key('B')} Tom Tester (tester)`,
  `ann@localhost ${key('C')} Ann Other (reviewer)`,
].join('\n');

const author = (name: string, email: string, ...files: string[]): Author => ({
  name,
  email,
  commit: '1'.repeat(40),
  files,
});
const engine = 'src/engine/index.ts';

interface Sketch {
  /** Names whose approval of the whole content is valid. */
  reviewed?: string[];
  tester?: string;
  origin?: 'current' | 'other';
  authors?: Author[];
  shallow?: boolean;
  tags?: string;
}

/** A pump whose engine carries a requirement; what the elements lack is told by `toldOf`. */
function pump(regulation: Regulation, sketch: Sketch = {}) {
  const { reviewed = [], tester = 'Tom Tester', origin = 'current', shallow = false, tags = '' } = sketch;
  const { authors = [author('Dev', 'dev@localhost', engine)] } = sketch;
  const { model: architecture } = architectureOf({
    'src/index.ts': `/**\n * @c4 system "Pump"\n * @class C\n */\n`,
    [engine]: `/**\n * Doses.\n * @c4 component "Engine"\n${tags} */\nexport const a = 1;\n`,
  });
  const { model } = linked({ site: {} });
  const elements = architecture.elements.map((element) =>
    element.name === 'Engine' ? { ...element, implements: ['SRS-001'] } : element,
  );
  const config = siteSchema.parse({
    product: { name: 'Pump', version: '1', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
    regulation,
  });
  const { revision } = model.release;
  const whole = {
    ...model,
    release: { ...model.release, revision: { ...revision, shallow } },
    architecture: { ...architecture, elements: elements.filter(({ name }) => name === 'Engine') },
    approvals: reviewed.map((name) => ({ state: 'valid', meaning: 'review', subjects: ['tree'], name })),
    reports: [{ level: 'system', origin, run: { tester }, results: [{ status: 'passed' }] }],
    verdicts: { 'SRS-001': { state: 'verified', reasons: [], evidence: [[0, 0]] } },
  } as unknown as Model;
  const ground = { authors, signers, signersFile: 'allowed_signers', pullRequests: [] };
  const people = involvedPeople(whole, ground);
  return { model: people ? { ...whole, people } : whole, config, configFile: 'site.config.ts' };
}

function toldOf({ model, config }: ReturnType<typeof pump>): string[] {
  return elementDepths(model, config).flatMap(({ demands }) =>
    demands.map(({ met, said }) => `${met ? '+' : '-'} ${sayReason(said)}`),
  );
}

describe('reviewers', () => {
  const two: Regulation = { depth: [{ class: 'C', reviewers: { count: 2 } }] };

  // @verifies SRS-3731
  it('are counted as people', () => {
    expect(toldOf(pump(two, { reviewed: ['Jane Roe'] }))).toEqual(['- 1 of 2 reviewed this content.']);
    expect(toldOf(pump(two, { reviewed: ['Jane Roe', 'jane roe'] }))).toEqual([
      '- 1 of 2 reviewed this content.',
    ]);
    expect(toldOf(pump(two, { reviewed: ['Jane Roe', 'Ann Other'] }))).toEqual([
      '+ Reviewed by Ann Other, Jane Roe.',
    ]);
  });

  const independent: Regulation = { depth: [{ class: 'C', reviewers: { independent: true } }] };
  const nobody = '- 0 of 1 who are known to have written nothing of it reviewed this content.';
  // @verifies SRS-3731
  it.each<[string, string, Sketch]>([
    ['another wrote it', '+ Reviewed by Jane Roe.', {}],
    ['they wrote it', nobody, { authors: [author('Jane Roe', 'x@localhost', engine)] }],
    ['they wrote it under their address', nobody, { authors: [author('jr', 'JANE@localhost', engine)] }],
    [
      'they wrote it under a name that shares an address with theirs',
      nobody,
      { authors: [author('jr', 'jane@localhost'), author('jr', 'other@localhost', engine)] },
    ],
    [
      'they wrote its tests',
      '+ Reviewed by Jane Roe.',
      { authors: [author('Jane Roe', '', 'test/a.test.ts')] },
    ],
    ['no list names them', nobody, { reviewed: ['Max Unknown'] }],
    [
      'the history is cut off',
      '- Version control does not tell who wrote it since the release before.',
      { shallow: true },
    ],
    [
      'no author is known',
      '- Version control does not tell who wrote it since the release before.',
      { authors: [] },
    ],
  ])('that are to be independent, where %s', (_, said, sketch) => {
    expect(toldOf(pump(independent, { reviewed: ['Jane Roe'], ...sketch }))).toEqual([said]);
  });

  // @verifies SRS-3731
  it('that are missing are a warning, since they come last', () => {
    expect(checkDepth(pump(two))).toMatchObject([
      {
        rule: 'demand-waits',
        severity: 'warning',
        message:
          'Engine: 0 of 2 reviewed this content. Demanded are reviewers: 2, by `regulation.depth` (class C).',
      },
    ]);
  });
});

// @verifies SRS-3731
it('a tester is independent where a list names them and they wrote nothing of it', () => {
  const rows: Regulation = { depth: [{ class: 'C', independentTester: true }] };
  const none =
    '- No test by hand of it passed on this content by somebody who is known to have written nothing of it.';
  expect(toldOf(pump(rows))).toEqual(['+ Tested by Tom Tester.']);
  expect(toldOf(pump(rows, { tester: 'Max Unknown' }))).toEqual([none]);
  expect(toldOf(pump(rows, { origin: 'other' }))).toEqual([none]);
  expect(toldOf(pump(rows, { authors: [author('T', 'tom@localhost', engine)] }))).toEqual([none]);
});

// @verifies SRS-3730
it('the topics of class C are answered at the element, or said not to apply with a reason', () => {
  const rows: Regulation = { depth: [{ class: 'C', topics: true }] };
  const told = (tags: string) => toldOf(pump(rows, { tags }));
  const all = [
    'sequence',
    'flow',
    'resources',
    'faults',
    'initialisation',
    'self-tests',
    'memory',
    'boundaries',
  ];
  const answers = all.map((name) => ` * @${name} It is told here in a sentence.\n`);
  expect(told('')).toEqual(['- Neither it nor a detailed design treats the list of class C.']);
  expect(told(answers.join(''))).toEqual(['+ It treats the list of class C itself.']);
  const without = answers.filter((line) => !/@(?:faults|memory)/.test(line)).join('');
  expect(told(without)).toEqual([
    '- Neither it nor the detailed design says anything of: Handling of faults; Memory and overflow.',
  ]);
  expect(told(`${without} * @memory not applicable: it allocates nothing at all\n * @faults n/a\n`)).toEqual([
    '- Neither it nor the detailed design says anything of: Handling of faults.',
  ]);
  expect(told(`${without} * @memory not applicable\n * @faults TBD\n`)).toEqual([
    '- Neither it nor the detailed design says anything of: Handling of faults; Memory and overflow.',
  ]);
  const findings = checkDepth(pump({ depth: rows.depth, profiles: [iec62304()] }));
  expect(findings.map(({ rule }) => rule)).toEqual(['unit-without-criteria', 'demand-unmet']);
});

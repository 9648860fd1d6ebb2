import { describe, expect, it } from 'vitest';
import { coverageSummary } from '../../src/trace/index.ts';
import { linkSketch, lockOf, reportOf, type Sketch, told } from './project.ts';

// @verifies SRS-602
describe('identifiers', () => {
  it.each([
    ['SRS-42', 'Did you mean SRS-042?'],
    ['SRS_042', 'Did you mean SRS-042?'],
    ['SRS-043', 'Did you mean SRS-042?'],
    ['SRS-0422', 'Did you mean SRS-042?'],
    ['SRS-04', 'Did you mean SRS-042?'],
  ])('unknown in prose: %s', (id, hint) => {
    const linked = linkSketch({ items: ['SRS-042'], mentions: [id] });
    expect(told(linked, 'unknown-id')).toEqual([
      `content/prose.md:1:5 ${id} is mentioned, but it is defined nowhere. | ${hint} Else define ${id} as a heading ("### ${id} Title") or in a table with an ID column, which \`trace.columns\` names where it has another head.`,
    ]);
  });

  it('that are the number of a document are known', () => {
    const documents = [{ id: 'SRS-PUMP-001', type: 'software-requirements', title: 'R', pages: ['a.md'] }];
    const linked = linkSketch({ mentions: ['SRS-PUMP-001', 'SRS-PUMP-002'], documents });
    expect(told(linked, 'unknown-id').map((each) => each.split(' |')[0])).toEqual([
      'content/prose.md:2:5 SRS-PUMP-002 is mentioned, but it is defined nowhere.',
    ]);
  });

  it('unknown in a link are told once, without a suggestion where nothing is near', () => {
    const linked = linkSketch({ items: ['SRS-042'], links: ['SRS-042 implements RC-900'] });
    expect(told(linked, 'unknown-id')).toEqual([
      'content/srs.md:2:3 SRS-042 implements RC-900, but RC-900 is defined nowhere. | Correct the ID, or define RC-900 as a heading ("### RC-900 Title") or in a table with an ID column, which `trace.columns` names where it has another head.',
    ]);
    expect(linked.model.links[0]?.state).toBe('dangling');
  });

  // @verifies SRS-601
  it('defined twice: none counts, and both places are named', () => {
    const linked = linkSketch({ items: ['SRS-1', 'SRS-1'] });
    expect(told(linked, 'duplicate-id')).toEqual([
      'content/srs.md:11:1 SRS-1 is defined twice: at content/srs.md:1:1 and at content/srs.md:11:1. None of them counts, so it is not verified. | Leave one of them, or give the others an ID of their own. Pages that only repeat items are named in `sources.quotes`.',
    ]);
    expect(linked.model.items).toHaveLength(1);
  });

  it('stand in natural order, type by type', () => {
    const { model } = linkSketch({ items: ['SRS-10', 'SRS-9', 'HAZ-2', 'SRS-9a', 'SRS-009'] });
    expect(model.items.map(({ id }) => id)).toEqual(['HAZ-2', 'SRS-009', 'SRS-9', 'SRS-9a', 'SRS-10']);
  });
});

describe('links', () => {
  // @verifies SRS-604
  it('in a circle are named in their order', () => {
    const linked = linkSketch({
      items: ['SRS-1', 'SRS-2', 'SRS-3'],
      links: ['SRS-1 implements SRS-2', 'SRS-2 implements SRS-3', 'SRS-3 implements SRS-1'],
    });
    expect(told(linked, 'cyclic-link')).toEqual([
      'content/srs.md:2:3 Links lead in a circle: SRS-1 → SRS-2 → SRS-3 → SRS-1. | Links point up, towards needs and hazards. Remove the one that points down.',
    ]);
  });

  it('to oneself', () => {
    const linked = linkSketch({ items: ['SRS-1'], links: ['SRS-1 implements SRS-1'] });
    expect(told(linked, 'self-link', 'cyclic-link')).toEqual([
      'content/srs.md:2:3 SRS-1 implements itself. | Name the item above it, or remove the link.',
    ]);
    expect(linked.model.verdicts['SRS-1']?.state).toBe('open');
  });

  // @verifies SRS-603
  it('between types that are not allowed', () => {
    const linked = linkSketch({ items: ['HAZ-1', 'SRS-1'], links: ['HAZ-1 satisfies SRS-1'] });
    expect(told(linked, 'relation-not-allowed')).toEqual([
      'content/haz.md:2:3 HAZ-1 satisfies SRS-1, but "satisfies" does not lead from HAZ to SRS. | "satisfies" leads from SRS to URS. Use another relation, or allow the types in `trace.relations`.',
    ]);
  });
});

describe('reviews', () => {
  const sketch: Sketch = { items: ['RC-1', 'SRS-1'], links: ['SRS-1 implements RC-1'] };

  it('without any lock are one finding', () => {
    expect(told(linkSketch(sketch), 'no-trace-lock', 'unreviewed-link')).toEqual([
      'content/trace.lock:1:1 No link was reviewed yet: content/trace.lock holds none of the 1 links. | Review the links, then run `dossier accept --all --reason "..."` and commit the file.',
    ]);
  });

  // @verifies SRS-620
  it('are asked for a new link, a changed end, and dropped for a link that is gone', () => {
    const lock = lockOf(sketch);
    expect(linkSketch({ ...sketch, lock }).model.links[0]?.state).toBe('reviewed');
    const changed = linkSketch({ ...sketch, lock, changed: ['RC-1'] });
    expect(told(changed, 'suspect-link')).toEqual([
      'content/srs.md:2:3 The link SRS-1 implements RC-1 is suspect: RC-1 changed since Reviewer reviewed it. | Check that the link still holds, then run `dossier accept SRS-1 --reason "..."`.',
    ]);
    const added = linkSketch({
      ...sketch,
      lock,
      links: ['SRS-1 implements RC-1', 'src/a.ts#f implements SRS-1'],
    });
    expect(told(added, 'unreviewed-link')).toEqual([
      'src/a.ts:12:3 The link src/a.ts#f implements SRS-1 was never reviewed. | Review it, then run `dossier accept SRS-1 --reason "..."`.',
    ]);
    const gone = linkSketch({ ...sketch, lock, links: [] });
    expect(told(gone, 'stale-lock-entry')).toEqual([
      'content/trace.lock:2:1 The trace lock holds a review of SRS-1 implements RC-1, which is no link any more. | Any `dossier accept` removes such lines; or remove the line.',
    ]);
  });
});

describe('evidence', () => {
  const evidenceRules = [
    'no-evidence',
    'failed-test',
    'unmatched-annotation',
    'evidence-of-other-commit',
    'evidence-without-commit',
    'evidence-altered',
  ];

  it('is missing altogether', () => {
    expect(told(linkSketch({}), ...evidenceRules)).toEqual([
      'site.config.ts:1:1 There is no test report (reports/**/*.xml), so nothing can be verified. | Let the tests write JUnit reports and run them through `dossier stamp -- <command>`; or name the reports in `sources.results`.',
    ]);
  });

  // @verifies SRS-411, SRS-412
  it('does not count, and says why', () => {
    const reports = (['other', 'unknown', 'altered'] as const).map((origin) => reportOf(origin, []));
    expect(told(linkSketch({ reports }), ...evidenceRules)).toEqual([
      'reports/altered.xml:1:1 The report reports/altered.xml was altered after it was stamped; its results verify nothing. | Run the tests again through `dossier stamp -- <command>`; never edit a report.',
      'reports/other.xml:1:1 The report reports/other.xml is of another commit than this tree; its results verify nothing. | Run the tests through `dossier stamp -- <command>`.',
      'reports/unknown.xml:1:1 The report reports/unknown.xml does not say of which commit it is; its results verify nothing. | Run the tests through `dossier stamp -- <command>`.',
    ]);
  });

  it('failed, or is missing for a test that claims to verify', () => {
    const linked = linkSketch({
      items: ['SRS-1'],
      links: ['test/a.test.ts#alarm verifies SRS-1'],
      results: [{ className: 'test/b.test.ts', name: 'pump', status: 'failed', message: 'expected 1' }],
    });
    expect(told(linked, ...evidenceRules)).toEqual([
      'reports/junit.xml:1:1 Test "test/b.test.ts pump" failed: expected 1 | Mend the code or the test and run the tests again.',
      'test/a.test.ts:2:3 "alarm" in test/a.test.ts verifies SRS-1, but no report of this commit holds its result. | Run this test too; let the reporter name the file of each test (jest-junit: addFileAttribute "true"); or put the ID into the name of the test.',
    ]);
  });
});

const acceptance = {
  accepted: 'It needs two faults at once.',
  'accepted-by': 'Jane Roe',
  'benefit-risk': 'The therapy saves lives.',
};

describe('coverage', () => {
  // @verifies SRS-605, SRS-606
  it('names each item that lacks something, and each rule about nothing', () => {
    const linked = linkSketch({ items: ['HAZ-1', ['HAZ-2', acceptance], 'SRS-1'], results: [] });
    expect(told(linked, 'hazard-controlled', 'requirement-verified')).toEqual([
      'content/haz.md:1:1 HAZ-1 has no link "controlled by" from a risk control. | Write `- controls: <hazard ID>` at a risk control, or accept the hazard with `- accepted: <reason>`, `- accepted-by: <name>` and `- benefit-risk: <statement>`.',
      'content/srs.md:21:1 SRS-1 has no link "verified by" from a test case or test in source. | Write `@verifies <requirement ID>` above its test, or `- verifies:` at a test case, and run the tests.',
    ]);
    expect(told(linked, 'empty-scope')).toEqual([
      'site.config.ts:1:1 The rules "control-implemented", "need-satisfied", "design-implemented", "test-traced" are about risk controls, user needs, designs and test cases, and there are none. | Define risk controls (RC), user needs (URS), designs (SDS) and test cases (TST), or turn a rule off in `trace.rules` with the reason in a comment: \'control-implemented\': \'off\', and so the others.',
    ]);
    const one = linkSketch({ items: ['HAZ-1', 'SRS-1', 'URS-1', 'RC-1', 'SDS-1'], results: [] });
    expect(told(one, 'empty-scope')).toEqual([
      "site.config.ts:1:1 The rule \"test-traced\" is about test cases, and there are none. | Define test cases (TST), or turn the rule off in `trace.rules` with the reason in a comment: 'test-traced': 'off'.",
    ]);
    expect(coverageSummary(linked.model, linked.graph, linked.config)[0]).toEqual({
      rule: 'hazard-controlled',
      every: 'HAZ',
      covered: 0,
      excused: 1,
      total: 2,
      gaps: ['HAZ-1'],
    });
  });

  // @verifies SRS-605
  it('asks for a passed result where the rule does', () => {
    const linked = linkSketch({
      items: ['SRS-1', 'TST-1'],
      links: ['TST-1 verifies SRS-1'],
      results: [{ name: 'TST-1', status: 'skipped' }],
    });
    expect(told(linked, 'requirement-verified')[0]).toMatch(
      /^content\/srs\.md:1:1 SRS-1 is open, not verified: TST-1 was skipped\. \| /,
    );
  });

  // @verifies SRS-106
  it('is silent where the configuration turns it off, or weighs as it says', () => {
    const off = linkSketch({
      items: ['HAZ-1'],
      trace: { rules: { 'hazard-controlled': 'off', 'empty-scope': 'info' } },
    });
    expect(told(off, 'hazard-controlled')).toEqual([]);
    expect(
      new Set(off.findings.filter(({ rule }) => rule === 'empty-scope').map(({ severity }) => severity)),
    ).toEqual(new Set(['info']));
  });
});

// @verifies SRS-807
describe('references of pages', () => {
  const place = { file: 'content/a/page.md', line: 3, column: 1 };
  const heading = { depth: 2, text: 'Alarm latency', anchor: 'alarm-latency', place };
  function check(target: string, kind: 'link' | 'image' = 'link'): string[] {
    const linked = linkSketch({
      pages: [
        { path: 'content/a/page.md', headings: [heading], references: [{ kind, target, text: '', place }] },
        { path: 'content/Übersicht 1.md' },
      ],
      files: ['content/a/page.md', 'content/Übersicht 1.md', 'src/alarm.ts', 'content/a/Pump.png'],
    });
    return told(linked, 'broken-link', 'broken-anchor', 'missing-image', 'path-outside-project');
  }

  it.each([
    '#alarm-latency',
    'page.md#alarm-latency',
    './page.md',
    '../a/page.md',
    '/content/a/page.md',
    '..\\a\\page.md',
    '../%C3%9Cbersicht%201.md',
    '../../src/alarm.ts#L12',
    '../../src/alarm.ts#L12-L20',
    '../../src',
    '../../src/',
    '/',
    'page.md?plain=1#L3',
    'https://example.org/x#y',
    'mailto:a@b.c',
    '//example.org/x',
    '#',
    '',
  ])('are whole: %s', (target) => {
    expect(check(target)).toEqual([]);
  });

  it.each([
    [
      'none.md',
      'The link "none.md" leads to content/a/none.md, which does not exist. | Correct the path, or add the file.',
    ],
    [
      'PAGE.md',
      'The link "PAGE.md" leads to content/a/PAGE.md, which does not exist. | Did you mean content/a/page.md? Upper and lower case count.',
    ],
    [
      '#none',
      'The link "#none" leads to a heading "none" that content/a/page.md does not have. | Its headings: #alarm-latency.',
    ],
    [
      '#Alarm-Latency',
      'The link "#Alarm-Latency" leads to a heading "Alarm-Latency" that content/a/page.md does not have. | Did you mean #alarm-latency? Anchors are in lower case.',
    ],
    [
      '../../../x.md',
      'The link "../../../x.md" leads out of the project. | Put the file into the project, or link to its address on the web.',
    ],
    [
      '%2e%2e/%2e%2e/%2e%2e/etc/passwd',
      'The link "%2e%2e/%2e%2e/%2e%2e/etc/passwd" leads out of the project. | Put the file into the project, or link to its address on the web.',
    ],
    [
      'C:\\x.md',
      'The link "C:\\x.md" leads out of the project. | Put the file into the project, or link to its address on the web.',
    ],
    [
      'file:///etc/passwd',
      'The link "file:///etc/passwd" leads out of the project. | Put the file into the project, or link to its address on the web.',
    ],
    ['%zz.md', 'The link "%zz.md" cannot be decoded. | Write a percent sign of a file name as %25.'],
    ['x%00.md', 'The link "x%00.md" cannot be decoded. | Write a percent sign of a file name as %25.'],
  ])('are broken: %s', (target, message) => {
    expect(check(target)).toEqual([`content/a/page.md:3:1 ${message}`]);
  });

  it('show images that exist', () => {
    expect(check('Pump.png', 'image')).toEqual([]);
    expect(check('pump.png', 'image')).toEqual([
      'content/a/page.md:3:1 The image "pump.png" leads to content/a/pump.png, which does not exist. | Did you mean content/a/Pump.png? Upper and lower case count.',
    ]);
  });
});

describe('documents and configuration', () => {
  it('name pages that exist, and every page is in a document', () => {
    const linked = linkSketch({
      pages: [{ path: 'content/b.md' }, { path: 'content/a.md' }, { path: 'content/c.md' }],
      documents: [
        {
          id: 'D-1',
          type: 'srs',
          title: 'One',
          pages: ['content/b.md', 'content/[ab].md', 'content/none.md'],
        },
        { id: 'D-2', type: 'srs', title: 'Two', pages: ['nowhere/*.md'] },
        { id: 'D-3', type: 'register', title: 'Three' },
      ],
    });
    expect(linked.model.documents[0]?.pages).toEqual(['content/b.md', 'content/a.md']);
    expect(told(linked, 'document-without-page', 'document-page-missing', 'page-in-no-document')).toEqual([
      'content/c.md:1:1 content/c.md is part of no document. | Name it in `pages` of a document, or exclude it with `sources.exclude`.',
      'site.config.ts:1:1 Document D-1 names content/none.md, which meets no page. | Correct the path, write the page, or check that `sources.markdown` includes it.',
      'site.config.ts:1:1 No page of document D-2 exists: nowhere/*.md. | Correct `pages` of the document, write the pages, or check that `sources.markdown` includes them.',
    ]);
  });

  // @verifies SRS-3423
  it('show pages in the order that is asked for, and those left over behind', () => {
    const inOrder = (order: string[]) => {
      const pages = ['docs/controls.md', 'docs/hazards.md', 'docs/scope.md', 'docs/tail.md'];
      const documents = [{ id: 'D-1', type: 'srs', title: 'One', pages: ['docs/*.md'], order }];
      return linkSketch({ pages: pages.map((path) => ({ path })), documents });
    };
    const linked = inOrder(['scope.md', 'docs/haz*.md', 'docs/controls.md', 'hazard.md']);
    expect(linked.model.documents[0]?.pages).toEqual([
      'docs/scope.md',
      'docs/hazards.md',
      'docs/controls.md',
      'docs/tail.md',
    ]);
    expect(told(linked, 'document-page-missing')).toEqual([
      'site.config.ts:1:1 `order` of document D-1 names hazard.md, which is none of its pages. | Did you mean hazards.md? Its pages are: docs/scope.md, docs/hazards.md, docs/controls.md, docs/tail.md.',
    ]);
    expect(linked.model.documents[0]).not.toHaveProperty('order');
  });

  it('name rules that exist', () => {
    const linked = linkSketch({
      trace: { rules: { 'unknwon-id': 'off', 'unknown-id': 'off', 'test-traced': 'info' } },
    });
    expect(told(linked, 'unknown-rule')).toEqual([
      'site.config.ts:1:1 `trace.rules` names "unknwon-id", which is no rule. | Did you mean unknown-id? `dossier rules` lists the rules; coverage rules go by their keys in `trace.coverage`.',
    ]);
  });
});

describe('the release', () => {
  it.each([
    [{ tag: 'v1.0.0' }, 'v1.0.0', []],
    [{ tag: 'v1.0.0', dirty: true }, 'DRAFT v1-2-gccc', ['uncommitted changes']],
    [{}, 'DRAFT v1-2-gccc', ['no release tag']],
    [{ system: 'none' as const, describe: '' }, 'DRAFT', ['no version control']],
  ])('of %o', (revision, label, draftReasons) => {
    expect(linkSketch({ revision }).model.release).toMatchObject({
      label,
      draftReasons,
      draft: draftReasons.length > 0,
    });
  });
});

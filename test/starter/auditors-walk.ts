import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { clone } from './packed.ts';
import { Paper } from './paper.ts';

/** How a draft is called, in every language that documents are written in. */
const draftWords = new Set(
  readdirSync(join(clone, 'templates/messages')).flatMap((file) => {
    const { draft = '' } = JSON.parse(readFileSync(join(clone, 'templates/messages', file), 'utf8'));
    return ['draft', String(draft)];
  }),
);
const draftWord = new RegExp(`(?<!\\p{L})(?:${[...draftWords].join('|')})(?!\\p{L})`, 'iu');

/**
 * The walk of an auditor through the printed set of the example's release: hazard → control → requirement → design → code → test →
 * result → release. Each step starts from what the page before says, and the page it names must hold the thing.
 * @param directory of the PDFs
 */
export async function walkThePaper(directory: string, release: string): Promise<void> {
  const paper = await Paper.read(directory);
  for (const [document, pages] of paper.documents)
    expect({ document, drafts: pages.filter((text) => draftWord.test(text)) }).toEqual({
      document,
      drafts: [],
    });

  // Each says of itself what the register says of all.
  const silent = [...paper.documents]
    .filter(
      ([name, pages]) =>
        name !== 'technical-file' && !/Status (?:released|freigegeben) /i.test(pages.join(' ')),
    )
    .map(([name]) => name);
  expect(silent).toEqual([]);
  const register = paper.documents.get('IAM-REG')?.join(' ') ?? '';
  expect(register.match(/\breleased\b/g)?.length).toBeGreaterThanOrEqual(23);
  expect(register).not.toMatch(/\b(?:in review|approved) /);

  // Every document that a clause asks to be approved was: no clause is open. The plan says its activities once, the record their state.
  const all = (document: string): string => paper.documents.get(document)?.join(' ') ?? '';
  expect(all('IAM-CLA')).toContain('✓ evidenced');
  expect(all('IAM-CLA')).not.toContain('○ open');
  expect(all('IAM-SDP')).toContain('ACT-001 Requirements are written and approved');
  expect(all('IAM-SDP')).not.toContain('activities of the plan are complete');
  expect(all('release-record')).toContain('8 of 8 activities of the plan are complete');

  // The hazard, and the row of the table that joins it with all that follows.
  const hazard = paper.turnTo('HAZ-004');
  expect(hazard.text).toContain('HAZ-004 The alarm comes late or not at all Severity: catastrophic');
  const title = 'Hazards: control and residual risk';
  const start = paper.table(hazard.document, title);
  const table = [start, start + 1].map((page) => paper.page(hazard.document, page)).join(' ');
  const rows = table.slice(table.indexOf(title));
  const row = /HAZ-004 The alarm comes late or not at all .*?(?=HAZ-005)/.exec(rows)?.[0] ?? '';
  expect(row).toContain('✓ verified');
  const [control, requirement, design, test] = ['RC', 'SRS', 'SDS', 'TST'].map(
    (prefix) => new RegExp(`${prefix}-\\d+`).exec(row)?.[0] ?? prefix,
  ) as [string, string, string, string];
  expect([control, requirement, design, test]).toEqual(['RC-012', 'SRS-041', 'SDS-010', 'TST-201']);

  // The control names the page of its hazard; what follows names the document of what it answers.
  expect(paper.turnTo(control).text).toMatch(
    new RegExp(`${control} Alarm within two seconds Controls: .*HAZ-004 \\(page ${hazard.page}\\) Kind`),
  );
  const { document: risks } = paper.turnTo(control);
  expect(paper.turnTo(requirement).text).toMatch(
    new RegExp(`${requirement} Alarm latency Type: .{1,20} Implements: ${control} [^()]*\\(${risks}\\) `),
  );
  const { document: requirements } = paper.turnTo(requirement);
  expect(paper.turnTo(design).text).toMatch(
    new RegExp(
      `${design} Event loop and priority queue Implements: ${requirement} [^()]*\\(${requirements}\\) `,
    ),
  );
  expect(paper.turnTo(design, 'Code').text).toMatch(
    new RegExp(`Source src/alarm , 5 files.*Requirements and risk con(?:- )?trols ${design}`),
  );
  expect(paper.turnTo(test).text).toMatch(
    new RegExp(`${test} Alarm within two seconds Verifies: ${requirement} [^()]*\\(${requirements}\\) `),
  );

  // The result, and the release that its report belongs to.
  const result = paper.turnTo(test, 'Result');
  expect(result.text).toMatch(
    new RegExp(`${test} sounds within 2 s of the threshold being crossed – passed .{1,30}${requirement}`),
  );
  const cover = paper.page(result.document, 1);
  const commit = /Commit ((?:[0-9a-f]{8} ?){5})/.exec(cover)?.[1]?.trim() ?? 'no commit';
  expect(cover).toContain(`Release ${release} Commit ${commit}`);
  const record = [...paper.documents].find(([, [first = '']]) =>
    first.includes(`Release record of ${release}`),
  );
  expect(record?.[1][0]).toContain(`Release ${release} Commit ${commit}`);
  expect(record?.[1].join(' ')).toContain('G5 Manufacturer release');

  walkEveryHazard(paper);
}

/**
 * From each hazard of the table down to the results, by what the pages say of each other: the control names its hazard, the requirement
 * the control, the design the requirement, the test the requirement; design and test lead on to code and result.
 */
function walkEveryHazard(paper: Paper): void {
  const title = 'Hazards: control and residual risk';
  const start = paper.table('IAM-RMF', title);
  const pages = [start, start + 1].map((page) => paper.page('IAM-RMF', page)).join(' ');
  const [table = ''] = pages.slice(pages.indexOf(title)).split('Verification of the risk controls');
  const rows = table.split(/(?=HAZ-\d+ )/).slice(1);
  expect(rows).toHaveLength(7);
  for (const row of rows) {
    const [hazard = '', controls, requirements, designs, tests] = ['HAZ', 'RC', 'SRS', 'SDS', 'TST']
      .map((prefix) => row.match(new RegExp(`${prefix}-\\d+`, 'g')))
      .map((ids, at) => (at === 0 ? (ids?.[0] ?? '') : [...new Set(ids)])) as [string, ...string[][]];
    expect({ row, ends: [controls, requirements, designs].map((each = []) => each.length > 0) }).toEqual({
      row,
      ends: [true, true, true],
    });
    const joins = (lower: string[] = [], relation: string, upper: string[] = []) => {
      for (const id of lower) {
        const { text } = paper.turnTo(id);
        const said = new RegExp(`${id} \\p{Lu}.{0,120}?${relation}: (.{0,200})`, 'u').exec(text)?.[1] ?? '';
        expect({ id, relation, isNamed: upper.some((each) => said.includes(each)) }).toEqual({
          id,
          relation,
          isNamed: true,
        });
      }
    };
    joins(controls, 'Controls', [hazard]);
    joins(requirements, 'Implements', controls);
    joins(designs, 'Implements', requirements);
    joins(tests, 'Verifies', requirements);
    for (const design of designs ?? []) expect(paper.turnTo(design, 'Code').text).toContain(design);
    for (const test of tests ?? [])
      expect(paper.turnTo(test, 'Result').text).toMatch(new RegExp(`${test} .{0,160}? passed`));
    for (const requirement of requirements ?? [])
      expect(paper.turnTo(requirement, 'Result').text).toContain(requirement);
  }
}

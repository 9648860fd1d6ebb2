import { expect } from 'vitest';
import { Paper } from './paper.ts';

/**
 * The walk of an auditor through the printed set of the example's release: hazard → control → requirement → design → code → test →
 * result → release. Each step starts from what the page before says, and the page it names must hold the thing.
 * @param directory of the PDFs
 */
export async function walkThePaper(directory: string, release: string): Promise<void> {
  const paper = await Paper.read(directory);
  for (const [document, pages] of paper.documents)
    expect({ document, drafts: pages.filter((text) => /\bdraft\b|entwurf/i.test(text)) }).toEqual({
      document,
      drafts: [],
    });

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
    new RegExp(`${control} Alarm within two seconds Controls: .*HAZ-004 , page ${hazard.page} Kind`),
  );
  const { document: risks } = paper.turnTo(control);
  expect(paper.turnTo(requirement).text).toMatch(
    new RegExp(`${requirement} Alarm latency Type: .{1,20} Implements: ${control} , ${risks} `),
  );
  const { document: requirements } = paper.turnTo(requirement);
  expect(paper.turnTo(design).text).toMatch(
    new RegExp(`${design} Event loop and priority queue Implements: ${requirement} , ${requirements} `),
  );
  expect(paper.turnTo(design, 'Code').text).toMatch(
    new RegExp(`Source src/alarm , 5 files.*Requirements and risk con(?:- )?trols ${design}`),
  );
  expect(paper.turnTo(test).text).toMatch(
    new RegExp(`${test} Alarm within two seconds Verifies: ${requirement} , ${requirements} `),
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
}

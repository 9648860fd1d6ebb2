import { expect, it } from 'vitest';
import { messagesIn } from '../../src/documents/messages.ts';
import { type Link, type Reason, type Report, sayReason, type TestResult } from '../../src/model/index.ts';
import { reasonsIn } from '../../src/render/site/reasons.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { judgeItems } from '../../src/trace/verdicts.ts';
import { pumpSite } from './project.ts';

const { model, config } = pumpSite();
const titles = Object.values(config.trace.types).map(({ title }) => title);
const regions = model.regions.map((region, at) =>
  at === 0 ? { ...region, name: 'it failed: and SRS-041 was skipped' } : region,
);
const reasonIn = (language: string) => reasonsIn(messagesIn(language), titles);

/** All that verdicts say where results and links are in every state. */
function everyReason(): Reason[] {
  const statuses = ['failed', 'skipped', 'notrun', 'repeated', 'passed'] as const;
  const messages = ['', 'late (by 3 s) in 1 of 2 results'];
  const said = new Map<string, Reason>();
  const judge = (reports: readonly Report[], links: readonly Link[], isReviewed: boolean): void => {
    const all = { ...model, reports, links };
    const verdicts = judgeItems(all, buildGraph({ ...model, regions, links }), config, isReviewed);
    for (const { reasons } of Object.values(verdicts))
      for (const reason of reasons) said.set(sayReason(reason), reason);
  };
  const withResults = (change: (result: TestResult, at: number) => TestResult): Report[] =>
    model.reports.map((report) => ({
      ...report,
      results: report.results.flatMap((result) => [result, result]).map(change),
    }));
  for (const status of statuses)
    for (const message of messages) {
      judge(
        withResults((result) => ({ ...result, status, message })),
        model.links,
        false,
      );
      judge(
        withResults((result, at) =>
          at % 2 === 0 ? { ...result, status, message } : { ...result, status: 'passed' },
        ),
        model.links,
        false,
      );
    }
  for (const origin of ['other', 'unknown', 'altered'] as const)
    judge(
      model.reports.map((report) => ({ ...report, origin })),
      model.links,
      true,
    );
  for (const state of ['suspect', 'unreviewed'] as const)
    judge(
      model.reports,
      model.links.map((link) => ({ ...link, state })),
      true,
    );
  for (const left of model.links)
    judge(
      model.reports,
      model.links.filter((link) => link !== left),
      false,
    );
  judge([], [], false);
  return [...said.values()];
}

// @verifies SRS-3654
it.each(['de', 'es', 'fr', 'it'])('a verdict says every reason in %s', (language) => {
  const all = everyReason();
  expect(all.length).toBeGreaterThan(40);
  const said = reasonIn(language);
  expect(all.filter((reason) => said(reason) === sayReason(reason))).toEqual([]);
});

// @verifies SRS-3654
it('a reason names the same test and result in another language, whatever the test is called', () => {
  const said = reasonIn('de');
  const code = { name: 'it failed: and SRS-041 was skipped', file: 'test/alarm.test.ts' };
  expect(said({ sentence: '{subject} has no result.', code })).toBe(
    `Test „${code.name}“ in ${code.file} hat kein Ergebnis.`,
  );
  expect(
    said({
      sentence: '{subject} failed: {message}.',
      values: { subject: 'SRS-041', message: 'expected 2 {subject}' },
    }),
  ).toBe('SRS-041 ist fehlgeschlagen: expected 2 {subject}.');
  const lacking = {
    sentence: '{subject} has no link "{relation}" from a {ends}.',
    values: { subject: 'SRS-041', relation: 'implemented by' },
    ends: ['design', 'code region'],
  };
  expect(sayReason(lacking)).toBe('SRS-041 has no link "implemented by" from a design or code region.');
  expect(said(lacking)).toBe('SRS-041 hat keine Verknüpfung „implemented by“ von: Entwurf oder Code.');
});

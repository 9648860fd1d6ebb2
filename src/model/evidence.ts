import { z } from 'zod';
import { place } from './place.ts';
import { count, hash, text } from './values.ts';

/** What became of a test. `repeated`: it failed, and passed only when it was tried again. */
export const testStatus = z.enum(['passed', 'failed', 'error', 'repeated', 'skipped', 'notrun']);
export type TestStatus = z.output<typeof testStatus>;

/** Level of a test, IEC 62304 5.5 (unit), 5.6 (integration), 5.7 (system). */
export const testLevel = z.enum(['unit', 'integration', 'system']);
export type TestLevel = z.output<typeof testLevel>;

/** A value that a test measured, and the limits it is held against (IEC 62304 5.2.2: capability, capacity, timing). */
export const measurement = z.object({
  name: text.describe('What was measured.'),
  value: z.number().describe('The value that was measured.'),
  unit: text.describe('Of the value and of both limits; empty for a bare number.'),
  minimum: z.number().optional().describe('Lower limit; absent where there is none.'),
  maximum: z.number().optional().describe('Upper limit; absent where there is none.'),
  load: text.describe('Under what it was measured, e.g. `20,000 frames a second`; empty where nobody says.'),
});
export type Measurement = z.output<typeof measurement>;

/** One step of a test that a person carried out. */
export const testStep = z.object({
  action: text.describe('What was done.'),
  expected: text.describe('What should have come of it.'),
  observed: text.describe('What came of it.'),
  status: testStatus.describe('Whether the step passed.'),
});
export type TestStep = z.output<typeof testStep>;

/** Tests a person carried out, as the record says (IEC 62304 5.7.5, 9.8). Each is empty where the record does not. */
export const manualRun = z.object({
  title: text.describe('Title of the record.'),
  tester: text.describe('Name of the person who tested.'),
  date: text.describe('ISO 8601.'),
  version: text.describe('Software version that was tested.'),
  commit: text.describe('Commit that was tested, as written.'),
  variant: text.optional().describe('The variant of the product that was tested; absent where it is of all.'),
});
export type ManualRun = z.output<typeof manualRun>;

/** The definition in source that a result is of: a test, or the group, class or file around it where the report or the source tell no more. */
export const testedDefinition = z.object({
  file: text.describe('POSIX path relative to the project root.'),
  names: z.array(text).describe('Names or titles from the outside in; empty for the whole file.'),
  line: count.describe('First and last line, 1-based; 0 for the whole file.'),
  endLine: count.describe('Last line, 1-based; 0 for the whole file.'),
});
export type TestedDefinition = z.output<typeof testedDefinition>;

/** One test case's outcome as a report states it. `suite`, `className`, `name`, `file`, `titles` and `function` are its coordinates in the words of the runner. */
export const testResult = z.object({
  suite: text.describe('Names of the suites around it, from the outside in, joined by ` > `.'),
  className: text.describe('Class or file, as the report names it.'),
  name: text.describe('Name of the test case.'),
  file: text.describe(
    'Source file of the test where the report names it, POSIX, relative to the project root where it lies inside.',
  ),
  titles: z
    .array(text)
    .optional()
    .describe(
      'The chain of titles from the outside in, its own last, where the report keeps them apart (CTRF, Cucumber, Robot Framework).',
    ),
  function: text
    .optional()
    .describe(
      'Name of the function, where the report tells it beside a name for people (xUnit.net `method`, NUnit `methodname`, TRX `TestMethod`).',
    ),
  test: testedDefinition
    .optional()
    .describe(
      'What it is of, resolved against the repository when the model is linked; absent where that is nothing, or not one definition.',
    ),
  status: testStatus.describe('What became of the test.'),
  message: text.describe('First line of the failure message, or the reason for a skip.'),
  properties: z.record(text, text).describe('Properties of the test case, by name.'),
  ids: z
    .array(text)
    .describe('Registered IDs found in name, class name and properties, sorted, without repetition.'),
  seconds: z.number().min(0).optional().describe('How long it took; absent where the report does not say.'),
  measurements: z.array(measurement).optional().describe('What it measured; absent where that is nothing.'),
  steps: z.array(testStep).optional().describe('Its steps, where a person carried it out.'),
  place: place.describe('The report, and the line in it.'),
});
export type TestResult = z.output<typeof testResult>;

/** A run of the tests that the stamp itself began. */
export const testRun = z.object({
  command: text.describe('The words of the command, joined by blanks.'),
  directory: text.describe(
    'The directory it ran in: POSIX, relative to the project root; empty for the root.',
  ),
  began: text.describe('ISO 8601, UTC.'),
  seconds: z.number().min(0).describe('How long it took.'),
  exitCode: z.number().int().describe('What the command ended with.'),
  files: z.array(text).describe("The reports it wrote, by their names in the stamp's directory."),
});
export type TestRun = z.output<typeof testRun>;

/** A report that was refused when it was to be stamped. */
export const refusedReport = z.object({
  sha256: hash.describe('SHA-256 (hex) of the report that was refused.'),
  tree: hash.describe('The tree it was stamped for before; empty where it never was.'),
  reason: text.describe('The end of a sentence that names the report.'),
});
export type RefusedReport = z.output<typeof refusedReport>;

/** The state of the tree that evidence was taken from, written beside the reports when the tests ran. */
export const evidenceStamp = z.object({
  commit: text.describe('Full commit hash, empty outside version control.'),
  tree: text.describe(
    'Git tree hash of the working tree as tested (tracked and unignored files), empty outside version control.',
  ),
  tools: z.record(text, text).describe('Tool name → version, e.g. `node`: `24.21.0`.'),
  os: text.describe('Operating system of the machine.'),
  runner: text.describe('`CI` or `local`.'),
  files: z.record(text, text).describe('Report file name → SHA-256 (hex) at the time of stamping.'),
  runs: z
    .array(testRun)
    .optional()
    .describe(
      'The runs of tests that wrote the files, as `dossier stamp -- <command>` saw them; absent where the files were stamped afterwards.',
    ),
  reused: z
    .record(text, text)
    .optional()
    .describe(
      'Report file name → why results that were not made by a run on this tree count all the same: the runner took them from its cache.',
    ),
  refused: z
    .record(text, refusedReport)
    .optional()
    .describe('Report file name → a report that cannot be of this tree, and why.'),
  elsewhere: z
    .array(text)
    .optional()
    .describe(
      'SHA-256 of directories of the machine that reports name files in and that are not those of the project; absent where there are none.',
    ),
});
export type EvidenceStamp = z.output<typeof evidenceStamp>;

/** A file with evidence, and what is known of its origin. */
export const evidenceOrigin = z.object({
  path: text.describe('POSIX path relative to the project root.'),
  sha256: hash.describe('SHA-256 (hex) of the file; empty where it is not known.'),
  origin: z
    .enum(['current', 'other', 'unknown', 'altered'])
    .describe(
      '`current`: of this very tree; `other`: of another commit; `unknown`: nothing says of which; `altered`: the file changed after it was stamped.',
    ),
  stamp: evidenceStamp.optional().describe('The stamp that speaks for it; absent where none does.'),
});
export type EvidenceOrigin = z.output<typeof evidenceOrigin>;

/** What a report says of itself. */
export const reportAbout = z.object({
  path: text.describe('POSIX path relative to the project root.'),
  format: text.describe(
    '`junit`, `nunit`, `xunit`, `trx`, `robot`, `tap`, `ctrf`, `cucumber`, `capacity` or `manual`.',
  ),
  runner: text
    .optional()
    .describe(
      'What ran the tests, by the name of a file in `src/trace/evidence/runners`, where the report tells; its rules say which test a result is of.',
    ),
  directory: text
    .optional()
    .describe(
      'The directory the tests ran in, as the report says, on whatever machine; absent where it does not.',
    ),
  level: testLevel.optional().describe('The level the report itself states.'),
  environment: text
    .optional()
    .describe("What the tests ran on, in the report's own words; absent where it says nothing."),
  date: text
    .optional()
    .describe('ISO 8601: when the tests began, as the report says; absent where it does not.'),
  run: manualRun.optional().describe('Present for tests that a person carried out.'),
});
export type ReportAbout = z.output<typeof reportAbout>;

/** One report of tests. */
export const report = evidenceOrigin.extend(
  reportAbout.omit({ level: true, directory: true }).extend({
    level: testLevel.describe('Level of its tests.'),
    root: text
      .optional()
      .describe(
        'The directory the tests ran in, relative to the project root; absent where neither the configuration nor the report tells.',
      ),
    results: z.array(testResult).describe('Its test results.'),
  }).shape,
);
export type Report = z.output<typeof report>;

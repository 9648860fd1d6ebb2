/**
 * Test results: what the reports of common test runners say, read whole or not at all.
 * @c4 component "Results source"
 * @technology saxes
 * @uses Markdown "structure of records of tests by hand"
 * @implements SDS-04, SDS-2901
 */
import { type Facts, noFacts } from '../../model/index.ts';
import { decodeBytes } from '../decode.ts';
import type { Source, SourceContext, SourceFile } from '../source.ts';
import { type Refuse, refused } from '../unreadable.ts';
import { AnyReport } from './any-report.ts';
import { findNearNames } from './near-names.ts';
import { factsOf } from './report-answer.ts';
import { finding } from './rules.ts';
import { readXml } from './xml.ts';

export { rules } from './rules.ts';

const wholeReport =
  'Run the tests again; a report has to be whole, in UTF-8 or UTF-16, and JUnit XML, NUnit 3, xUnit.net, TRX or the output of Robot Framework.';
const refuseRecord: Refuse = (at, said) =>
  finding('unreadable-report', at, {
    hint: 'Save the record as UTF-8 text with a heading, as the manual says under "Tests by hand".',
    ...said,
  });
const start = { line: 1, column: 1 };
const noText = { ...start, message: 'it is neither UTF-8 nor UTF-16 text' };
const isText = (path: string): boolean => /\.(?:tap|json)$/.test(path);

/** Readers that few projects need, loaded with the first file of their kind. */
let record: typeof import('./manual-run.ts') | undefined;
let texts: typeof import('./text-reports.ts') | undefined;

/**
 * Reads JUnit XML, NUnit 3, xUnit.net, TRX, Robot Framework, TAP, CTRF and the JSON of Cucumber, reports of capacity, and records of tests by hand.
 * A file with any defect gives one finding and no result: half a report proves nothing.
 * @implements SRS-403
 */
export const resultsSource: Source = {
  async prepare(path) {
    if (path.endsWith('.md')) record ??= await import('./manual-run.ts');
    else if (isText(path)) texts ??= await import('./text-reports.ts');
  },
  read(file, context) {
    if (file.path.endsWith('.md')) return readRecord(file, context);
    const facts = isText(file.path)
      ? (texts as NonNullable<typeof texts>).readTextReport(file, context.ids)
      : readReport(file, context);
    return { ...facts, findings: [...facts.findings, ...findNearNames(facts.results, context)] };
  },
};

function readReport(file: SourceFile, { ids }: SourceContext): Facts {
  const { path } = file;
  const report = new AnyReport(path, ids);
  const problem = readXml(file.chunks?.() ?? file.bytes, report);
  return factsOf(path, problem ? { refused: problem } : report.answer(), report.formatName, wholeReport);
}

function readRecord({ path, bytes }: SourceFile, { ids, settings }: SourceContext): Facts {
  const text = bytes.length > settings.maximumFileSize ? undefined : decodeBytes(bytes);
  if (text === undefined || text.includes('\0')) return refused(path, refuseRecord, noText);
  const answer = (record as NonNullable<typeof record>).readManualRun(
    path,
    text.replace(/\r\n?/g, '\n'),
    ids,
  );
  if (typeof answer === 'string') return refused(path, refuseRecord, { ...start, message: answer });
  const { results, about, gaps } = answer;
  const findings = gaps.map(({ message, hint, line }) =>
    finding(
      'manual-run-incomplete',
      { file: path, line, column: 1 },
      { message: `The record ${path} is not whole: ${message}`, hint },
    ),
  );
  return { ...noFacts(), results, reportFormats: [about], findings };
}

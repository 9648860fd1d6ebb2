/**
 * Test results: what the reports of common test runners say, read whole or not at all.
 * @c4 component "Results source"
 * @technology saxes
 * @uses Markdown "structure of records of tests by hand"
 * @implements SDS-04, SDS-2901
 */
import { type Facts, findingAt, noFacts, type ReportAbout } from '../../model/index.ts';
import { decodeBytes } from '../decode.ts';
import type { Source, SourceContext, SourceFile } from '../source.ts';
import { AnyReport } from './any-report.ts';
import { resultFiles } from './files.ts';
import { readXml, type XmlProblem } from './xml.ts';

export { rules } from './rules.ts';

const wholeReport =
  'Run the tests again; a report has to be whole, in UTF-8 or UTF-16, and JUnit XML, NUnit 3, xUnit.net or TRX.';
const wholeCapacity =
  'Let the tool write it again; it has to be whole, JSON as the manual says under "Capacity and performance".';
const wholeRecord = 'Save the record as UTF-8 text with a heading, as the manual says under "Tests by hand".';
const start = { line: 1, column: 1 };
const noText = { ...start, message: 'it is neither UTF-8 nor UTF-16 text.' };
const agreeing =
  'Run the tests again and keep the report as the test runner writes it; cases that a runner writes but does not count (`todo`) belong out of the report.';

/** Readers that few projects need, loaded with the first file of their kind. */
let record: typeof import('./manual-run.ts') | undefined;
let capacity: typeof import('./capacity.ts') | undefined;

/**
 * Reads JUnit XML, NUnit 3, xUnit.net and TRX, reports of capacity, and records of tests by hand. A file with any defect gives one finding
 * and no result: half a report proves nothing.
 * @implements SRS-403
 */
export const resultsSource: Source = {
  name: 'results',
  version: 6,
  include: resultFiles,
  async prepare(path) {
    if (path.endsWith('.md')) record ??= await import('./manual-run.ts');
    else if (path.endsWith('.json')) capacity ??= await import('./capacity.ts');
  },
  read(file, context) {
    if (file.path.endsWith('.md')) return readRecord(file, context);
    return file.path.endsWith('.json') ? readMeasured(file, context) : readReport(file, context);
  },
};

function readReport(file: SourceFile, { ids }: SourceContext): Facts {
  const { path } = file;
  const report = new AnyReport(path, ids);
  const problem = readXml(file.chunks?.() ?? file.bytes, report);
  const { reader } = report;
  if (problem) return refused(path, 'unreadable-report', problem, wholeReport);
  if (!reader?.recognised)
    return refused(
      path,
      'unreadable-report',
      { ...start, message: 'it is no report of tests.' },
      wholeReport,
    );
  const { mismatch, environment = '', date = '', runner = '', directory = '' } = reader;
  if (mismatch)
    return refused(
      path,
      'report-count-mismatch',
      { message: `${mismatch.message}.`, line: mismatch.line, column: 1 },
      agreeing,
    );
  const about: ReportAbout = { path, format: report.format };
  if (runner !== '') about.runner = runner.slice(0, 100);
  if (directory !== '') about.directory = directory.replaceAll('\\', '/').slice(0, 1000);
  if (environment !== '') about.environment = environment.slice(0, 1000);
  if (/^\d{4}-\d\d-\d\d/.test(date)) about.date = date.slice(0, 40);
  return { ...noFacts(), ...report.settle(), reportFormats: [about] };
}

function readMeasured({ path, bytes }: SourceFile, { ids }: SourceContext): Facts {
  const text = decodeBytes(bytes);
  if (text === undefined) return refused(path, 'unreadable-report', noText, wholeCapacity);
  const answer = (capacity as NonNullable<typeof capacity>).readCapacity(path, text, ids);
  return 'message' in answer
    ? refused(path, 'unreadable-report', answer, wholeCapacity)
    : { ...noFacts(), results: answer.results, reportFormats: [answer.about] };
}

function readRecord({ path, bytes }: SourceFile, { ids, config }: SourceContext): Facts {
  const text = bytes.length > config.sources.maximumFileSize ? undefined : decodeBytes(bytes);
  if (text === undefined || text.includes('\0'))
    return refused(path, 'unreadable-report', noText, wholeRecord);
  const answer = (record as NonNullable<typeof record>).readManualRun(
    path,
    text.replace(/\r\n?/g, '\n'),
    ids,
  );
  if (typeof answer === 'string')
    return refused(path, 'unreadable-report', { ...start, message: `${answer}.` }, wholeRecord);
  const { results, about, gaps } = answer;
  const findings = gaps.map(({ message, hint, line }) =>
    findingAt(
      { file: path, line, column: 1 },
      {
        rule: 'manual-run-incomplete',
        severity: 'error',
        message: `The record ${path} is not whole: ${message}`,
        hint,
      },
    ),
  );
  return { ...noFacts(), results, reportFormats: [about], findings };
}

function refused(path: string, rule: string, { message, line, column }: XmlProblem, hint: string): Facts {
  const finding = findingAt(
    { file: path, line, column },
    { rule, severity: 'error', message: `${path} counts for nothing: ${message}`, hint },
  );
  return { ...noFacts(), findings: [finding] };
}

import { commitsOfBuilds } from '../artifacts/statement.ts';
import { decodeBytes } from '../decode.ts';
import { type Attributes, readXml, type XmlReader } from '../results/xml.ts';
import { entriesOf, field, listOf, parseJson, textField } from '../safe-json.ts';
import { latestMoment } from './report-time.ts';
import { toolOfProperty } from './tool-names.ts';

/** What a report says of the run that made it, whatever its format. */
export interface RunNotes {
  /** The earliest time it tells, as written; empty where it tells none. */
  began: string;
  /** The commits it names as those that were tested. */
  commits: string[];
  /** Whether it tells a time or a duration: two runs never write the same bytes then. */
  isTimed: boolean;
  /** Versions of the tools that made it, by name. */
  tools: Record<string, string>;
}

/** Properties that name the commit that was tested. */
const ofCommit =
  /^(?:(?:git|scm|vcs|ci|build|source)[._ -]?)?(?:commit(?:[._ -]?(?:sha|id|hash))?|revision|sha1?|head)$/i;
/** Attributes that say when a run, a suite or a case began: JUnit, NUnit, TRX, xUnit.net, Robot Framework, Cobertura, JaCoCo. */
const beginnings = [
  'timestamp',
  'start-time',
  'startTime',
  'start-rtf',
  'start',
  'starttime',
  'started-at',
  'generated',
];
const durations = ['time', 'duration', 'elapsed', 'executionTime'];
const mostTools = 50;

/** Notes what it is told; a word too many is left out. */
class Notes implements RunNotes {
  began = '';
  commits: string[] = [];
  isTimed = false;
  tools: Record<string, string> = {};
  #first = Number.POSITIVE_INFINITY;

  begin(text: string): void {
    const moment = text === '' ? undefined : latestMoment(text);
    if (moment === undefined) return;
    this.isTimed = true;
    if (moment >= this.#first) return;
    this.#first = moment;
    this.began = text.slice(0, 60);
  }

  property(name: string, value: string): void {
    if (ofCommit.test(name) && /^[0-9a-f]{7,64}$/i.test(value)) {
      if (this.commits.length < 20 && !this.commits.includes(value)) this.commits.push(value);
    } else {
      const tool = toolOfProperty(name);
      if (tool !== undefined) this.tool(tool, value);
    }
  }

  tool(name: string, version: string): void {
    if (/\d/.test(version) && name !== '' && Object.keys(this.tools).length < mostTools)
      this.tools[name.slice(0, 100)] ??= version.replace(/\s+/g, ' ').trim().slice(0, 100);
  }
}

/**
 * Reads what a report of tests, coverage or analysis says of its run. A report that cannot be read says nothing: its own reader tells why.
 * @implements SRS-3160, SRS-3163
 */
export function readRunNotes(bytes: Uint8Array): RunNotes {
  const notes = new Notes();
  // In UTF-16 every other byte is 0.
  const start = Buffer.from(bytes.subarray(0, 200))
    .toString('latin1')
    .replace(/[\0\s\xef\xbb\xbf\xfe\xff]/g, '');
  if (start.startsWith('<')) readXml(bytes, new XmlNotes(notes), 'by name');
  else if (/^[[{]/.test(start)) {
    const text = decodeBytes(bytes);
    const answer = text === undefined ? undefined : parseJson(text);
    if (answer && !('refused' in answer)) noteJson(notes, answer.value);
    for (const commit of commitsOfBuilds(text ?? '')) notes.property('commit', commit);
  }
  return notes;
}

class XmlNotes implements XmlReader {
  readonly #notes: Notes;
  constructor(notes: Notes) {
    this.#notes = notes;
  }

  open(name: string, attribute: Attributes): void {
    for (const key of beginnings) this.#notes.begin(attribute(key));
    this.#notes.begin([attribute('run-date'), attribute('run-time')].filter(Boolean).join('T'));
    this.#notes.isTimed ||= durations.some((key) => /[1-9]/.test(attribute(key)));
    if (name === 'property') this.#notes.property(attribute('name'), attribute('value'));
    else if (name === 'trait') this.#notes.property(attribute('name'), attribute('value'));
    else if (name === 'test-run' || name === 'environment') {
      this.#notes.tool('NUnit', attribute('nunit-version') || attribute('engine-version'));
      this.#notes.tool('.NET', attribute('framework-version') || attribute('clr-version'));
    } else if (name === 'assembly') {
      this.#generator(attribute('test-framework'));
      this.#notes.tool('.NET', /\.NET\D*(\d[\w.-]*)/.exec(attribute('environment'))?.[1] ?? '');
    } else if (name === 'robot') this.#generator(attribute('generator'));
    else if (name === 'coverage' && /^\d+\.\d/.test(attribute('version')))
      this.#notes.tool('coverage', attribute('version'));
  }

  /** `Robot 6.1 (Python 3.11.4 on linux)`, `xUnit.net 2.4.1.0`. */
  #generator(text: string): void {
    for (const [, name = '', version = ''] of text
      .slice(0, 300)
      .matchAll(/([A-Za-z][\w.]{0,30}) v?(\d[\w.+-]{0,30})/g))
      this.#notes.tool(name, version);
  }

  close(): void {
    // Only start tags tell of a run.
  }

  text(): void {
    // As above.
  }
}

/** SARIF 2.1.0, CTRF, and the scanners' own reports. */
function noteJson(notes: Notes, report: unknown): void {
  for (const run of listOf(report, 'runs')) {
    for (const each of listOf(run, 'invocations')) notes.begin(textField(each, 'startTimeUtc'));
    for (const each of listOf(run, 'versionControlProvenance'))
      notes.property('revision', textField(each, 'revisionId'));
    const driver = field(field(run, 'tool'), 'driver');
    notes.tool(
      textField(driver, 'name'),
      textField(driver, 'semanticVersion') || textField(driver, 'version'),
    );
  }
  const results = field(report, 'results');
  const start = field(field(results, 'summary'), 'start');
  if (typeof start === 'number') notes.begin(String(start));
  notes.tool(textField(field(results, 'tool'), 'name'), textField(field(results, 'tool'), 'version'));
  for (const [name, value] of entriesOf(results, 'environment'))
    if (typeof value === 'string') notes.property(name, value);
  notes.begin(textField(report, 'CreatedAt'));
  for (const part of ['descriptor', 'metadata']) notes.begin(textField(field(report, part), 'timestamp'));
}

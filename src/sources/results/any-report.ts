import type { IdSyntax } from '../../config/index.ts';
import type { ReportAbout } from '../../model/index.ts';
import { JunitReader } from './junit.ts';
import { NunitReader } from './nunit.ts';
import type { ReportAnswer } from './report-answer.ts';
import type { ReportReader } from './report-reader.ts';
import { RobotReader } from './robot.ts';
import { TrxReader } from './trx.ts';
import { Doubts } from './vocabulary/doubts.ts';
import { junit } from './vocabulary/junit.ts';
import { nunit } from './vocabulary/nunit.ts';
import { robot } from './vocabulary/robot.ts';
import { trx } from './vocabulary/trx.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import { xunit } from './vocabulary/xunit.ts';
import type { Attributes, XmlReader } from './xml.ts';
import { XunitReader } from './xunit.ts';

type Format = { Reader: new (path: string, ids: IdSyntax) => ReportReader; vocabulary: Vocabulary };

/** Formats of reports in XML, told by their root. */
const formats = {
  junit: { Reader: JunitReader, vocabulary: junit },
  nunit: { Reader: NunitReader, vocabulary: nunit },
  xunit: { Reader: XunitReader, vocabulary: xunit },
  trx: { Reader: TrxReader, vocabulary: trx },
  robot: { Reader: RobotReader, vocabulary: robot },
} satisfies Record<string, Format>;

/** Hands the events of a report to the reader of its format, and holds them against what the format is known to have. */
export class AnyReport implements XmlReader {
  /** The reader that was chosen; undefined for a file whose root is that of no format. */
  reader: ReportReader | undefined;
  format: keyof typeof formats = 'junit';
  #doubts: Doubts | undefined;
  readonly #path: string;
  readonly #ids: IdSyntax;

  constructor(path: string, ids: IdSyntax) {
    this.#path = path;
    this.#ids = ids;
  }

  open(name: string, attribute: Attributes, line: number): void {
    if (!this.#doubts && !this.#choose(name)) return;
    if (this.#doubts?.open(name, attribute, line, this.reader?.taken ?? 0))
      this.reader?.open(name, attribute, line);
  }

  /** Whether the root is one of a report. */
  #choose(root: string): boolean {
    for (const [format, { Reader, vocabulary }] of Object.entries(formats)) {
      if (!vocabulary.roots.includes(root)) continue;
      this.format = format as keyof typeof formats;
      this.reader = new Reader(this.#path, this.#ids);
      this.#doubts = new Doubts(vocabulary);
    }
    return this.#doubts !== undefined;
  }

  close(name: string): void {
    if (!this.#doubts?.isUnread) this.reader?.close(name);
    this.#doubts?.close(this.reader?.taken ?? 0);
  }

  text(text: string): void {
    if (this.#doubts?.isUnread) return;
    this.#doubts?.text(text);
    this.reader?.text(text);
  }

  comment(text: string): void {
    this.reader?.comment?.(text);
  }

  /** Name of the format in messages. */
  get formatName(): string {
    return formats[this.format].vocabulary.name;
  }

  /** What was read. To be asked when the whole file was. */
  answer(): ReportAnswer {
    const { reader } = this;
    if (!reader?.recognised) return { refused: { message: 'it is no report of tests.', line: 1, column: 1 } };
    const {
      mismatch,
      results,
      broken,
      tries = [],
      environment = '',
      date = '',
      runner = '',
      directory = '',
    } = reader;
    if (mismatch) return { mismatch };
    const about: ReportAbout = { path: this.#path, format: this.format };
    if (runner !== '') about.runner = runner.slice(0, 100);
    if (directory !== '') about.directory = directory.replaceAll('\\', '/').slice(0, 1000);
    if (environment !== '') about.environment = environment.slice(0, 1000);
    if (/^\d{4}-\d\d-\d\d/.test(date)) about.date = date.slice(0, 40);
    return { about, results, broken, tries, doubts: this.#doubts?.found ?? [] };
  }
}

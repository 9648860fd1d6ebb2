import type { IdSyntax } from '../../config/index.ts';
import type { Finding, TestResult } from '../../model/index.ts';
import { JunitReader } from './junit.ts';
import { NunitReader } from './nunit.ts';
import type { ReportReader } from './report-reader.ts';
import { foldTries } from './tries.ts';
import { TrxReader } from './trx.ts';
import { Doubts } from './vocabulary/doubts.ts';
import { junit } from './vocabulary/junit.ts';
import { nunit } from './vocabulary/nunit.ts';
import { trx } from './vocabulary/trx.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import { xunit } from './vocabulary/xunit.ts';
import { doubtFindings, withdraw } from './withdrawn.ts';
import type { Attributes, XmlReader } from './xml.ts';
import { XunitReader } from './xunit.ts';

type Format = { Reader: new (path: string, ids: IdSyntax) => ReportReader; vocabulary: Vocabulary };

/** Formats of reports in XML, told by their root. */
const formats = {
  junit: { Reader: JunitReader, vocabulary: junit },
  nunit: { Reader: NunitReader, vocabulary: nunit },
  xunit: { Reader: XunitReader, vocabulary: xunit },
  trx: { Reader: TrxReader, vocabulary: trx },
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
    if (!this.#doubts?.isUnread) this.reader?.text(text);
  }

  /** The results that stand, and findings on words that nobody knows. To be asked when the whole file was read. */
  settle(): { results: TestResult[]; findings: Finding[] } {
    const { results, broken, tries = [] } = this.reader as ReportReader;
    const doubts = this.#doubts?.found ?? [];
    withdraw(results, broken, doubts);
    const { name } = formats[this.format].vocabulary;
    return {
      results: tries.length === 0 ? results : foldTries(results, tries),
      findings: doubtFindings(this.#path, name, doubts),
    };
  }
}

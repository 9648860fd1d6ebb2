import type { IdSyntax } from '../../config/index.ts';
import { JunitReader } from './junit.ts';
import { NunitReader } from './nunit.ts';
import type { ReportReader } from './report-reader.ts';
import { TrxReader } from './trx.ts';
import type { Attributes, XmlReader } from './xml.ts';
import { XunitReader } from './xunit.ts';

/** Formats of reports, told by their root. */
export type ReportFormat = 'junit' | 'nunit' | 'xunit' | 'trx';

const byRoot: Readonly<Record<string, ReportFormat>> = {
  'test-run': 'nunit',
  assemblies: 'xunit',
  assembly: 'xunit',
  TestRun: 'trx',
};

/** Hands the events of a report to the reader of its format; whatever is no other format is read as JUnit. */
export class AnyReport implements XmlReader {
  format: ReportFormat = 'junit';
  #reader: ReportReader | undefined;
  readonly #path: string;
  readonly #ids: IdSyntax;

  constructor(path: string, ids: IdSyntax) {
    this.#path = path;
    this.#ids = ids;
  }

  /** The reader that was chosen; undefined for a file without a root. */
  get reader(): ReportReader | undefined {
    return this.#reader;
  }

  open(name: string, attribute: Attributes, line: number): void {
    if (!this.#reader) {
      this.format = Object.hasOwn(byRoot, name) ? (byRoot[name] as ReportFormat) : 'junit';
      this.#reader = this.#choose();
    }
    this.#reader.open(name, attribute, line);
  }

  #choose(): ReportReader {
    switch (this.format) {
      case 'nunit':
        return new NunitReader(this.#path, this.#ids);
      case 'xunit':
        return new XunitReader(this.#path, this.#ids);
      case 'trx':
        return new TrxReader(this.#path, this.#ids);
      case 'junit':
        return new JunitReader(this.#path, this.#ids);
    }
  }

  close(name: string): void {
    this.#reader?.close(name);
  }

  text(text: string): void {
    this.#reader?.text(text);
  }
}

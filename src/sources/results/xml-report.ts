import type { IdSyntax } from '../../config/index.ts';
import type { TestResult } from '../../model/index.ts';
import type { CountMismatch } from './counters.ts';
import { type BrokenSuite, type ReportReader, resultOf, type StatedCase } from './report-reader.ts';
import type { Attributes } from './xml.ts';

/** What readers of reports in XML share: what they found, and how a case becomes a result. */
export abstract class XmlReport implements ReportReader {
  results: TestResult[] = [];
  readonly broken: BrokenSuite[] = [];
  runner = '';
  directory = '';
  date = '';
  abstract readonly recognised: boolean;
  abstract readonly mismatch: CountMismatch | undefined;
  protected readonly ids: IdSyntax;
  readonly #path: string;

  /** @param path of the report */
  constructor(path: string, ids: IdSyntax) {
    this.#path = path;
    this.ids = ids;
  }

  get taken(): number {
    return this.results.length;
  }

  abstract open(name: string, attribute: Attributes, line: number): void;
  abstract text(text: string): void;
  abstract close(name: string): void;

  protected resultOf(stated: StatedCase): TestResult {
    return resultOf(this.#path, this.ids, stated);
  }
}

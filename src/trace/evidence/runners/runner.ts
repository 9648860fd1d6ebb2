import type { TestResult } from '../../../model/index.ts';
import type { Candidates } from '../candidates.ts';
import type { RunPlace } from '../file-index.ts';
import type { Repository } from '../repository.ts';

/** What a result may be of, by the rules of one runner. */
export type Way = (result: TestResult, repository: Repository, place: RunPlace) => Candidates;

/** A test runner: how its reports say which test a result is of. */
export interface Runner {
  /** As reports, `ReportAbout.runner` and the manual have it. */
  name: string;
  way: Way;
}

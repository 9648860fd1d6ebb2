import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of tests that take longest, the longest first. */
const dear = [
  'release/own-release',
  'starter/start',
  'release/archive',
  'adversary/kills',
  'verification/adversary',
  'release/next-release',
  'starter/ci',
  'cli/stamp',
  'starter/deployment',
  'verification/page',
  'cli/standing-output',
  'cli/machine',
  'cli/twice',
  'verification/standing',
  'gates/approve',
  'pdf/kept-texts',
  'pdf/print',
  'cli/causes',
  'gates/people',
  'sources/facts-cache',
  'results/mutations',
  'site/browser',
  'documents/own-templates',
  'sources/large',
  'cli/stamp-bytes',
  'trace/join-properties',
  'code/lexer',
];

/** Begins with what takes longest, so that no worker is left alone with it at the end; the others stand in the order of their names. */
export class DearFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ranks = new Map(files.map((file) => [file, rankOf(file.moduleId)]));
    const rank = (file: TestSpecification): number => ranks.get(file) as number;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

function rankOf(path: string): number {
  const at = dear.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
  return at < 0 ? dear.length : at;
}

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of tests that take longest, the longest first. */
const dear = [
  'release/own-release',
  'adversary/kills',
  'release/archive',
  'starter/start',
  'starter/ci',
  'release/next-release',
  'verification/adversary',
  'documents/own-templates',
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

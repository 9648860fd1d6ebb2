import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of tests that take longest, the longest first. */
const dear = [
  'release/own-release',
  'starter/start',
  'adversary/kills',
  'release/archive',
  'results/mutations',
  'starter/ci',
  'verification/page',
  'site/browser',
  'verification/adversary',
  'cli/remote-cache',
  'gates/people',
  'suppliers/next-supplier',
  'cli/standing-output',
  'adversary/fuzz',
  'release/variant-release',
  'browser/browser',
  'starter/deployment',
  'diagrams/draw',
  'sources/large',
  'documents/own-templates',
  'release/next-release',
  'code/lexer',
  'cli/stamp',
  'pdf/text-cache',
  'gates/approve',
  'trace/join-properties',
  'code/binding',
  'cli/import-chapters',
  'code/near-tags',
  'trace/properties',
  'publish/publish',
  'code/syntax/syntax',
  'code/worst-inputs',
  'markdown/losses',
  'update/word',
  'imports/export',
  'results/hostile',
  'markdown/structure',
  'trace/verdicts',
  'markdown/relations',
  'deployments/judge',
  'change/versions',
  'starter/slim',
  'cli/stamp-bytes',
  'cli/machine',
  'cli/promises',
  'sources/facts-cache',
  'pdf/print',
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

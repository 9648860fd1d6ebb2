import { advisoriesFile } from './record-files.ts';

/** What is read where the configuration names nothing. */
export const sourceDefaults = {
  markdown: ['content/**/*.md'],
  code: ['src/**', 'test/**'],
  results: [{ files: ['reports/**/*.xml'], level: 'unit' as const }],
  capacity: ['reports/**/*.capacity.json'],
  testRuns: 'test-runs',
  exploratory: 'test-sessions',
  coverage: ['reports/**/lcov.info', 'coverage/**/lcov.info', 'coverage/**/*.xml'],
  analysis: ['reports/**/*.sarif', 'reports/**/*.sarif.json'],
  artifacts: ['reports/**/*.intoto.json', 'reports/**/*.intoto.jsonl', 'reports/**/*.sigstore.json'],
  vulnerabilities: ['reports/vulnerabilities/**/*.json', advisoriesFile],
  vex: ['content/**/*.vex.json', 'content/**/*.openvex.json'],
};

import type { Vocabulary } from './vocabulary.ts';

const text = { children: [] };
const inSuite = [
  'properties',
  'environment',
  'settings',
  'reason',
  'failure',
  'output',
  'assertions',
  'attachments',
];
const results = {
  Passed: 'passed',
  Failed: 'failed',
  Skipped: 'skipped',
  Inconclusive: 'notrun',
  Warning: 'notrun',
} as const;
const states = {
  result: results,
  runstate: {
    Runnable: 'passed',
    Explicit: 'passed',
    Ignored: 'skipped',
    Skipped: 'skipped',
    NotRunnable: 'notrun',
  },
} as const;
const texts = ['id', 'name', 'fullname', 'classname', 'methodname', 'label', 'site', 'type'];

/** NUnit 3's results (`test-run`). */
export const nunit: Vocabulary = {
  name: 'NUnit 3',
  roots: ['test-run'],
  elements: {
    'test-run': {
      holds: 'suite',
      children: [...inSuite, 'command-line', 'filter', 'test-suite', 'test-case'],
      // The engine of NUnit 3.5 writes a run that failed by its cases this way.
      states: { ...states, result: { ...results, 'Failed(Child)': 'failed' } },
      texts,
    },
    'test-suite': {
      holds: 'suite',
      children: [...inSuite, 'test-suite', 'test-case', 'errors'],
      states,
      texts,
    },
    // The logger of `dotnet test` writes it into every suite that broke nowhere; what it holds is doubted.
    errors: text,
    'test-case': {
      holds: 'case',
      children: ['properties', 'reason', 'failure', 'output', 'assertions', 'attachments'],
      states,
      texts,
    },
    'command-line': text,
    filter: { children: 'anything' },
    environment: text,
    settings: { children: 'anything' },
    properties: { children: ['property'] },
    property: text,
    reason: { children: ['message'] },
    failure: { children: ['message', 'stack-trace'] },
    message: text,
    'stack-trace': text,
    output: text,
    assertions: { children: ['assertion'] },
    assertion: {
      children: ['message', 'stack-trace'],
      states: { result: { Passed: 'passed', Failed: 'failed', Error: 'error', Warning: 'notrun' } },
    },
    attachments: { children: ['attachment'] },
    attachment: { children: ['filePath', 'description'] },
    filePath: text,
    description: text,
  },
};

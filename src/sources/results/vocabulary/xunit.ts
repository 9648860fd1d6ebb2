import type { Vocabulary } from './vocabulary.ts';

const text = { children: [] };

/** xUnit.net's results (`assemblies`), of version 2 and 3. */
export const xunit: Vocabulary = {
  name: 'xUnit.net',
  roots: ['assemblies', 'assembly'],
  elements: {
    assemblies: { holds: 'suite', children: ['assembly'] },
    assembly: {
      holds: 'suite',
      children: ['errors', 'collection', 'class', 'test'],
      texts: ['name', 'config-file', 'test-framework', 'environment', 'id', 'target-framework'],
    },
    errors: { children: ['error'] },
    error: { children: ['failure'] },
    collection: { holds: 'suite', children: ['test'], texts: ['name', 'id'] },
    class: { holds: 'suite', children: ['test'], texts: ['name'] },
    test: {
      holds: 'case',
      children: ['traits', 'failure', 'reason', 'output', 'warnings', 'attachments'],
      states: { result: { Pass: 'passed', Fail: 'failed', Skip: 'skipped', NotRun: 'notrun' } },
      texts: ['name', 'type', 'method', 'id', 'source-file', 'source-line'],
    },
    traits: { children: ['trait'] },
    trait: text,
    failure: { children: ['message', 'stack-trace'] },
    message: text,
    'stack-trace': text,
    reason: text,
    output: text,
    warnings: { children: ['warning'] },
    warning: text,
    attachments: { children: ['attachment'] },
    attachment: text,
  },
};

import type { Vocabulary } from './vocabulary.ts';

const text = { children: [] };
const unread = { children: 'anything' } as const;

/** What a test may be made of: what runs within decides its state, which stands in its `status`. */
const steps = 'kw for while if try group return break continue error variable var'.split(' ');

/** Robot Framework's `output.xml`. */
export const robot: Vocabulary = {
  name: 'Robot Framework output',
  roots: ['robot'],
  elements: {
    robot: {
      holds: 'suite',
      children: ['suite', 'statistics', 'errors'],
      texts: ['generator', 'generated', 'rpa'],
    },
    suite: {
      holds: 'suite',
      children: ['suite', 'test', 'kw', 'doc', 'metadata', 'meta', 'status', 'stat'],
      texts: ['id', 'name', 'source'],
    },
    test: {
      holds: 'case',
      children: [...steps, 'doc', 'tag', 'tags', 'timeout', 'status', 'msg'],
      texts: ['id', 'name', 'line', 'timeout', 'source'],
    },
    ...Object.fromEntries(steps.map((name) => [name, unread])),
    doc: text,
    metadata: unread,
    meta: text,
    tags: { children: ['tag'] },
    tag: { children: ['stat'] },
    timeout: text,
    msg: text,
    status: {
      children: [],
      states: { status: { PASS: 'passed', FAIL: 'failed', SKIP: 'skipped', 'NOT RUN': 'notrun' } },
    },
    statistics: { children: ['total', 'tag', 'suite'] },
    total: { children: ['stat'] },
    stat: text,
    errors: unread,
  },
};

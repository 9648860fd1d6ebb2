import { describe, expect, it } from 'vitest';
import { linkSketch, type Sketch, told } from './project.ts';

const pattern = '{prefix}~{slug}~{number}';
const types = { SRS: { prefixes: ['req'], pattern }, SDS: { prefixes: ['dsn'], pattern } };
const found = (sketch: Sketch): string[] =>
  told(
    linkSketch({ trace: { types }, ...sketch }),
    'need-uncovered',
    'need-unwanted',
    'other-revision',
    'unknown-id',
  );

// @verifies SRS-3684
describe('needs of OpenFastTrace', () => {
  it('are covered by the artifact types they name', () => {
    expect(
      found({
        items: [
          ['req~a~1', { needs: 'dsn, utest' }],
          'dsn~a~1',
          ['req~b~1', { needs: 'dsn', status: 'rejected' }],
        ],
        links: ['dsn~a~1 implements req~a~1'],
      }),
    ).toEqual([
      expect.stringContaining(
        'req~a~1 needs utest, and no utest covers it. | Cover it by an item utest~…, or by a tag [utest->req~a~1] in source; or take utest out of its needs.',
      ),
    ]);
  });

  it.each([
    [
      'dsn~a~1 implements req~a~1',
      'outdated: the item is req~a~2. | Look at what changed, then name req~a~2.',
    ],
    [
      'dsn~a~1 implements req~a~3',
      'predated: the item is req~a~2. | Name req~a~2, or raise the revision of the item.',
    ],
  ])('%s names another revision', (link, message) => {
    expect(found({ items: [['req~a~2', { needs: 'dsn' }], 'dsn~a~1'], links: [link] })).toEqual([
      expect.stringContaining(`${link}, which is ${message}`),
      expect.stringContaining('req~a~2 needs dsn, and no dsn covers it.'),
    ]);
  });
});

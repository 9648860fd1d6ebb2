import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTrailers, relationNames } from '../../src/sources/git/history.ts';
import { nearTrailers } from '../../src/sources/git/near-trailers.ts';
import { nearIds } from '../../src/sources/near-id.ts';
import { context } from '../code/context.ts';
import { runs } from '../runs.ts';

const { ids, config } = context();
const names = relationNames(config.trace.relations);
const near = nearIds(config.trace.types);

/** What of a message is told, where git takes these lines for its trailers. */
function told(message: string, trailers: string): string[] {
  const linked = new Set(readTrailers(trailers, names, ids).map(({ id }) => id));
  return nearTrailers(message, new Set(names.keys()), linked, ids, near);
}

const part = (...texts: string[]) => fc.constantFrom(...texts);
const line = fc
  .tuple(
    part('implements', 'Implements', 'Implement', 'IMPLEMENTS', 'Implemets', 'Imlements'),
    part(': ', ':', ' : ', '：', '= ', ' ', '\u00a0'),
    part('SRS', 'srs', 'ＳＲＳ'),
    part('-', '\u2010', '\u2011', '–', '—', '\u2212', '－'),
    part('1', '041'),
  )
  .map((parts) => parts.join(''));

// @verifies SRS-3491
it('a line of a commit that looks like a trailer with an item links it or is told', () => {
  fc.assert(
    fc.property(line, fc.boolean(), (text, last) => {
      const message = `It was silent.\n\n${text}\n${last ? '' : '\n'}Implements: SRS-99`;
      const trailers =
        last && /^[\w-]+[ \t]*:/.test(text) ? `${text}\nImplements: SRS-99` : 'Implements: SRS-99';
      const isRead = readTrailers(trailers, names, ids).length === 2;
      expect(told(message, trailers), text).toEqual(isRead ? [] : [text]);
    }),
    { numRuns: runs(1000) },
  );
});

// @verifies SRS-3491
it('tells the second ID of a trailer, and no sentences or other trailers', () => {
  const second = 'Implements: SRS-1, SRS–2';
  expect(told(second, second)).toEqual([second]);
  const others = [
    'Implements SRS-1 in another way, as the tests need it.',
    'Reviewed-by: SRS-041',
    'implements: what was asked for',
    'Implements: SRS-1,\n RC-2',
  ].join('\n');
  expect(told(others, 'Implements: SRS-1, RC-2')).toEqual([]);
});

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { beginShare } from '../../src/cache/share.ts';
import { emptyPage } from '../../src/model/index.ts';
import { shareOut, sharePieces } from '../../src/render/pdf/share-out.ts';
import { isSided } from '../../src/render/pdf/sides.ts';
import { ownPart } from '../../src/render/prints/own-part.ts';

const scratch = mkdtempSync(join(tmpdir(), 'share-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

// @verifies SRS-3840
it('shares of one directory make each name once, wait for those that have begun, and for nobody else', async () => {
  const directory = join(scratch, 'one');
  const begin = (number: number, content = 'commit') => beginShare(directory, content, { number, of: 3 });
  const alone = await begin(1);
  await alone.hand('facts', [1]);
  // Nobody else has begun.
  expect(await alone.others('facts')).toEqual([]);
  const [second, third] = [await begin(2), await begin(3)];
  const waiting = third.others('facts');
  await second.hand('facts', [2]);
  expect(await waiting).toEqual([[1], [2]]);
  await third.hand('done');
  expect(await second.others('facts')).toEqual([[1]]);
  const shares = [alone, second, third];
  const names = Array.from({ length: 300 }, (_, index) => `name ${index}`);
  for (const name of names) expect(shares.filter((share) => share.owns(name))).toHaveLength(1);
  expect(shares.flatMap((share) => share.partOf(names))).toEqual(names);
  // What was handed out of another content is forgotten.
  const later = await begin(1, 'another');
  expect(await later.others('facts')).toEqual([]);
  expect(readdirSync(join(directory, 'shares'))).toHaveLength(1);
  expect(existsSync(join(directory, 'shares'))).toBe(true);
});

// @verifies SRS-3840, SRS-3863
it('documents are shared out evenly before they are composed, very long ones in pieces, the same way each time', () => {
  const size = fc.integer({ min: 1000, max: 1_000_000 });
  fc.assert(
    fc.property(
      fc.array(size, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 6 }),
      (sizes, count) => {
        const documents = sizes.map((of, index) => ({ id: `D${index}`, size: of }));
        const { owners, loads } = shareOut(documents, count);
        expect(shareOut(documents, count)).toEqual({ owners, loads });
        const whole = sizes.reduce((sum, of) => sum + of, 0);
        for (const [at, owner] of owners.entries()) {
          expect(owner).toBeLessThanOrEqual(count);
          const of = sizes[at] as number;
          expect(owner === 0).toBe(of >= 350_000 && of > whole / count);
        }
        const ofRuns = new Array(count).fill(0);
        for (const [at, owner] of owners.entries()) if (owner > 0) ofRuns[owner - 1] += sizes[at];
        expect(loads).toEqual(ofRuns);
        for (const load of loads) expect(load).toBeLessThanOrEqual(whole / count + Math.max(...sizes));
      },
    ),
  );
  const part = (length: number, index: number) => ({
    anchor: `p${index}`,
    html: `<h1 id="p${index}">x</h1>${'x'.repeat(length)}`,
  });
  type Jobs = Parameters<typeof sharePieces>[0];
  const jobs = [{ id: 'LONG', parts: [90_000, 90_000, 90_000, 90_000].map(part) }] as unknown as Jobs;
  expect(sharePieces(jobs, [0, 0])[0]?.toSorted()).toEqual([1, 1, 2, 2]);
  // Who has much to print besides gets less of them.
  expect(sharePieces(jobs, [0, 400_000])).toEqual([[1, 1, 1, 1]]);
});

// @verifies SRS-3863
it('a share composes its own documents, and what belongs to none is of the first', () => {
  const page = (path: string, size: number) => ({ ...emptyPage(path), text: 'x'.repeat(size) });
  const document = (name: string) => ({ name, pages: [`${name}.md`] });
  const sizes = { A: 40_000, B: 30_000, C: 20_000, D: 900_000 };
  const model = {
    documents: Object.keys(sizes).map(document),
    pages: Object.entries(sizes).map(([name, size]) => page(`${name}.md`, size)),
    items: [],
  } as unknown as Parameters<typeof ownPart>[0];
  const parts = [1, 2].map((number) => ownPart(model, { number, of: 2 }));
  expect(parts.map(({ documents, isFirst }) => [documents.map(({ name }) => name), isFirst])).toEqual([
    [['A', 'D'], true],
    [['B', 'C', 'D'], false],
  ]);
  expect(parts[1]?.documents.filter((each) => parts[1]?.isInPieces(each)).map(({ name }) => name)).toEqual([
    'D',
  ]);
});

// @verifies SRS-3765
it.each([
  ['@page :left { margin: 1cm }', true],
  ['@page wide:recto { margin: 1cm }', true],
  ['h1 { break-before: right }', true],
  ['h1 { page-break-after: always left }', true],
  ['@page { margin-left: 1cm } h1 { text-align: left; break-before: page }', false],
])('styles tell left pages from right ones, or not: %#', (styles, expected) => {
  expect(isSided(`<style>${styles}</style>`)).toBe(expected);
});

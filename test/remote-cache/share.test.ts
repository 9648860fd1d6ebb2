import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { beginShare } from '../../src/cache/share.ts';
import { shareOut } from '../../src/render/pdf/share-out.ts';
import { isSided } from '../../src/render/pdf/sides.ts';

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

// @verifies SRS-3840
it('documents are shared out evenly, large ones in pieces, the same way each time', () => {
  const job = (id: string, sizes: readonly number[]) => ({
    id,
    parts: sizes.map((size, index) => ({
      anchor: `${id}-${index}`,
      html: `<h1 id="${id}-${index}">x</h1>${'x'.repeat(size)}`,
    })),
  });
  type Jobs = Parameters<typeof shareOut>[0];
  const sizes = fc.array(fc.integer({ min: 1000, max: 100_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(sizes, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 6 }),
      (all, count) => {
        const jobs = all.map((of, index) => job(`D${index}`, of)) as unknown as Jobs;
        const owners = shareOut(jobs, count);
        expect(shareOut(jobs, count)).toEqual(owners);
        for (const owner of owners.flat()) {
          expect(owner).toBeGreaterThan(0);
          expect(owner).toBeLessThanOrEqual(count);
        }
        const whole = all.flat().reduce((sum, size) => sum + size, 0);
        const loads = new Map<number, number>();
        // A document in one piece for this: what it is as a whole.
        all.forEach((of, index) => {
          if (new Set(owners[index]).size > 1) return;
          const [owner = 0] = owners[index] ?? [];
          loads.set(owner, (loads.get(owner) ?? 0) + of.reduce((sum, size) => sum + size, 0));
        });
        const largest = Math.max(...all.map((of) => of.reduce((sum, size) => sum + size, 0)));
        for (const load of loads.values()) expect(load).toBeLessThanOrEqual(whole / count + largest + 10_000);
      },
    ),
  );
  const long = shareOut(
    [job('LONG', [90_000, 90_000, 90_000, 90_000]), job('SHORT', [500])] as unknown as Jobs,
    2,
  );
  expect(new Set(long[0])).toEqual(new Set([1, 2]));
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

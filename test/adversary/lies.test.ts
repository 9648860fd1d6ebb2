import { describe, expect, it } from 'vitest';
import { type Lie, lieKinds } from './lie.ts';
import { claimWords } from './lies/claim-words.ts';
import { commentedOut } from './lies/commented-out.ts';
import { misplacedTags, namedBy, otherTest, twice } from './lies/other-test.ts';
import { reportWords } from './lies/report-words.ts';
import {
  alteredReports,
  changedSince,
  missing,
  otherRelations,
  otherStamps,
} from './lies/stamps-and-locks.ts';
import { type Files, judge, reviewed, type Said } from './mini.ts';

const lies: Lie[] = [
  ...commentedOut,
  ...otherTest,
  ...misplacedTags,
  ...namedBy,
  ...twice,
  ...reportWords,
  ...claimWords,
  ...otherStamps,
  ...alteredReports,
  ...changedSince,
  ...missing,
  ...otherRelations,
];

/** Of honest projects, which many lies share. */
const known = new Map<Files, Promise<{ said: Said; lock: string }>>();
const honestly = async (files: Files) => {
  const lock = await reviewed(files);
  return { lock, said: await judge(files, lock) };
};

it('there are many of them, each told apart', () => {
  expect(lies.length).toBeGreaterThanOrEqual(250);
  expect(new Set(lies.map(({ name }) => name)).size).toBe(lies.length);
});

describe.each(lieKinds.map((kind) => [kind, lies.filter((lie) => lie.kind === kind)] as const))(
  '%s',
  (_, ofKind) => {
    // @verifies SRS-3260
    it.each(ofKind.map((lie) => [lie.name, lie] as const))('is not told: %s', async (_name, lie) => {
      if (!known.has(lie.honest)) known.set(lie.honest, honestly(lie.honest));
      const { said, lock } = await (known.get(lie.honest) as ReturnType<typeof honestly>);
      expect([...said.good]).toEqual(expect.arrayContaining([...lie.not]));
      const told = await judge(lie.change(lie.honest), lie.isReviewed ? lock : undefined);
      expect(lie.not.filter((sentence) => told.good.has(sentence))).toEqual([]);
    });
  },
);

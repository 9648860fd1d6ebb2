import { afterEach, beforeEach, expect, it } from 'vitest';
import { context } from '../code/context.ts';
import { Scratch } from './scratch.ts';

let scratch: Scratch;
let first: string;
beforeEach(() => {
  scratch = Scratch.repository();
  first = scratch.write('a.md', '0').commit('Begin');
});
afterEach(() => scratch.remove());

const commit = (message: string): string => scratch.write('a.md', message).commit(message).slice(0, 12);
const found = async (commitsAfter = first): Promise<string[]> => {
  const { findings } = await scratch.read('', { ...context().config.change, commitsAfter });
  return findings.map(({ rule, severity, message }) => `${rule} ${severity}: ${message}`);
};

// @verifies SRS-3311
it('every commit after the named one says why, and names an item in a trailer', async () => {
  const bare = commit('Sound sooner');
  const half = commit('Sound later\n\nThe alarm came before the pump had stopped.');
  const mute = commit('Sound twice\n\nImplements: SRS-041');
  const short = commit('Sound on\n\nTODO\n\nImplements: SRS-041');
  commit('Sound once\n\nNurses took the second tone for another alarm.\n\nImplements: SRS-041, RC-002');
  commit('Mend it\n\nIt was silent after a restart.\n\nFixes: ANOM-003\nSigned-off-by: A <a@localhost>');
  const strange = commit('Be kind\n\nWhoever reads this shall be well.\n\nReviewed-by: SRS-041');
  expect(await found()).toEqual([
    `commit-without-reason error: The commit ${short} "Sound on" does not say why it was made.`,
    `commit-without-reason error: The commit ${mute} "Sound twice" does not say why it was made.`,
    `commit-without-reason error: The commit ${bare} "Sound sooner" does not say why it was made.`,
    `commit-without-item error: The commit ${strange} "Be kind" names no item.`,
    `commit-without-item error: The commit ${half} "Sound later" names no item.`,
    `commit-without-item error: The commit ${bare} "Sound sooner" names no item.`,
  ]);
  expect(await found('')).toEqual([]);
});

// @verifies SRS-3311
it('a merge says nothing of its own, and what the named commit held is history', async () => {
  scratch.git('switch', '-qc', 'other');
  commit('Sound once\n\nNurses took the second tone for another alarm.\n\nImplements: SRS-041');
  scratch.git('switch', '-q', 'main');
  scratch.git('merge', '-q', '--no-ff', '-m', 'Merge it', 'other');
  scratch.git('tag', 'v1.0.0');
  expect(await found()).toEqual([]);
  commit('Sound sooner');
  expect(await found('v1.0.0')).toHaveLength(2);
});

// @verifies SRS-3311
it('a commit that is not there is told', async () => {
  expect(await found('v9.9.9')).toEqual([
    'commits-unknown error: The commit v9.9.9, after which messages are held to `change.commitsAfter`, is not in this repository.',
  ]);
});

// @verifies SRS-3491
it('a line that is nearly a trailer is told, for information', async () => {
  const near = commit('Sound it\n\nNurses did not hear it.\n\nImplement: SRS-2\n\nImplements: SRS-1');
  expect(await found()).toEqual([
    `trailer-ignored info: The commit ${near} "Sound it" has the line "Implement: SRS-2", not all of which is read as a trailer.`,
  ]);
  expect(await found('')).toEqual([]);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Thread } from '../../src/threads/thread.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossier-threads-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

// @verifies SRS-3913
it('a thread begins with the room for new objects that its limits give', async () => {
  const script = join(directory, 'tells.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
     import { getHeapSpaceStatistics } from 'node:v8';
     const sizeOf = () => getHeapSpaceStatistics().find((each) => each.space_name === 'new_space').space_available_size;
     parentPort.on('message', () => parentPort.postMessage(sizeOf()));`,
  );
  const roomOf = async (maxYoungGenerationSizeMb: number): Promise<number> => {
    const thread = new Thread<string, number>(pathToFileURL(script), {}, { maxYoungGenerationSizeMb });
    const room = await thread.ask('');
    await thread.close();
    return room;
  };
  // What a thread has made before it is asked takes some of it.
  expect(await roomOf(48)).toBeGreaterThan(10_000_000);
  expect(await roomOf(12)).toBeGreaterThan(2_500_000);
  expect(await roomOf(12)).toBeLessThan(5_000_000);
  expect(await roomOf(300)).toBeLessThan(20_000_000);
});

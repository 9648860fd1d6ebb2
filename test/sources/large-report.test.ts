import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { packResults, unpackResults } from '../../src/sources/packed-results.ts';
import { FileReader, parseFacts } from '../../src/sources/read-file.ts';
import { resultsSource } from '../../src/sources/results/index.ts';
import { writeReport } from '../bench/write-report.ts';
import { context } from '../code/context.ts';

const root = mkdtempSync(join(tmpdir(), 'dossier-large-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const { config, ids } = context();
const read = (path: string) =>
  new FileReader({ root, config, ids }).read({
    path,
    size: statSync(join(root, path)).size,
    kinds: ['results'],
  });

// @verifies SRS-2915
it('a report that is read piece by piece gives what it gives as a whole, and its hash', async () => {
  const cases = writeReport(join(root, 'a.xml'), 2_500_000, 5);
  const bytes = readFileSync(join(root, 'a.xml'));
  const facts = await read('a.xml');
  expect(facts.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
  const { results } = parseFacts(facts);
  expect(results).toEqual(resultsSource.read({ path: 'a.xml', bytes }, context()).results);
  expect(results).toHaveLength(cases);

  writeFileSync(join(root, 'cut.xml'), bytes.subarray(0, 2_000_000));
  const cut = await read('cut.xml');
  expect(parseFacts(cut).findings?.map(({ rule }) => rule)).toEqual(['unreadable-report']);
  // The rest of a file that is refused early counts in its hash all the same.
  writeFileSync(join(root, 'bad.xml'), Buffer.concat([Buffer.from('<testsuite>&none;'), bytes]));
  const bad = await read('bad.xml');
  expect(bad.hash).toBe(
    createHash('sha256')
      .update(readFileSync(join(root, 'bad.xml')))
      .digest('hex'),
  );
});

// @verifies SRS-2915
it('what is kept of a report grows with its cases, not with what they printed', async () => {
  const [quiet, loud] = [
    writeReport(join(root, 'q.xml'), 300_000, 0),
    writeReport(join(root, 'l.xml'), 10_000_000, 40),
  ];
  const perCase = async (path: string, cases: number) => (await read(path)).facts.length / cases;
  expect(await perCase('l.xml', loud)).toBeLessThan(1.2 * (await perCase('q.xml', quiet)));
});

// @verifies SRS-2915
it('results are the same after they were packed', () => {
  const text = fc.string({ maxLength: 8 });
  const result = fc.record({
    suite: text,
    className: text,
    name: text,
    file: text,
    status: fc.constantFrom('passed', 'failed', 'error', 'repeated', 'skipped', 'notrun'),
    message: text,
    properties: fc.dictionary(
      fc.string({ minLength: 1, maxLength: 5 }).filter((key) => key !== '__proto__'),
      text,
    ),
    ids: fc.array(text, { maxLength: 2 }),
    place: fc.record({ file: text, line: fc.nat(), column: fc.integer({ min: 1, max: 3 }) }),
  });
  fc.assert(
    fc.property(fc.array(result as fc.Arbitrary<never>, { maxLength: 6 }), (results) => {
      const packed = JSON.parse(JSON.stringify(packResults(results)));
      expect(unpackResults(packed)).toEqual(JSON.parse(JSON.stringify(results)));
    }),
  );
});

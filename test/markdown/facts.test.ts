import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStructure } from '../../src/markdown/read-structure.ts';
import { structureFromRemark } from '../../src/markdown/structure-from-remark.ts';
import { read } from './source-context.ts';

const fixtures = new URL('./fixtures/', import.meta.url);

for (const theme of readdirSync(fixtures).sort()) {
  const input = readFileSync(new URL(`${theme}/input.md`, fixtures));

  // @verifies SRS-201, SRS-202, SRS-203, SRS-204, SRS-205, SRS-212
  test(`facts of ${theme}`, async () => {
    const { items, links, mentions, pages, findings } = read(input);
    const facts = { items, links, mentions, pages, findings };
    const golden = new URL(`${theme}/facts.json`, fixtures).pathname;
    await expect(`${JSON.stringify(facts, null, 2)}\n`).toMatchFileSnapshot(golden);
  });

  // @verifies SRS-210
  test(`the scanner and remark agree on ${theme}`, () => {
    const text = new TextDecoder().decode(input).replace(/\r\n?/g, '\n');
    expect(readStructure(text).structure).toEqual(structureFromRemark(text));
  });
}

import { expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { soupList } from '../../src/documents/blocks/soup-list.ts';
import type { Model, SoupItem, Vulnerability } from '../../src/model/index.ts';
import { mergeSoup, openReviews } from '../../src/soup/index.ts';
import { lockedPackage, type StatedPackage } from '../../src/sources/soup/reader.ts';

const item = (name: string, more: Partial<StatedPackage> = {}) =>
  lockedPackage('a.lock', { ecosystem: 'npm', name, version: '1.0.0', line: 1, ...more });
const soup: SoupItem[] = mergeSoup([
  item('with-tool', { scope: 'development', direct: false }),
  item('tool', { scope: 'development' }),
  item('deep', {
    direct: false,
    hashes: [
      { algorithm: 'SHA-1', value: 'b'.repeat(40) },
      { algorithm: 'SHA-256', value: 'a'.repeat(64) },
    ],
  }),
  item('extra', { scope: 'optional' }),
  item('image', { ecosystem: 'docker', kind: 'base image' }),
]);
const vulnerability = {
  id: 'CVE-1',
  aliases: ['CVE-1'],
  packages: [{ name: 'deep', version: '1.0.0', purl: 'pkg:npm/deep@1.0.0', locked: true }],
} as unknown as Vulnerability;
const model = {
  soup,
  items: [],
  vulnerabilities: [vulnerability, { ...vulnerability, id: 'CVE-2', withdrawn: '2026-01-01' }],
} as unknown as Model;

// @verifies SRS-3529
it('shows what is in the product first, then tools, and counts what comes with them', () => {
  const data = soupList.data({ model, graph: { up: () => [] } } as never, { scope: 'all' } as never) as {
    product: Record<string, unknown>[];
    tools: { name: string }[];
    withTools: number;
  };
  expect(
    data.product.map(({ name, kind, scope, isDirect, hash, vulnerabilities }) => [
      name,
      kind,
      scope,
      isDirect,
      hash,
      vulnerabilities,
    ]),
  ).toEqual([
    ['extra', '', 'optional', true, '', []],
    ['image', 'base image', '', true, '', []],
    ['deep', '', '', false, 'SHA-256 aaaaaaaaaaaaaaaa…', [{ id: 'CVE-1', state: 'not assessed' }]],
  ]);
  expect([data.tools.map(({ name }) => name), data.withTools]).toEqual([['tool'], 1]);
});

// @verifies SRS-1709
it('counts as open only what a rule demands', () => {
  const names = (safetyClass: string) => {
    const config = siteSchema.parse({
      product: { name: 'P', version: '1', safetyClass, manufacturer: { name: 'M', address: 'A' } },
    });
    return openReviews(model, config).map(({ name }) => name);
  };
  expect(names('A')).toEqual(['image', 'deep', 'extra']);
  expect(names('C')).toEqual(['image', 'deep', 'extra', 'tool']);
});

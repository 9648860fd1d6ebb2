import { expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { composePage, htmlOf } from './project.ts';

const stamp = {
  commit: '',
  tree: '',
  tools: { gcc: '14.2.0', node: '24.21.0' },
  os: 'linux 6.1 x64',
  runner: 'CI',
  files: {},
};
const record = 'reports/artifacts.intoto.json';
const sha256 = 'ab'.repeat(32);

/** Words of the first table, row by row. */
const rowsOf = (html: string): string[] =>
  html.split('</tr>').map((row) =>
    row
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

// @verifies SRS-3749
it('the software of a release is shown with its digest, its record and what made it', () => {
  const artifacts: Model['artifacts'] = [
    { name: 'build/pump.tgz', kind: 'file', sha256, size: 12, record, builder: 'urn:dossier:stamp' },
    { name: 'registry.example/pump', kind: 'image', sha256, record: 'reports/ci.intoto.json', builder: '' },
  ];
  const artifactRecords: Model['artifactRecords'] = [
    {
      path: record,
      sha256,
      origin: 'current',
      stamp,
      format: 'in-toto',
      builder: '',
      commits: [],
      artifacts: [],
    },
  ];
  const html = htmlOf(composePage('```dossier\nsoftware\n```\n', { model: { artifacts, artifactRecords } }));
  expect(rowsOf(html)).toEqual(
    expect.arrayContaining([
      `build/pump.tgz file, 12 bytes ${sha256} ${record} urn:dossier:stamp linux 6.1 x64 gcc 14.2.0 node 24.21.0`,
      `registry.example/pump image ${sha256} reports/ci.intoto.json not stated not stated not stated`,
    ]),
  );
  expect(
    htmlOf(composePage('```dossier\nsoftware\n```\n', { model: { artifacts: [], artifactRecords: [] } })),
  ).toContain('No software is bound to this release by its digest.');
});

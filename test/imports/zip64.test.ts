import { expect, it } from 'vitest';
import { unzipFiles } from '../../src/release/archive/unzip.ts';
import { zipFiles } from '../../src/release/archive/zip.ts';
import { contextOf, readFile, told } from './context.ts';
import { reqifOf } from './reqif-sample.ts';
import { zip64Of } from './zip64.ts';

// @verifies SRS-3801
it('an archive of ZIP64 is read, and none whose list lies elsewhere', () => {
  const context = contextOf({ format: 'reqif', map: { types: { Requirement: 'SRS' } } });
  const module = reqifOf({ One: [{ id: 'o-1', values: { 'ReqIF.ForeignID': 'SRS-1' } }] });
  const archive = zip64Of('one.reqif', module);
  expect(readFile('a.reqifz', archive, context).items.map(({ id }) => id)).toEqual(['SRS-1']);
  archive.writeBigUInt64LE(7n, archive.indexOf('PK\x06\x07') + 8);
  expect(told(readFile('a.reqifz', archive, context))).toEqual([
    expect.stringContaining('the list of its files is damaged'),
  ]);
});

// @verifies SRS-3801
it('an archive of a release that is ZIP64 is refused by that name, and what a ZIP cannot list is not packed', () => {
  expect(unzipFiles(zip64Of('a.txt', 'a'))).toEqual({
    refused: expect.stringContaining('it is written as ZIP64, which is not read'),
  });
  const many = new Map(Array.from({ length: 65_535 }, (_, index) => [`${index}`, new Uint8Array()]));
  expect(() => zipFiles(many)).toThrow('There are 65535 files, and a ZIP holds at most 65534.');
});

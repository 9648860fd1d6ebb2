import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeOrigin, readStamp } from '../../src/sources/stamp/index.ts';

const hash = 'a'.repeat(64);
const stamp = {
  commit: '1'.repeat(40),
  tree: '2'.repeat(40),
  tools: { node: '24' },
  os: 'linux',
  runner: 'CI',
  files: { 'junit.xml': hash },
};

// @verifies SRS-411, SRS-412
describe('the origin of a report', () => {
  it.each([
    ['of this tree', 'junit.xml', hash, stamp, { tree: stamp.tree }, 'current'],
    ['of another tree', 'junit.xml', hash, stamp, { tree: '3'.repeat(40) }, 'other'],
    ['changed after it was stamped', 'junit.xml', 'b'.repeat(64), stamp, { tree: stamp.tree }, 'altered'],
    ['changed, of another tree', 'junit.xml', 'b'.repeat(64), stamp, { tree: '' }, 'altered'],
    ['added after the stamp', 'more.xml', hash, stamp, { tree: stamp.tree }, 'unknown'],
    ['without a stamp', 'junit.xml', hash, undefined, { tree: stamp.tree }, 'unknown'],
    ['outside version control', 'junit.xml', hash, stamp, { tree: '' }, 'unknown'],
    ['stamped outside version control', 'junit.xml', hash, { ...stamp, tree: '' }, { tree: '' }, 'unknown'],
    ['named like a member of objects', 'constructor', hash, stamp, { tree: stamp.tree }, 'unknown'],
    ['named like a prototype', '__proto__', hash, stamp, { tree: stamp.tree }, 'unknown'],
  ])('%s', (_, name, sha256, of, revision, origin) => {
    expect(judgeOrigin(name, sha256, of, revision)).toBe(origin);
  });
});

// @verifies SRS-411, SRS-1306
describe('what is no stamp', () => {
  it.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['no files', JSON.stringify({ ...stamp, files: undefined })],
    ['a hash that is none', JSON.stringify({ ...stamp, files: { 'junit.xml': 'passed' } })],
    ['a tree that is none', JSON.stringify({ ...stamp, tree: 'HEAD' })],
    ['a list of tools', JSON.stringify({ ...stamp, tools: [{}] })],
    ['200,000 levels', '['.repeat(200_000)],
  ])('%s', (_, text) => expect(readStamp(Buffer.from(text))).toBeUndefined());

  it('whatever it holds, it is a stamp or none', () => {
    const whole = Buffer.from(JSON.stringify(stamp));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(40), fc.uint8Array({ maxLength: 4 }), (at, cut, put) => {
        const read = readStamp(Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + cut)]));
        expect(read === undefined || typeof read.files === 'object').toBe(true);
      }),
    );
    expect(readStamp(whole)).toEqual(stamp);
  });
});

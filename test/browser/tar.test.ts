import { expect, test } from 'vitest';
import { readTar } from '../../src/render/browser/tar.ts';

function entry(path: string, content: string, mode = '0000644'): Buffer {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write(mode, 100);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write('0', 156);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

test('files are read with their path, mode and bytes', () => {
  const archive = Buffer.concat([
    entry('lib/a', 'one', '0000755'),
    entry('b', 'x'.repeat(600)),
    Buffer.alloc(1024),
  ]);
  expect(readTar(archive).map(({ path, executable, bytes }) => [path, executable, bytes.length])).toEqual([
    ['lib/a', true, 3],
    ['b', false, 600],
  ]);
});

test.each([
  ['../out', 'The archive holds ../out, which leaves it.'],
  ['/etc/out', 'The archive holds /etc/out, which leaves it.'],
])('a path that leaves the archive is refused: %s', (path, message) => {
  expect(() => readTar(entry(path, 'x'))).toThrow(message);
});

test('an archive that ends too early is refused', () => {
  expect(() => readTar(entry('a', 'x'.repeat(600)).subarray(0, 700))).toThrow('The archive is damaged at a.');
});

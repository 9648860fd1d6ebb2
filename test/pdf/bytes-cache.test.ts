import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readBytes, writeBytes } from '../../src/cache/bytes-cache.ts';
import { cachedName, keepOnlyOf } from '../../src/render/pdf/text-cache.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossier-kept-'));
  return () => rmSync(directory, { recursive: true });
});

// @verifies SRS-3890
test('many bytes are kept as fewer, and read back the same; damaged ones are not', () => {
  const path = join(directory, 'a.print');
  const many = Buffer.from('12 0 obj\n<< /Type /StructElem /S /P >>\nendobj\n'.repeat(4000));
  for (const bytes of [many, Buffer.from('few\nbytes'), Buffer.alloc(0)]) {
    writeBytes(path, { about: { page: 'Ä' }, bytes });
    const kept = readBytes(path);
    expect(kept?.about).toEqual({ page: 'Ä' });
    expect(Buffer.compare(kept?.bytes ?? Buffer.from('none'), bytes)).toBe(0);
  }
  writeBytes(path, { about: 1, bytes: many });
  expect(statSync(path).size).toBeLessThan(many.length / 2);
  const whole = readFileSync(path);
  whole[whole.length - 9] = (whole[whole.length - 9] as number) ^ 1;
  writeFileSync(path, whole);
  expect(readBytes(path)).toBeUndefined();
});

// @verifies SRS-3890
test('nothing is kept of documents that are none of the set', () => {
  const kept = (id: string): string => cachedName(id, true, 'the front');
  for (const id of ['SRS', 'SRS-2', 'GONE'])
    writeBytes(join(directory, kept(id)), { about: 0, bytes: new Uint8Array(1) });
  keepOnlyOf(directory, ['SRS-2', 'SRS']);
  expect(readdirSync(directory)).toEqual([kept('SRS'), kept('SRS-2')].sort());
});

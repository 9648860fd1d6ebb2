import { afterEach, describe, expect, it } from 'vitest';
import { borrow, type Lent, lend } from '../../src/threads/lend.ts';

const lent: Lent[] = [];
const open = (bytesOf: (index: number) => Uint8Array): Lent['port'] => {
  const each = lend(bytesOf);
  lent.push(each);
  return each.port;
};
afterEach(() => {
  for (const { end } of lent.splice(0)) end();
});

// @verifies SRS-3903
describe('bytes that are lent', () => {
  it('are those that are asked for, and are handed over', async () => {
    const given = new Map<number, Uint8Array>();
    const port = open((index) => {
      const bytes = Uint8Array.of(index, 7);
      given.set(index, bytes);
      return bytes;
    });
    expect(await borrow(port, 3)).toEqual(Uint8Array.of(3, 7));
    expect([...given.keys()]).toEqual([3]);
    expect(await borrow(port, 1)).toEqual(Uint8Array.of(1, 7));
    expect([...given].map(([index, { byteLength }]) => [index, byteLength])).toEqual([
      [3, 0],
      [1, 0],
    ]);
  });

  it('are refused to who asks with the error of who lends them', async () => {
    const port = open((index) => {
      if (index > 0) throw new Error('It is gone.');
      return Uint8Array.of(1);
    });
    await expect(borrow(port, 1)).rejects.toThrow('It is gone.');
    expect(await borrow(port, 0)).toEqual(Uint8Array.of(1));
  });
});

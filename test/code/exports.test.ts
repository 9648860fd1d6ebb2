import { expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { context } from './context.ts';

const exportsOf = (path: string, text: string) =>
  codeSource.read({ path, bytes: Buffer.from(text) }, context()).codeFiles[0]?.exports;

it('exports are read with their signature up to the body, and the first paragraph of their comment', () => {
  const text = [
    '/**',
    ' * Sounds the alarm.',
    ' *',
    ' * More.',
    ' */',
    'export async function sound(',
    '  level: { high: boolean }, // how loud',
    '): Promise<{ done: boolean }> {',
    '  return { done: true };',
    '}',
    'export const limit: number = 3;',
    'export const pick = (a: string, b = "{") => a + b;',
    'export abstract class Queue<T> extends Base<{ a: T }> {}',
    'export type Level = "high" | "low";',
    '// export function old() {}',
    'const text = `',
    'export function quoted() {}`;',
    'function own() {}',
  ].join('\n');
  expect(
    exportsOf('src/alarm.ts', text)?.map(({ line, signature, summary }) => [line, signature, summary]),
  ).toEqual([
    [
      6,
      'export async function sound(level: { high: boolean }): Promise<{ done: boolean }>',
      'Sounds the alarm.',
    ],
    [11, 'export const limit: number', ''],
    [12, 'export const pick = (a: string, b = "{") =>', ''],
    [13, 'export abstract class Queue<T> extends Base<{ a: T }>', ''],
    [14, 'export type Level', ''],
  ]);
  expect(exportsOf('test/alarm.test.ts', text)).toBeUndefined();
});

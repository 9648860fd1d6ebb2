import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refused } from '../../model/index.ts';
import { sanitizeSvg } from './sanitize.ts';

/** What came of drawing a text: SVG, or what is wrong and in which line. */
export type Drawing = { svg: string } | Refused<{ message: string; line: number }>;

/** Drawings kept by key, one file each. What is read back is cleaned again: a cache is input like any other. */
export function diagramCache(directory: string | undefined): {
  read(key: string): Promise<Drawing | undefined>;
  write(key: string, drawing: Drawing): Promise<void>;
} {
  if (directory === undefined) return { read: async () => undefined, write: async () => {} };
  const home = join(directory, 'diagrams');
  const fileOf = (key: string) => join(home, `${key}.json`);
  return {
    async read(key) {
      try {
        return reviveDrawing(JSON.parse(await readFile(fileOf(key), 'utf8')), key);
      } catch {
        return undefined;
      }
    },
    async write(key, drawing) {
      await mkdir(home, { recursive: true });
      const building = `${fileOf(key)}.${randomUUID()}`;
      await writeFile(building, JSON.stringify(drawing));
      await rename(building, fileOf(key));
    },
  };
}

function reviveDrawing(value: unknown, key: string): Drawing | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('svg' in value && typeof value.svg === 'string') return { svg: sanitizeSvg(value.svg, key) };
  const { message, line } = ('refused' in value ? value.refused : {}) as {
    message?: unknown;
    line?: unknown;
  };
  return typeof message === 'string' && typeof line === 'number' ? { refused: { message, line } } : undefined;
}

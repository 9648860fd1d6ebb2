import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { readCached, writeCached } from '../cache/json-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import type { PageIndex, StandingPages } from '../render/site/index.ts';

/**
 * The pages of the output that stands, with what was kept of them when it was made.
 * @implements SRS-3656
 */
export function standingPages({ root, config }: Project): StandingPages {
  const path = join(root, config.output.cache, 'pages.json');
  const tool = toolIdentity();
  const kept = readCached(path) as { tool: string; index: PageIndex } | undefined;
  const room = { bytes: Buffer.allocUnsafe(1 << 16) };
  return {
    // Of another generator nothing counts.
    index: kept?.tool === tool ? kept.index : undefined,
    read(page) {
      try {
        return readInto(room, join(root, config.output.directory, 'site', page));
      } catch {
        return undefined;
      }
    },
    keep: (index) => writeCached(path, { tool, index }),
  };
}

/** Reads a file into room that is used again: one page after the other is read, changed, and written. */
function readInto(room: { bytes: Buffer }, path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    let size = 0;
    for (;;) {
      const read = readSync(file, room.bytes, size, room.bytes.length - size, size);
      size += read;
      // What does not fill the room ends there.
      if (size < room.bytes.length) return room.bytes.subarray(0, size);
      room.bytes = Buffer.concat([room.bytes], 2 * room.bytes.length);
    }
  } finally {
    closeSync(file);
  }
}

import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { readCached, writeCached } from '../cache/json-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import type { PageIndex, StandingPages } from '../render/site/index.ts';

/** Whether anything that counts was kept of the pages of the last build. */
export function hasStandingPages(project: Project): boolean {
  return readIndex(project) !== undefined;
}

/**
 * The pages of the output that stands, with what was kept of them when it was made.
 * @implements SRS-3656
 */
export function standingPages(project: Project): StandingPages {
  const { root, config } = project;
  const room = { bytes: Buffer.allocUnsafe(1 << 16) };
  return {
    index: readIndex(project),
    read(page) {
      try {
        return readInto(room, join(root, config.output.directory, 'site', page));
      } catch {
        return undefined;
      }
    },
    keep: (index) => writeCached(pathOf(project), { tool: toolIdentity(), index }),
  };
}

/** What was kept by this very generator. */
function readIndex(project: Project): PageIndex | undefined {
  const kept = readCached(pathOf(project)) as { tool: string; index: PageIndex } | undefined;
  return kept?.tool === toolIdentity() ? kept.index : undefined;
}

function pathOf({ root, config }: Project): string {
  return join(root, config.output.cache, 'pages.json');
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

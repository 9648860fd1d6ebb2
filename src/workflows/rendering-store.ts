import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes, writeBytes } from '../cache/bytes-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import type { RenderingStore } from '../documents/index.ts';
import { sha256Of } from '../model/index.ts';

/**
 * Pages rendered by this Dossier, a file each in the cache of the project.
 * @returns with what removes those that were not asked for, once all were
 * @implements SRS-3657
 */
export function renderingStore({ root, config }: Project): RenderingStore & { end(): void } {
  const directory = join(root, config.output.cache, 'renderings');
  const tool = toolIdentity();
  const asked = new Set<string>();
  const fileOf = (name: string): string => {
    const file = `${sha256Of(name).slice(0, 32)}.html`;
    asked.add(file);
    return join(directory, file);
  };
  return {
    read(name) {
      const kept = readBytes(fileOf(name));
      const { tool: of, about } = (kept?.about ?? {}) as { tool?: string; about?: unknown };
      return kept && of === tool ? { about, bytes: kept.bytes } : undefined;
    },
    write: (name, { about, bytes }) => writeBytes(fileOf(name), { about: { tool, about }, bytes }),
    end() {
      try {
        for (const file of readdirSync(directory))
          if (!asked.has(file)) rmSync(join(directory, file), { force: true });
      } catch {
        // Nothing is kept there.
      }
    },
  };
}

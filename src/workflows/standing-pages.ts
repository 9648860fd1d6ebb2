import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCached, writeCached } from '../cache/json-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import type { PageIndex, StandingPages } from '../render/site/index.ts';

const fileName = 'pages.json';

/**
 * The pages of the output that stands, with what was kept of them when it was made.
 * @implements SRS-3656
 */
export function standingPages({ root, config }: Project): StandingPages {
  const { cache, directory } = config.output;
  const path = join(root, cache, fileName);
  const tool = toolIdentity();
  const kept = readCached(path) as { tool: string; index: PageIndex } | undefined;
  return {
    index: kept?.tool === tool ? kept.index : undefined,
    read(page) {
      try {
        return readFileSync(join(root, directory, 'site', page));
      } catch {
        return undefined;
      }
    },
    keep: (index) => writeCached(path, { tool, index }),
  };
}

import { z } from 'zod';
import { defineBlock } from './block.ts';

/**
 * The software that is released with these documents, by its digests, with what built it and the machine that stated it (IEC 62304 5.8.4).
 * @implements SRS-3749
 */
export const software = defineBlock({
  name: 'software',
  summary:
    'The software that is released with the documents: files, images and packages with their digests and what built them.',
  parameters: z.strictObject({}),
  shows: [],
  data: ({ model: { artifacts, artifactRecords } }) => ({
    rows: artifacts.map(({ name, kind, size, sha256, record, builder }) => {
      const stamp = artifactRecords.find(({ path }) => path === record)?.stamp;
      return {
        name,
        kind,
        size,
        sha256,
        record,
        builder,
        system: stamp?.os ?? '',
        tools: Object.entries(stamp?.tools ?? {}).map(([tool, version]) => `${tool} ${version}`),
      };
    }),
  }),
});

import { z } from 'zod';
import { artifactEntry } from './artifacts.ts';
import { inside } from './inside-path.ts';

/** Where releases are kept, and the software that they bind. */
export const release = z.strictObject({
  /** Directory of the archives; keep it out of version control. */
  directory: inside.default('releases'),
  /** The software that is released: files and patterns of files that the build writes, `oci://host/name`, package URLs. */
  artifacts: z.array(artifactEntry).default([]),
  /** Whether archives hold the files of the software themselves, and not their hashes alone. */
  archiveArtifacts: z.boolean().default(true),
});

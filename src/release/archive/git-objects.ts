import { z } from 'zod';

const gitObjects = z.array(z.strictObject({ name: z.string(), raw: z.string() })).max(200);

/** A signed tag or commit that approves the release, as git stores it. */
export type GitObject = z.output<typeof gitObjects>[number];

/** Signed tags and commits as the archive holds them; none where it holds no list of them. */
export function readGitObjects(text: string): GitObject[] {
  try {
    return gitObjects.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

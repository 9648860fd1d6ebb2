import { createHash } from 'node:crypto';

/** Dates of commits by their hashes, which are those of what git stores: a date that was changed belongs to another commit. */
export function datesOf(commits: readonly string[]): Map<string, string> {
  return new Map(
    commits.flatMap((raw): [string, string][] => {
      const bytes = Buffer.from(raw);
      const seconds = Number(
        /^committer .*> (\d{1,11}) /m.exec(raw.split('\n\n', 1)[0] ?? '')?.[1] ?? Number.NaN,
      );
      if (Number.isNaN(seconds)) return [];
      const date = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
      return ['sha1', 'sha256'].map((kind) => [
        createHash(kind).update(`commit ${bytes.length}\0`).update(bytes).digest('hex'),
        date,
      ]);
    }),
  );
}
